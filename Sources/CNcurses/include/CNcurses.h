#ifndef WAYMARK_CNCURSES_H
#define WAYMARK_CNCURSES_H
/* The wide interface of ncurses; the defines must precede every include. */
#ifndef _XOPEN_SOURCE
#define _XOPEN_SOURCE 700
#endif
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <wchar.h>
#include <ncurses.h>
#include "signals.h"

/* Swift can't see macros with casts, mutable globals and functions with varying arguments; these stand for them. */
enum cn_attribute { CN_BOLD = 1, CN_DIM = 2, CN_REVERSE = 4, CN_UNDERLINE = 8 };
enum cn_event { CN_NONE, CN_PRESS, CN_DOUBLE_PRESS, CN_WHEEL_UP, CN_WHEEL_DOWN };

/* Opens the terminal: 0 done, 1 unknown TERM, 2 opened for ASCII, 3 a terminal without a cursor to move. */
int cn_open(int wants_mouse, int escape_delay);
void cn_close(void);
int cn_rows(void);
int cn_columns(void);
int cn_colours(void);
/* Makes the six tones' pairs: 0 plain, 1 red, 2 yellow, 3 green, 4 cyan, 5 grey or plain. */
void cn_start_colours(void);
/* Shows text of one look at a place. */
void cn_put(int row, int column, const wchar_t *text, int count, int attributes, int pair);
/* Moves the rows from top to bottom up, or down where it is negative; what they leave is empty. */
void cn_scroll(int top, int bottom, int up);
void cn_clear(void);
void cn_refresh(int row, int column);
void cn_redraw(void);
void cn_resize(int rows, int columns);
/* The next byte that was typed, or one of ncurses' key codes from 256 on; -1 where nothing waits. Bytes are decoded by
   the caller: ncurses' own reading of wide characters drops up to 15 good ones behind a bad one. */
int cn_key(void);
/* What a mouse report says. */
int cn_mouse(int *row, int *column);
enum { CN_PASTE_BEGIN = 2000, CN_PASTE_END = 2001, CN_WORD_LEFT = 2002, CN_WORD_RIGHT = 2003 };
void cn_leave(void);
void cn_return(void);
#endif
