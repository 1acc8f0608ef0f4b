#define _GNU_SOURCE 1
#include "signals.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

static int ends[2] = {-1, -1};
static _Atomic unsigned pending;
static volatile sig_atomic_t armed;
static struct termios saved;
static int have_saved, chains;
static int error_file = -1, memory_file = -1;
static const int crashes[] = {SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT, SIGSYS};
enum { CRASHES = sizeof crashes / sizeof *crashes };
static struct sigaction old[CRASHES];
static char crash_stack[65536];

/* Mouse off, paste off, attributes off, cursor on, keypad off, the normal screen. */
static const char reset[] =
    "\033[?1000l\033[?1002l\033[?1003l\033[?1006l\033[?2004l\033[m\033[?25h\033[?1l\033>\033[?1049l\r\n";

static void give_errors_back(void) {
  if (error_file < 0) return;
  dup2(error_file, STDERR_FILENO);
  char buffer[1024];
  ssize_t count;
  lseek(memory_file, 0, SEEK_SET);
  while ((count = read(memory_file, buffer, sizeof buffer)) > 0) {
    ssize_t done = write(STDERR_FILENO, buffer, (size_t)count);
    (void)done;
  }
  close(error_file);
  close(memory_file);
  error_file = memory_file = -1;
}

static void restore(void) {
  if (!armed) return;
  armed = 0;
  ssize_t done = write(STDOUT_FILENO, reset, sizeof reset - 1);
  (void)done;
  if (have_saved) tcsetattr(STDIN_FILENO, TCSANOW, &saved);
  give_errors_back();
}

static void on_crash(int signal_number, siginfo_t *info, void *context) {
  restore();
  for (int i = 0; i < CRASHES; i++) {
    if (crashes[i] != signal_number) continue;
    sigaction(signal_number, &old[i], NULL);
    /* Swift's backtracer waits half a minute for a key on a terminal, so it runs only where it was asked for. */
    if (chains && (old[i].sa_flags & SA_SIGINFO) && old[i].sa_sigaction) {
      old[i].sa_sigaction(signal_number, info, context);
      return;
    }
  }
  signal(signal_number, SIG_DFL);
  raise(signal_number);
}

static void on_note(int signal_number) {
  int kept = errno;
  atomic_fetch_or(&pending, 1u << (signal_number - 1));
  ssize_t done = write(ends[1], "s", 1);
  (void)done;
  errno = kept;
}

static const int notes[] = {SIGWINCH, SIGHUP, SIGTERM, SIGINT, SIGCONT, SIGTSTP};

static void catch_notes(void) {
  struct sigaction act;
  memset(&act, 0, sizeof act);
  sigfillset(&act.sa_mask);
  act.sa_flags = SA_RESTART;
  act.sa_handler = on_note;
  sigset_t wanted;
  sigemptyset(&wanted);
  for (unsigned i = 0; i < sizeof notes / sizeof *notes; i++) {
    sigaction(notes[i], &act, NULL);
    sigaddset(&wanted, notes[i]);
  }
  sigprocmask(SIG_UNBLOCK, &wanted, NULL);
}

void cn_install_signals(void) {
  if (ends[0] < 0 && pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) return;
  chains = getenv("SWIFT_BACKTRACE") != NULL;
  have_saved = tcgetattr(STDIN_FILENO, &saved) == 0;
  stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
  sigaltstack(&stack, NULL);
  struct sigaction act;
  memset(&act, 0, sizeof act);
  sigfillset(&act.sa_mask);
  act.sa_flags = SA_SIGINFO | SA_ONSTACK;
  act.sa_sigaction = on_crash;
  for (int i = 0; i < CRASHES; i++) sigaction(crashes[i], &act, &old[i]);
  catch_notes();
  signal(SIGPIPE, SIG_IGN);
}

void cn_arm(void) {
  if (error_file < 0 && isatty(STDERR_FILENO)) {
    memory_file = memfd_create("errors", MFD_CLOEXEC);
    if (memory_file >= 0) {
      error_file = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
      dup2(memory_file, STDERR_FILENO);
    }
  }
  armed = 1;
}

void cn_disarm(void) { armed = 0; }
void cn_release_errors(void) { give_errors_back(); }
unsigned cn_take_signals(void) { return atomic_exchange(&pending, 0u); }

int cn_wait(int extra, int milliseconds) {
  struct pollfd files[3] = {{STDIN_FILENO, POLLIN, 0}, {ends[0], POLLIN, 0}, {extra, POLLIN, 0}};
  int found;
  do found = poll(files, extra >= 0 ? 3 : 2, milliseconds);
  while (found < 0 && errno == EINTR && atomic_load(&pending) == 0);
  int result = 0;
  if (found > 0 && files[0].revents & POLLIN) result |= 1;
  if (found > 0 && files[0].revents & (POLLHUP | POLLERR | POLLNVAL)) result |= 8;
  if (found > 0 && extra >= 0 && files[2].revents) result |= 4;
  if (atomic_load(&pending) != 0 || (found > 0 && files[1].revents)) {
    char buffer[256];
    while (read(ends[0], buffer, sizeof buffer) > 0) {}
    result |= 2;
  }
  return result;
}

int cn_wait_for_input(int milliseconds) {
  struct pollfd file = {STDIN_FILENO, POLLIN, 0};
  return poll(&file, 1, milliseconds) > 0 && file.revents & POLLIN;
}

int cn_window_size(int *rows, int *columns) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return -1;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return 0;
}

static struct sigaction quit_action;

void cn_lend_signals(void) {
  struct sigaction ignored;
  memset(&ignored, 0, sizeof ignored);
  ignored.sa_handler = SIG_IGN;
  sigaction(SIGINT, &ignored, NULL);
  sigaction(SIGQUIT, &ignored, &quit_action);
  signal(SIGTSTP, SIG_DFL);
}

void cn_take_back_signals(void) {
  sigaction(SIGQUIT, &quit_action, NULL);
  catch_notes();
}

void cn_stop(void) { kill(0, SIGTSTP); }
