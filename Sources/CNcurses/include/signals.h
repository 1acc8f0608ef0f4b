#ifndef WAYMARK_SIGNALS_H
#define WAYMARK_SIGNALS_H
/* Signals and crash recovery, in C because a Swift closure isn't safe in a signal handler. */

/* Catches signals, which cn_wait tells of; without a pipe for that they do as they do by default. Call before the
   terminal is opened. */
void cn_install_signals(void);
/* From here on a crash gives the terminal back first; messages on standard error are kept until then. */
void cn_arm(void);
void cn_disarm(void);
/* Shows what was written to standard error meanwhile. */
void cn_release_errors(void);
/* Bit n-1 is set where signal n came since the last call. */
unsigned cn_take_signals(void);
/* Waits for input (1), a signal or wake (2), the extra file (4), the terminal's end (8); 0 where milliseconds passed. */
int cn_wait(int extra, int milliseconds);
/* Waits for input alone: 1 where there is some, 0 where milliseconds passed or the terminal has ended. */
int cn_wait_for_input(int milliseconds);
int cn_window_size(int *rows, int *columns);
/* While something else has the terminal, Ctrl-C and Ctrl-\ are its own, and Ctrl-Z stops it and this process together. */
void cn_lend_signals(void);
void cn_take_back_signals(void);
/* Stops the job as Ctrl-Z does, whoever waits for this process with it; returns when it goes on, or at once where no
   shell could bring it back. Call between the two above. */
void cn_stop(void);
#endif
