#ifndef WAYMARK_RIGHTS_H
#define WAYMARK_RIGHTS_H

/* To be called before anything else. Opens standard files that were closed. Where the kernel gave the program the rights
   of a group that its user hasn't (set-group-ID), takes away what the user could have left for it (open files, most of
   the environment, core dumps, being looked into, a limit on the size of files as far as it can be raised), keeps those
   rights aside and goes on with the user's own; returns that group. Else -1. A program that can't do so doesn't go on. */
long cs_settle_rights(void);

/* How large a file this process may write, in bytes; -1 where nothing limits it. */
long long cs_file_limit(void);

/* Whether an open file belongs to the group whose rights were lent, and so to the service; 0 where none were, and
   for root, who may. */
int cs_is_of_service(int file);

/* Gives the rights that were kept aside back for good. */
void cs_drop_rights(void);

/* Takes up the rights of the group that were kept aside, for this thread, until cs_leave_group. errno stays on leaving. */
void cs_enter_group(unsigned group);
void cs_leave_group(void);
#endif
