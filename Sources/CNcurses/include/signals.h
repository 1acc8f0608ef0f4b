#ifndef WAYMARK_SIGNALS_H
#define WAYMARK_SIGNALS_H
/* Signals and crash recovery, in C because a Swift closure isn't safe in a signal handler. */

/* Catches signals; returns the file to poll for them, -1 where that fails. Call before the terminal is opened. */
int cn_install_signals(void);
/* From here on a crash gives the terminal back first; messages on standard error are kept until then. */
void cn_arm(void);
void cn_disarm(void);
/* Shows what was written to standard error meanwhile. */
void cn_release_errors(void);
/* Bit n-1 is set where signal n came since the last call. */
unsigned cn_take_signals(void);
/* Waits for input (1), a signal or wake (2), the extra file (4); 0 where milliseconds passed. */
int cn_wait(int extra, int milliseconds);
int cn_window_size(int *rows, int *columns);
/* Stops this process as Ctrl-Z does; returns when it goes on. */
void cn_stop(void);
/* Puts signals back for a child process, between fork and exec there is none of our code; restores ours after it. */
void cn_default_signals(void);
#endif
