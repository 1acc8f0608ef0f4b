#ifndef WAYMARK_FUZZER_H
#define WAYMARK_FUZZER_H
/* libFuzzer's own mutations, and a count of memory: every allocation of the process goes through the counters. */
#include <stddef.h>
#include <stdint.h>

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t longest);

/* Bytes that are allocated now. */
long cf_live(void);
/* The most that was allocated since the last cf_mark. */
long cf_peak(void);
/* Begins to look for the most anew. */
void cf_mark(void);

/* A file in memory of so many bytes, which a child keeps; negative where there is none. */
int cf_shared(size_t size);
#endif
