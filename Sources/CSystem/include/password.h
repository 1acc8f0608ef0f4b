#ifndef WAYMARK_PASSWORD_H
#define WAYMARK_PASSWORD_H

/* Whether it is the login password of a user of the system, as PAM's service of that name sees it: 1 it is, 0 it isn't,
   -1 nobody can be asked. A wrong one takes about two seconds. */
int cs_check_password(const char *service, const char *user, const char *password);
#endif
