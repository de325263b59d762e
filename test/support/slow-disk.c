/* Loaded into PostgreSQL (LD_PRELOAD): a disk that takes its time. While the file named by SLOW_DISK exists, what is forced to the disk takes as many
   milliseconds as it holds, and what is written a twentieth of that. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

/* PostgreSQL writes over its own name later on. */
static int in_postgres;
__attribute__((constructor)) static void look(void) { in_postgres = !strcmp(program_invocation_short_name, "postgres"); }

static long wanted(void) {
  static __thread long milliseconds;
  static __thread struct timespec looked;
  struct timespec now;
  const char *path = getenv("SLOW_DISK");
  if (!path || !in_postgres) return 0;
  clock_gettime(CLOCK_MONOTONIC, &now);
  if (looked.tv_sec && now.tv_sec == looked.tv_sec) return milliseconds;
  looked = now;
  char text[16] = {0};
  FILE *file = fopen(path, "r");
  milliseconds = file && fgets(text, sizeof text, file) ? atol(text) : 0;
  if (file) fclose(file);
  return milliseconds;
}
static void take(long milliseconds) {
  if (milliseconds <= 0) return;
  struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
  while (nanosleep(&time, &time)) {}
}
#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

int fsync(int fd) { REAL(fsync); take(wanted()); return real(fd); }
int fdatasync(int fd) { REAL(fdatasync); take(wanted()); return real(fd); }
ssize_t pwrite(int fd, const void *from, size_t bytes, off_t at) { REAL(pwrite); take(wanted() / 20); return real(fd, from, bytes, at); }
ssize_t pwrite64(int fd, const void *from, size_t bytes, off64_t at) { REAL(pwrite64); take(wanted() / 20); return real(fd, from, bytes, at); }
