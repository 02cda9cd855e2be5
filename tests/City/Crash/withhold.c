/* A disk that loses power when the process is killed: what is written to a write-ahead log stays in memory until fsync.
   With WITHHOLD=never even fsync keeps it there, which is the control: a durability test that passes on such a disk
   proves nothing. Only files whose path ends in "-wal" are touched; everything else goes straight through. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST_FDS 65536

struct piece { off_t at; size_t size; struct piece *next; char bytes[]; };
struct log { dev_t device; ino_t inode; off_t end; struct piece *first, *last; struct log *next; };

static struct log *logs;
static struct log *by_fd[MOST_FDS];
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int never(void) { const char *mode = getenv("WITHHOLD"); return mode && !strcmp(mode, "never"); }

static void watch(int fd, const char *path)
{
    size_t length = strlen(path);
    struct stat found;
    if (fd < 0 || fd >= MOST_FDS) return;
    pthread_mutex_lock(&gate);
    by_fd[fd] = NULL;
    if (length > 4 && !strcmp(path + length - 4, "-wal") && REAL(fstat)(fd, &found) == 0) {
        struct log *log = logs;
        while (log && (log->device != found.st_dev || log->inode != found.st_ino)) log = log->next;
        if (!log) {
            log = calloc(1, sizeof *log);
            log->device = found.st_dev;
            log->inode = found.st_ino;
            log->next = logs;
            logs = log;
        }
        by_fd[fd] = log;
    }
    pthread_mutex_unlock(&gate);
}

static struct log *watched(int fd) { return fd >= 0 && fd < MOST_FDS ? by_fd[fd] : NULL; }

#define OPEN(name) \
    int name(const char *path, int flags, ...) \
    { \
        mode_t mode = 0; \
        if (flags & O_CREAT) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); } \
        int fd = REAL(name)(path, flags, mode); \
        watch(fd, path); \
        return fd; \
    }
OPEN(open)
OPEN(open64)

int close(int fd)
{
    if (fd >= 0 && fd < MOST_FDS) by_fd[fd] = NULL;
    return REAL(close)(fd);
}

static ssize_t keep(struct log *log, const void *bytes, size_t size, off_t at)
{
    struct piece *piece = malloc(sizeof *piece + size);
    piece->at = at;
    piece->size = size;
    piece->next = NULL;
    memcpy(piece->bytes, bytes, size);
    pthread_mutex_lock(&gate);
    if (log->last) log->last->next = piece; else log->first = piece;
    log->last = piece;
    if (at + (off_t)size > log->end) log->end = at + size;
    pthread_mutex_unlock(&gate);
    return size;
}

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at)
{
    struct log *log = watched(fd);
    return log ? keep(log, bytes, size, at) : REAL(pwrite)(fd, bytes, size, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
    struct log *log = watched(fd);
    return log ? keep(log, bytes, size, at) : REAL(pwrite64)(fd, bytes, size, at);
}

static ssize_t overlay(struct log *log, char *bytes, size_t size, off_t at, ssize_t read)
{
    pthread_mutex_lock(&gate);
    if (read < 0) read = 0;
    for (struct piece *piece = log->first; piece; piece = piece->next) {
        off_t from = piece->at > at ? piece->at : at;
        off_t to = piece->at + (off_t)piece->size < at + (off_t)size ? piece->at + (off_t)piece->size : at + (off_t)size;
        if (from >= to) continue;
        memcpy(bytes + (from - at), piece->bytes + (from - piece->at), to - from);
        if (to - at > read) read = to - at;
    }
    pthread_mutex_unlock(&gate);
    return read;
}

ssize_t pread(int fd, void *bytes, size_t size, off_t at)
{
    struct log *log = watched(fd);
    ssize_t read = REAL(pread)(fd, bytes, size, at);
    return log ? overlay(log, bytes, size, at, read) : read;
}

ssize_t pread64(int fd, void *bytes, size_t size, off64_t at)
{
    struct log *log = watched(fd);
    ssize_t read = REAL(pread64)(fd, bytes, size, at);
    return log ? overlay(log, bytes, size, at, read) : read;
}

int fstat(int fd, struct stat *found)
{
    int answer = REAL(fstat)(fd, found);
    struct log *log = watched(fd);
    if (answer == 0 && log && log->end > found->st_size) found->st_size = log->end;
    return answer;
}

int fstat64(int fd, struct stat64 *found)
{
    int answer = REAL(fstat64)(fd, found);
    struct log *log = watched(fd);
    if (answer == 0 && log && log->end > found->st_size) found->st_size = log->end;
    return answer;
}

static void let_go(int fd, struct log *log)
{
    pthread_mutex_lock(&gate);
    for (struct piece *piece = log->first, *next; piece; piece = next) {
        next = piece->next;
        REAL(pwrite)(fd, piece->bytes, piece->size, piece->at);
        free(piece);
    }
    log->first = log->last = NULL;
    log->end = 0;
    pthread_mutex_unlock(&gate);
}

#define SYNC(name) \
    int name(int fd) \
    { \
        struct log *log = watched(fd); \
        if (log && never()) return 0; \
        if (log) let_go(fd, log); \
        return REAL(name)(fd); \
    }
SYNC(fsync)
SYNC(fdatasync)

static int cut(int fd, off_t size, int (*real)(int, off_t))
{
    struct log *log = watched(fd);
    if (log && !never()) let_go(fd, log);
    return real(fd, size);
}

int ftruncate(int fd, off_t size) { return cut(fd, size, REAL(ftruncate)); }
int ftruncate64(int fd, off64_t size) { return cut(fd, size, REAL(ftruncate64)); }
