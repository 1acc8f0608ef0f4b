#define _GNU_SOURCE 1
#include "CNcurses.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static SCREEN *screen;

/* A press, and what ncurses makes of presses that arrive together with their releases. */
static const mmask_t presses = BUTTON1_PRESSED | BUTTON1_CLICKED | BUTTON1_DOUBLE_CLICKED | BUTTON1_TRIPLE_CLICKED;

/* The locale that the user asks for, as setlocale looks for it; NULL where none is asked for. */
static const char *asked_locale(void) {
  static const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (int i = 0; i < 3; i++) {
    const char *value = getenv(names[i]);
    if (value != NULL && *value != 0) return value;
  }
  return NULL;
}

/* Whether the terminal shows UTF-8. A UTF-8 locale that isn't installed here still says what the terminal shows, and
   so does none at all; C, POSIX and Latin-1 ask for ASCII. Names are sent as UTF-8 whatever is asked for. */
static int take_locale(void) {
  setlocale(LC_ALL, "");
  if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 1;
  const char *asked = asked_locale();
  if (setlocale(LC_CTYPE, "C.UTF-8") == NULL) return 0;
  return asked == NULL || strcasestr(asked, "UTF-8") != NULL || strcasestr(asked, "UTF8") != NULL;
}

/* Sequences of keys that are sent by terminals whose description lacks them, or by several under one name. */
static void name_keys(void) {
  static const struct { const char *sequence; int code; } keys[] = {
      {"\033[200~", CN_PASTE_BEGIN}, {"\033[201~", CN_PASTE_END},
      {"\033[1;5D", CN_WORD_LEFT},   {"\033[1;5C", CN_WORD_RIGHT},
      {"\033[1;3D", CN_WORD_LEFT},   {"\033[1;3C", CN_WORD_RIGHT},
      {"\033[A", KEY_UP},            {"\033[B", KEY_DOWN},
      {"\033[C", KEY_RIGHT},         {"\033[D", KEY_LEFT},
      {"\033[H", KEY_HOME},          {"\033[F", KEY_END},
      {"\033[1~", KEY_HOME},         {"\033[4~", KEY_END},
      {"\033[7~", KEY_HOME},         {"\033[8~", KEY_END},
      {"\033[Z", KEY_BTAB},          {"\033[11~", KEY_F(1)},
      {"\033[12~", KEY_F(2)},        {"\033[13~", KEY_F(3)},
      {"\033[14~", KEY_F(4)},
  };
  for (unsigned i = 0; i < sizeof keys / sizeof *keys; i++)
    define_key(keys[i].sequence, keys[i].code);
}

/* Says something that ncurses knows nothing of, past its buffer, which is empty between two pictures. */
static void tell(const char *sequence) {
  ssize_t done = write(STDOUT_FILENO, sequence, strlen(sequence));
  (void)done;
}

int cn_open(int wants_mouse, int escape_delay) {
  int has_utf8 = take_locale();
  unsetenv("LINES");
  unsetenv("COLUMNS");
  set_escdelay(escape_delay);
  screen = newterm(NULL, stdout, stdin);
  if (screen == NULL) return 1;
  const char *address = tigetstr("cup");
  if (address == NULL || address == (char *)-1) {
    endwin();
    delscreen(screen);
    screen = NULL;
    return 3;
  }
  raw();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  meta(stdscr, TRUE);
  idlok(stdscr, TRUE);
  nodelay(stdscr, TRUE);
  if (wants_mouse) {
    mousemask(presses | BUTTON4_PRESSED | BUTTON5_PRESSED, NULL);
    mouseinterval(0);
  }
  name_keys();
  tell("\033[?2004h");
  return has_utf8 ? 0 : 2;
}

void cn_close(void) {
  if (screen == NULL) return;
  tell("\033[?2004l");
  endwin();
  fflush(stdout);
}

void cn_leave(void) {
  tell("\033[?2004l");
  endwin();
  fflush(stdout);
}

void cn_return(void) {
  /* What was shown before isn't shown again: the session may be locked by now. */
  erase();
  clearok(curscr, TRUE);
  refresh();
  tell("\033[?2004h");
}

int cn_rows(void) { return LINES; }
int cn_columns(void) { return COLS; }
int cn_colours(void) { return has_colors() ? tigetnum("colors") : 0; }

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

void cn_scroll(int top, int bottom, int up) {
  scrollok(stdscr, TRUE);
  wattr_set(stdscr, 0, 0, NULL);
  wsetscrreg(stdscr, top, bottom);
  wscrl(stdscr, up);
  wsetscrreg(stdscr, 0, LINES - 1);
  /* A character in the last corner would scroll everything. */
  scrollok(stdscr, FALSE);
}

void cn_clear(void) { werase(stdscr); }

void cn_refresh(int row, int column) {
  wmove(stdscr, row, column);
  curs_set(1);
  wrefresh(stdscr);
}

void cn_redraw(void) { clearok(curscr, TRUE); }
void cn_resize(int rows, int columns) { resizeterm(rows, columns); }

int cn_key(void) { return wgetch(stdscr); }

int cn_mouse(int *row, int *column) {
  MEVENT event;
  if (getmouse(&event) != OK) return CN_NONE;
  *row = event.y;
  *column = event.x;
  if (event.bstate & BUTTON4_PRESSED) return CN_WHEEL_UP;
  if (event.bstate & BUTTON5_PRESSED) return CN_WHEEL_DOWN;
  if (event.bstate & (BUTTON1_DOUBLE_CLICKED | BUTTON1_TRIPLE_CLICKED)) return CN_DOUBLE_PRESS;
  if (event.bstate & (BUTTON1_PRESSED | BUTTON1_CLICKED)) return CN_PRESS;
  return CN_NONE;
}
