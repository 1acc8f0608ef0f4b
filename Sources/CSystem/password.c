#include "password.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

/* The part of PAM's binary interface that asks for a password; it has been the same since 1996. The library is loaded
   when it is first needed, because a program that is never locked needn't have it. */
struct pam_message {
  int style;
  const char *text;
};
struct pam_response {
  char *text;
  int code;
};
struct pam_conversation {
  int (*ask)(int, const struct pam_message **, struct pam_response **, void *);
  void *data;
};
enum { PAM_SUCCESS = 0, PAM_CONV_ERR = 19, PAM_PROMPT_ECHO_OFF = 1, PAM_DISALLOW_NULL_AUTHTOK = 1 };

static int answer(int count, const struct pam_message **messages, struct pam_response **responses, void *password) {
  struct pam_response *given = calloc((size_t)count, sizeof *given);
  if (!given) return PAM_CONV_ERR;
  for (int i = 0; i < count; i++)
    if (messages[i]->style == PAM_PROMPT_ECHO_OFF) given[i].text = strdup(password);
  *responses = given;
  return PAM_SUCCESS;
}

int cs_check_password(const char *service, const char *user, const char *password) {
  void *library = dlopen("libpam.so.0", RTLD_NOW | RTLD_GLOBAL);
  if (!library) return -1;
  int (*start)(const char *, const char *, const struct pam_conversation *, void **) = dlsym(library, "pam_start");
  int (*authenticate)(void *, int) = dlsym(library, "pam_authenticate");
  int (*end)(void *, int) = dlsym(library, "pam_end");
  int result = -1;
  if (start && authenticate && end) {
    struct pam_conversation conversation = {answer, (void *)password};
    void *handle = NULL;
    if (start(service, user, &conversation, &handle) == PAM_SUCCESS) {
      int status = authenticate(handle, PAM_DISALLOW_NULL_AUTHTOK);
      result = status == PAM_SUCCESS;
      end(handle, status);
    }
  }
  return result;
}
