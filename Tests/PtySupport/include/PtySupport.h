#ifndef WAYMARK_PTY_SUPPORT_H
#define WAYMARK_PTY_SUPPORT_H
#include <sys/types.h>

/* Starts a program in a pseudo-terminal of its own; returns the process and puts the terminal's other end in *terminal.
   `folder` may be NULL. -1 where it fails. */
pid_t pt_start(char *const *arguments, const char *folder, int rows, int columns, int *terminal);
int pt_resize(int terminal, int rows, int columns);
/* Whether the terminal echoes and reads by lines, as a shell left it: 1 yes, 0 no. */
int pt_is_sane(int terminal);
/* How many columns the C library gives a character in UTF-8, as ncurses reckons; -1 for what can't be printed. */
int pt_columns(unsigned scalar);
#endif
