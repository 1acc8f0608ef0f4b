#ifndef WAYMARK_CSYSTEM_H
#define WAYMARK_CSYSTEM_H
#include <signal.h>
#include <stddef.h>
#include "find.h"
#include "password.h"
#include "rights.h"

/* System calls that Swift's Glibc module lacks. Each returns -1 and sets errno where it fails. */

/* The f_type of the file system that a path is on. */
long cs_file_system_type(const char *path);

/* Takes the exclusive flock: at once (milliseconds 0), or waiting at most so long in the kernel's own queue, which is
   fair. 1 taken, 0 another has it, -1 failed. */
int cs_lock(int file, int milliseconds);

/* Holds back SIGINT, SIGTERM, SIGHUP and SIGTSTP for this thread; gives the signals that were held before. */
void cs_hold_signals(sigset_t *before);

/* Holds back exactly these signals for this thread. */
void cs_restore_signals(const sigset_t *before);

/* Sends one line to the system log, as facility AUTHPRIV. */
void cs_log(const char *line);

/* Gives two paths each other's name in one step. */
int cs_exchange(const char *path, const char *other);

const void *cs_memmem(const void *bytes, size_t count, const void *part, size_t part_count);

/* Everything written to the file system of an open file is on the disk when this returns. */
int cs_syncfs(int file);
#endif
