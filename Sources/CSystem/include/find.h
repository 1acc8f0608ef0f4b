#ifndef WAYMARK_FIND_H
#define WAYMARK_FIND_H
#include <stddef.h>

/* Where a word of lower-case ASCII letters and digits first stands in the bytes, in capitals or not; -1 if nowhere. */
long cs_find_folded(const void *bytes, size_t count, const void *word, size_t length);
#endif
