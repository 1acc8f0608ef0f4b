#ifndef WAYMARK_SLOW_SYNC_H
#define WAYMARK_SLOW_SYNC_H
/* Loaded with LD_PRELOAD by the benchmark: a disk whose flush takes SLOW_SYNC_US microseconds, one flush at a time, in
   which callers who wait share the next flush, as the kernel does it for one device. State is shared between processes
   through the file SLOW_SYNC_STATE. */
int fdatasync(int file);
int fsync(int file);
#endif
