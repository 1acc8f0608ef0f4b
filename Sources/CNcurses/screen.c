#include "CNcurses.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static SCREEN *screen;
static int has_utf8;

int cn_open(int wants_mouse, int escape_delay) {
  setlocale(LC_ALL, "");
  has_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  /* A user's locale that isn't installed here must not turn names into question marks. */
  if (!has_utf8 && setlocale(LC_CTYPE, "C.UTF-8") != NULL) has_utf8 = 1;
  unsetenv("LINES");
  unsetenv("COLUMNS");
  set_escdelay(escape_delay);
  screen = newterm(NULL, stdout, stdin);
  if (screen == NULL) return 1;
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  meta(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  if (wants_mouse) {
    mousemask(ALL_MOUSE_EVENTS, NULL);
    mouseinterval(0);
  }
  define_key("\033[200~", CN_PASTE_BEGIN);
  define_key("\033[201~", CN_PASTE_END);
  putp("\033[?2004h");
  fflush(stdout);
  return has_utf8 ? 0 : 2;
}

void cn_close(void) {
  if (screen == NULL) return;
  putp("\033[?2004l");
  endwin();
  fflush(stdout);
}

void cn_leave(void) {
  putp("\033[?2004l");
  endwin();
  fflush(stdout);
}

void cn_return(void) {
  putp("\033[?2004h");
  clearok(curscr, TRUE);
  refresh();
}

int cn_rows(void) { return LINES; }
int cn_columns(void) { return COLS; }
int cn_colours(void) { return has_colors() ? COLORS : 0; }

void cn_start_colours(void) {
  start_color();
  use_default_colors();
  init_pair(1, COLOR_RED, -1);
  init_pair(2, COLOR_YELLOW, -1);
  init_pair(3, COLOR_GREEN, -1);
  init_pair(4, COLOR_CYAN, -1);
  init_pair(5, -1, -1);
}

void cn_put(int row, int column, const wchar_t *text, int count, int attributes, int pair) {
  attr_t attr = 0;
  if (attributes & CN_BOLD) attr |= WA_BOLD;
  if (attributes & CN_DIM) attr |= WA_DIM;
  if (attributes & CN_REVERSE) attr |= WA_REVERSE;
  if (attributes & CN_UNDERLINE) attr |= WA_UNDERLINE;
  wattr_set(stdscr, attr, (short)pair, NULL);
  mvwaddnwstr(stdscr, row, column, text, count);
}

void cn_clear(void) { werase(stdscr); }

void cn_refresh(int row, int column) {
  wmove(stdscr, row, column);
  curs_set(1);
  wrefresh(stdscr);
}

void cn_redraw(void) { clearok(curscr, TRUE); }
void cn_resize(int rows, int columns) { resizeterm(rows, columns); }

int cn_key(unsigned *value) {
  wint_t key = 0;
  int kind = wget_wch(stdscr, &key);
  if (kind == ERR) return -1;
  *value = (unsigned)key;
  return kind == KEY_CODE_YES ? 1 : 0;
}

int cn_mouse(int *row, int *column) {
  MEVENT event;
  if (getmouse(&event) != OK) return CN_NONE;
  *row = event.y;
  *column = event.x;
  if (event.bstate & BUTTON4_PRESSED) return CN_WHEEL_UP;
  if (event.bstate & BUTTON5_PRESSED) return CN_WHEEL_DOWN;
  if (event.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED)) return CN_PRESS;
  return CN_NONE;
}
