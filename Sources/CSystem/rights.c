#define _GNU_SOURCE 1
#include "rights.h"

#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

extern char **environ;

/* The group whose rights were lent; -1 where none were. */
static long lent = -1;

/* What the user's environment may say: nothing that names a file to be loaded, and no place of the service's. */
static const char *const kept[] = {"TERM",     "COLORTERM", "LANG",     "LANGUAGE", "COLUMNS", "LINES",
                                   "NO_COLOR", "PATH",      "EDITOR",   "VISUAL",   "SHELL",   "USER",
                                   "LOGNAME",  "DISPLAY",   "SSH_TTY",  "WAYLAND_DISPLAY", NULL};

static int is_kept(const char *entry) {
  size_t length = strcspn(entry, "=");
  if (strncmp(entry, "LC_", 3) == 0) return strchr(entry, '/') == NULL;
  for (int i = 0; kept[i]; i++) {
    if (strlen(kept[i]) != length || strncmp(entry, kept[i], length) != 0) continue;
    int is_name = strncmp(entry, "TERM=", 5) == 0 || strncmp(entry, "LANG", 4) == 0;
    return !is_name || strchr(entry, '/') == NULL;
  }
  return 0;
}

static void clean_environment(void) {
  char **to = environ;
  for (char **from = environ; *from; from++)
    if (is_kept(*from)) *to++ = *from;
  *to = NULL;
}

long cs_settle_rights(void) {
  for (int file = 0; file <= 2; file++) {
    /* What is opened next would become standard output, and be written over. */
    if (fcntl(file, F_GETFD) == -1 && open("/dev/null", file == 0 ? O_RDONLY : O_WRONLY) != file) _exit(126);
  }
  uid_t user = getuid();
  gid_t own = getgid(), given = getegid();
  if (geteuid() != user && setresuid(user, user, user) != 0) _exit(126);
  if (given == own) return -1;
  struct rlimit none = {0, 0}, size;
  clean_environment();
  if (close_range(3, ~0U, 0) != 0 || setrlimit(RLIMIT_CORE, &none) != 0 ||
      getrlimit(RLIMIT_FSIZE, &size) != 0 || setresgid(own, own, given) != 0 ||
      prctl(PR_SET_DUMPABLE, 0) != 0)
    _exit(126);
  /* What the user let files grow to is no limit of the service's, else they would choose what is written down. */
  size.rlim_cur = size.rlim_max;
  if (setrlimit(RLIMIT_FSIZE, &size) != 0) _exit(126);
  lent = (long)given;
  return lent;
}

int cs_is_of_service(int file) {
  struct stat found;
  return lent >= 0 && getuid() != 0 && (fstat(file, &found) != 0 || (long)found.st_gid == lent);
}

long long cs_file_limit(void) {
  struct rlimit size;
  if (getrlimit(RLIMIT_FSIZE, &size) != 0) return 0;
  return size.rlim_cur == RLIM_INFINITY || size.rlim_cur > LLONG_MAX ? -1 : (long long)size.rlim_cur;
}

void cs_drop_rights(void) {
  gid_t own = getgid();
  if (setresgid(own, own, own) != 0) _exit(126);
}

void cs_enter_group(unsigned group) {
  if (syscall(SYS_setresgid, (gid_t)-1, (gid_t)group, (gid_t)-1) != 0) _exit(126);
}

void cs_leave_group(void) {
  if (syscall(SYS_setresgid, (gid_t)-1, getgid(), (gid_t)-1) != 0) _exit(126);
}
