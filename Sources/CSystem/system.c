#define _GNU_SOURCE 1
#include "CSystem.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <syslog.h>
#include <time.h>
#include <unistd.h>

long cs_file_system_type(const char *path) {
  struct statfs found;
  if (statfs(path, &found) != 0) return -1;
  return (long)found.f_type;
}

int cs_exchange(const char *path, const char *other) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, other, 2u /* RENAME_EXCHANGE */);
}

static void interrupt(int signal) { (void)signal; }

int cs_lock(int file, int milliseconds) {
  if (flock(file, LOCK_EX | LOCK_NB) == 0) return 1;
  if (errno != EWOULDBLOCK && errno != EINTR) return -1;
  if (milliseconds <= 0) return 0;

  /* A timer that interrupts this thread alone ends the wait; the queue of waiters stays the kernel's. */
  struct sigaction act;
  memset(&act, 0, sizeof act);
  act.sa_handler = interrupt;
  sigaction(SIGRTMIN, &act, NULL);
  struct sigevent event;
  memset(&event, 0, sizeof event);
  event.sigev_notify = SIGEV_THREAD_ID;
  event.sigev_signo = SIGRTMIN;
#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif
  event.sigev_notify_thread_id = (pid_t)syscall(SYS_gettid);
  /* Threads of a pool are born with every signal held back. */
  sigset_t alarm, mask;
  sigemptyset(&alarm);
  sigaddset(&alarm, SIGRTMIN);
  timer_t timer;
  if (timer_create(CLOCK_MONOTONIC, &event, &timer) != 0) return -1;
  pthread_sigmask(SIG_UNBLOCK, &alarm, &mask);
  struct itimerspec span = {{0, 50000000}, {milliseconds / 1000, (milliseconds % 1000) * 1000000L}};
  struct timespec start, now;
  clock_gettime(CLOCK_MONOTONIC, &start);
  timer_settime(timer, 0, &span, NULL);
  int result = 0;
  for (;;) {
    if (flock(file, LOCK_EX) == 0) {
      result = 1;
      break;
    }
    if (errno != EINTR) {
      result = -1;
      break;
    }
    clock_gettime(CLOCK_MONOTONIC, &now);
    long waited = (now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000;
    if (waited >= milliseconds) break;
  }
  int kept = errno;
  timer_delete(timer);
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  errno = kept;
  return result;
}

void cs_hold_signals(sigset_t *before) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGHUP);
  sigaddset(&set, SIGTSTP);
  pthread_sigmask(SIG_BLOCK, &set, before);
}

void cs_restore_signals(const sigset_t *before) { pthread_sigmask(SIG_SETMASK, before, NULL); }

const void *cs_memmem(const void *bytes, size_t count, const void *part, size_t part_count) {
  return memmem(bytes, count, part, part_count);
}

int cs_syncfs(int file) { return syncfs(file); }

void cs_log(const char *line) {
  openlog("waymark", LOG_PID, LOG_AUTHPRIV);
  syslog(LOG_NOTICE, "%s", line);
  closelog();
}
