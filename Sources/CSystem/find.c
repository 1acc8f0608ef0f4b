#include "find.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

static inline unsigned char lower(unsigned char c) { return c >= 'A' && c <= 'Z' ? c | 0x20 : c; }

static int equal_folded(const unsigned char *at, const unsigned char *word, size_t length) {
  for (size_t i = 0; i < length; i++) {
    if (lower(at[i]) != word[i]) return 0;
  }
  return 1;
}

long cs_find_folded(const void *bytes, size_t count, const void *word_bytes, size_t length) {
  const unsigned char *hay = bytes;
  const unsigned char *word = word_bytes;
  if (length == 0 || count < length) return -1;
  size_t last = count - length;
  size_t i = 0;
#if defined(__SSE2__)
  /* Compares 16 places at once by the word's first and last byte, folded by setting the bit that tells capitals apart. */
  const __m128i bit = _mm_set1_epi8(0x20);
  const __m128i first = _mm_set1_epi8((char)(word[0] | 0x20));
  const __m128i end = _mm_set1_epi8((char)(word[length - 1] | 0x20));
  for (; i + 16 + length - 1 <= count; i += 16) {
    __m128i a = _mm_or_si128(_mm_loadu_si128((const __m128i *)(hay + i)), bit);
    __m128i b = _mm_or_si128(_mm_loadu_si128((const __m128i *)(hay + i + length - 1)), bit);
    unsigned mask = (unsigned)_mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(a, first), _mm_cmpeq_epi8(b, end)));
    while (mask != 0) {
      unsigned at = (unsigned)__builtin_ctz(mask);
      if (equal_folded(hay + i + at, word, length)) return (long)(i + at);
      mask &= mask - 1;
    }
  }
#endif
  for (; i <= last; i++) {
    if (equal_folded(hay + i, word, length)) return (long)i;
  }
  return -1;
}
