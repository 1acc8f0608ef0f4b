#define _GNU_SOURCE 1
#include "fuzzer.h"

#include <errno.h>
#include <malloc.h>
#include <stdatomic.h>
#include <sys/mman.h>
#include <unistd.h>

/* glibc's own functions under the names by which a program that replaces malloc still reaches them. */
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static atomic_long live, peak;

static void *grown(void *block) {
  if (!block) return block;
  long now = atomic_fetch_add_explicit(&live, (long)malloc_usable_size(block), memory_order_relaxed)
      + (long)malloc_usable_size(block);
  if (now > atomic_load_explicit(&peak, memory_order_relaxed)) atomic_store_explicit(&peak, now, memory_order_relaxed);
  return block;
}

static void shrunk(void *block) {
  if (block) atomic_fetch_sub_explicit(&live, (long)malloc_usable_size(block), memory_order_relaxed);
}

long cf_live(void) { return atomic_load_explicit(&live, memory_order_relaxed); }
long cf_peak(void) { return atomic_load_explicit(&peak, memory_order_relaxed); }
void cf_mark(void) { atomic_store_explicit(&peak, cf_live(), memory_order_relaxed); }

void *malloc(size_t size) { return grown(__libc_malloc(size)); }
void *calloc(size_t count, size_t size) { return grown(__libc_calloc(count, size)); }
void *memalign(size_t alignment, size_t size) { return grown(__libc_memalign(alignment, size)); }
void *aligned_alloc(size_t alignment, size_t size) { return grown(__libc_memalign(alignment, size)); }

int posix_memalign(void **block, size_t alignment, size_t size) {
  *block = grown(__libc_memalign(alignment, size));
  return *block ? 0 : ENOMEM;
}

void *realloc(void *block, size_t size) {
  long before = block ? (long)malloc_usable_size(block) : 0;
  void *moved = __libc_realloc(block, size);
  if (!moved && size > 0) return NULL;
  atomic_fetch_sub_explicit(&live, before, memory_order_relaxed);
  return grown(moved);
}

void free(void *block) {
  shrunk(block);
  __libc_free(block);
}

int cf_shared(size_t size) {
  int file = memfd_create("input", 0);
  if (file >= 0 && ftruncate(file, (off_t)size) != 0) {
    close(file);
    return -1;
  }
  return file;
}
