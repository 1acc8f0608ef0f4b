#define _GNU_SOURCE 1
#include "PtySupport.h"

#include <fcntl.h>
#include <locale.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

pid_t pt_start(char *const *arguments, const char *folder, int rows, int columns, int *terminal) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  pid_t child = forkpty(terminal, NULL, NULL, &size);
  if (child == 0) {
    /* Threads of a test runner hold every signal back, and a child is born with its parent's mask. */
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (folder != NULL && chdir(folder) != 0) _exit(126);
    execvp(arguments[0], arguments);
    _exit(127);
  }
  if (child > 0) {
    fcntl(*terminal, F_SETFL, fcntl(*terminal, F_GETFL) | O_NONBLOCK);
    fcntl(*terminal, F_SETFD, FD_CLOEXEC);
  }
  return child;
}

int pt_resize(int terminal, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(terminal, TIOCSWINSZ, &size);
}

int pt_is_sane(int terminal) {
  struct termios found;
  if (tcgetattr(terminal, &found) != 0) return 0;
  return (found.c_lflag & (ICANON | ECHO)) == (ICANON | ECHO);
}

int pt_columns(unsigned scalar) {
  static locale_t utf8;
  if (utf8 == 0) utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", 0);
  locale_t before = uselocale(utf8);
  int columns = wcwidth((wchar_t)scalar);
  uselocale(before);
  return columns;
}
