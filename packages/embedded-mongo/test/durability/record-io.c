// Stands between a process and its kernel (LD_PRELOAD): writes down, in one order, what is written to the database's
// file, what is asked to be synced and is, and what is sent over sockets. test/durability/recording.ts reads it.
//   QUAD_RECORD_FILE  how the watched path ends      QUAD_RECORD_LOG   where to write it down (appended)
//   QUAD_RECORD_SYNC  "off": syncs are swallowed, neither passed on nor noted
//   QUAD_RECORD_SYNC_US  a sync takes at least so long, as on a slow disk
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST_FDS 65536
enum { UNKNOWN = 0, OTHER = 1, WATCHED = 2, WATCHED_DSYNC = 3, SOCKET = 4 };

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static unsigned char kinds[MOST_FDS];
static int log_fd = -1;
static int swallow = 0;
static useconds_t slow = 0;
static const char *watched = 0;

__attribute__((constructor)) static void begin(void) {
  const char *log = getenv("QUAD_RECORD_LOG");
  watched = getenv("QUAD_RECORD_FILE");
  if (!log || !watched) return;
  const char *sync = getenv("QUAD_RECORD_SYNC");
  swallow = sync && !strcmp(sync, "off");
  const char *us = getenv("QUAD_RECORD_SYNC_US");
  slow = us ? (useconds_t)atoi(us) : 0;
  log_fd = syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void stop(const char *why) {
  fprintf(stderr, "record-io: %s\n", why);
  abort();
}

// One record: what, descriptor, offset, length, bytes. In one call, so that a kill leaves no half of one behind another.
static void note(char what, int fd, uint64_t offset, const struct iovec *parts, int count, size_t length) {
  struct { char what[4]; int32_t fd; uint64_t offset; uint64_t length; } head = {{what, 0, 0, 0}, fd, offset, length};
  struct iovec all[128];
  if (count > 127) stop("more parts than it can write down");
  all[0].iov_base = &head;
  all[0].iov_len = sizeof head;
  size_t left = length;
  int used = 1;
  for (int i = 0; i < count && left > 0; i++) {
    all[used] = parts[i];
    if (all[used].iov_len > left) all[used].iov_len = left;
    left -= all[used++].iov_len;
  }
  if (syscall(SYS_writev, log_fd, all, used) != (long)(sizeof head + length)) stop("the log cannot be written");
}

static int kind_of(int fd) {
  if (log_fd < 0 || fd < 0 || fd >= MOST_FDS || fd == log_fd) return OTHER;
  if (kinds[fd] == UNKNOWN) {
    struct stat st;
    kinds[fd] = fstat(fd, &st) == 0 && S_ISSOCK(st.st_mode) ? SOCKET : OTHER;
  }
  return kinds[fd];
}

// The file, or the one that it is made as.
static int is_watched(const char *path) {
  size_t a = strlen(path), b = strlen(watched);
  if (a >= 4 && !strcmp(path + a - 4, ".new")) a -= 4;
  return a >= b && !strncmp(path + a - b, watched, b);
}

static void opened(int fd, const char *path, int flags) {
  if (fd < 0 || fd >= MOST_FDS || log_fd < 0) return;
  kinds[fd] = !is_watched(path) ? UNKNOWN : (flags & O_DSYNC) ? WATCHED_DSYNC : WATCHED;
}

#define OPEN(name)                                                        \
  int name(const char *path, int flags, ...) {                            \
    mode_t mode = 0;                                                      \
    if (flags & (O_CREAT | __O_TMPFILE)) {                                \
      va_list rest;                                                       \
      va_start(rest, flags);                                              \
      mode = va_arg(rest, mode_t);                                        \
      va_end(rest);                                                       \
    }                                                                     \
    int fd = syscall(SYS_openat, AT_FDCWD, path, flags, mode);            \
    opened(fd, path, flags);                                              \
    return fd;                                                            \
  }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                      \
  int name(int at, const char *path, int flags, ...) {                    \
    mode_t mode = 0;                                                      \
    if (flags & (O_CREAT | __O_TMPFILE)) {                                \
      va_list rest;                                                       \
      va_start(rest, flags);                                              \
      mode = va_arg(rest, mode_t);                                        \
      va_end(rest);                                                       \
    }                                                                     \
    int fd = syscall(SYS_openat, at, path, flags, mode);                  \
    opened(fd, path, flags);                                              \
    return fd;                                                            \
  }
OPENAT(openat)
OPENAT(openat64)

int close(int fd) {
  if (fd >= 0 && fd < MOST_FDS) kinds[fd] = UNKNOWN;
  return syscall(SYS_close, fd);
}

// With O_DSYNC the call returns when its own bytes are on disk; with syncs swallowed, when they are in the cache.
static ssize_t file_write(int fd, int kind, const struct iovec *parts, int count, off64_t at) {
  pthread_mutex_lock(&order);
  int to = fd;
  if (kind == WATCHED_DSYNC && swallow) {
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    to = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY);
    if (to < 0) stop("the file cannot be opened without O_DSYNC");
  }
  // Noted before it is done: a kill in the midst of the call leaves the bytes in the cache, and nobody to note them.
  size_t length = 0;
  for (int i = 0; i < count; i++) length += parts[i].iov_len;
  note('w', fd, at, parts, count, length);
  ssize_t done = syscall(SYS_pwritev, to, parts, (unsigned long)count, (long)at, 0L);
  if (to != fd) syscall(SYS_close, to);
  if (done >= 0 && (size_t)done != length) stop("half of a write was done");
  if (done > 0 && kind == WATCHED_DSYNC && !swallow) note('d', fd, at, parts, count, done);
  pthread_mutex_unlock(&order);
  return done;
}

// Noted before it is sent: the decision to answer is what binds, also when a kill comes between the two.
static ssize_t send_noted(int fd, const struct msghdr *message, int flags) {
  size_t length = 0;
  for (size_t i = 0; i < message->msg_iovlen; i++) length += message->msg_iov[i].iov_len;
  pthread_mutex_lock(&order);
  note('s', fd, 0, message->msg_iov, message->msg_iovlen, length);
  ssize_t done = syscall(SYS_sendmsg, fd, message, flags);
  if (done >= 0 && (size_t)done != length) stop("half of an answer was sent");
  pthread_mutex_unlock(&order);
  return done;
}

static ssize_t any_write(int fd, const struct iovec *parts, int count, long number) {
  int kind = kind_of(fd);
  if (kind == WATCHED || kind == WATCHED_DSYNC) {
    off64_t at = syscall(SYS_lseek, fd, 0L, SEEK_CUR);
    ssize_t done = file_write(fd, kind, parts, count, at);
    if (done > 0) syscall(SYS_lseek, fd, (long)(at + done), SEEK_SET);
    return done;
  }
  if (kind != SOCKET) return syscall(number, fd, parts, (unsigned long)count);
  struct msghdr message = {.msg_iov = (struct iovec *)parts, .msg_iovlen = count};
  return send_noted(fd, &message, MSG_NOSIGNAL);
}

ssize_t write(int fd, const void *bytes, size_t length) {
  int kind = kind_of(fd);
  if (kind == OTHER) return syscall(SYS_write, fd, bytes, length);
  struct iovec part = {(void *)bytes, length};
  return any_write(fd, &part, 1, SYS_writev);
}

ssize_t writev(int fd, const struct iovec *parts, int count) { return any_write(fd, parts, count, SYS_writev); }

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t at) {
  int kind = kind_of(fd);
  if (kind != WATCHED && kind != WATCHED_DSYNC) return syscall(SYS_pwrite64, fd, bytes, length, at);
  struct iovec part = {(void *)bytes, length};
  return file_write(fd, kind, &part, 1, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t at) { return pwrite64(fd, bytes, length, at); }

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) {
  int kind = kind_of(fd);
  if (kind != WATCHED && kind != WATCHED_DSYNC)
    return syscall(SYS_pwritev, fd, parts, (unsigned long)count, (long)at, 0L);
  return file_write(fd, kind, parts, count, at);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) { return pwritev64(fd, parts, count, at); }

ssize_t sendmsg(int fd, const struct msghdr *message, int flags) {
  if (kind_of(fd) != SOCKET) return syscall(SYS_sendmsg, fd, message, flags);
  return send_noted(fd, message, flags);
}

static int file_sync(int fd, long number) {
  int kind = kind_of(fd);
  if (kind != WATCHED && kind != WATCHED_DSYNC) return syscall(number, fd);
  if (swallow) return 0;
  pthread_mutex_lock(&order);
  note('b', fd, 0, 0, 0, 0);
  pthread_mutex_unlock(&order);
  if (slow) usleep(slow);
  int done = syscall(number, fd);
  if (done == 0) {
    pthread_mutex_lock(&order);
    note('e', fd, 0, 0, 0, 0);
    pthread_mutex_unlock(&order);
  }
  return done;
}

int fdatasync(int fd) { return file_sync(fd, SYS_fdatasync); }
int fsync(int fd) { return file_sync(fd, SYS_fsync); }

int rename(const char *from, const char *to) {
  int done = syscall(SYS_rename, from, to);
  if (done == 0 && log_fd >= 0 && is_watched(from) && is_watched(to)) {
    pthread_mutex_lock(&order);
    note('r', -1, 0, 0, 0, 0);
    pthread_mutex_unlock(&order);
  }
  return done;
}

int ftruncate64(int fd, off64_t length) {
  int kind = kind_of(fd);
  if (kind != WATCHED && kind != WATCHED_DSYNC) return syscall(SYS_ftruncate, fd, length);
  pthread_mutex_lock(&order);
  int done = syscall(SYS_ftruncate, fd, length);
  if (done == 0) note('t', fd, length, 0, 0, 0);
  pthread_mutex_unlock(&order);
  return done;
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

// A writable mapping would change the file behind our back.
void *mmap64(void *address, size_t length, int protection, int flags, int fd, off64_t at) {
  if (fd >= 0 && (protection & PROT_WRITE) && (flags & MAP_SHARED)) {
    int kind = kind_of(fd);
    if (kind == WATCHED || kind == WATCHED_DSYNC) stop("the database's file is mapped to be written");
  }
  return (void *)syscall(SYS_mmap, address, length, protection, flags, fd, at);
}

void *mmap(void *address, size_t length, int protection, int flags, int fd, off_t at) {
  return mmap64(address, length, protection, flags, fd, at);
}
