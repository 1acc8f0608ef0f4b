#define _GNU_SOURCE 1
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

struct disk {
  _Atomic int ready;
  pthread_mutex_t mutex;
  pthread_cond_t done;
  long started, finished;
  int in_flight;
};

static struct disk *disk;
static long delay_us;
static int (*real_fdatasync)(int);

__attribute__((constructor)) static void begin(void) {
  real_fdatasync = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  const char *path = getenv("SLOW_SYNC_STATE"), *us = getenv("SLOW_SYNC_US");
  if (path == NULL || us == NULL) return;
  delay_us = atol(us);
  int file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  int made = file >= 0;
  if (!made) file = open(path, O_RDWR | O_CLOEXEC);
  if (file < 0 || (made && ftruncate(file, sizeof *disk) != 0)) return;
  while (!made && lseek(file, 0, SEEK_END) < (off_t)sizeof *disk) usleep(100);
  void *at = mmap(NULL, sizeof *disk, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (at == MAP_FAILED) return;
  disk = at;
  if (made) {
    pthread_mutexattr_t m;
    pthread_mutexattr_init(&m);
    pthread_mutexattr_setpshared(&m, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&m, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&disk->mutex, &m);
    pthread_condattr_t c;
    pthread_condattr_init(&c);
    pthread_condattr_setpshared(&c, PTHREAD_PROCESS_SHARED);
    pthread_cond_init(&disk->done, &c);
    disk->ready = 1;
  }
  while (!disk->ready) usleep(100);
}

static void wait_for_flush(void) {
  if (disk == NULL) return;
  if (pthread_mutex_lock(&disk->mutex) == EOWNERDEAD) pthread_mutex_consistent(&disk->mutex);
  /* A flush that is already in flight may have begun before our write, so the next one is ours. */
  long ours = disk->started + 1;
  while (disk->finished < ours) {
    if (disk->in_flight) {
      struct timespec until;
      clock_gettime(CLOCK_REALTIME, &until);
      until.tv_sec += 1;
      if (pthread_cond_timedwait(&disk->done, &disk->mutex, &until) == ETIMEDOUT) disk->in_flight = 0;
      continue;
    }
    disk->in_flight = 1;
    long mine = ++disk->started;
    pthread_mutex_unlock(&disk->mutex);
    struct timespec pause = {delay_us / 1000000, (delay_us % 1000000) * 1000};
    while (nanosleep(&pause, &pause) != 0 && errno == EINTR) {}
    if (pthread_mutex_lock(&disk->mutex) == EOWNERDEAD) pthread_mutex_consistent(&disk->mutex);
    if (disk->finished < mine) disk->finished = mine;
    disk->in_flight = 0;
    pthread_cond_broadcast(&disk->done);
  }
  pthread_mutex_unlock(&disk->mutex);
}

int fdatasync(int file) {
  wait_for_flush();
  return real_fdatasync(file);
}

int fsync(int file) { return fdatasync(file); }
