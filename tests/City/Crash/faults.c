/* A disk that fails when it is told to. The first byte of the file named in FAULTS says what: 'w' one write in RARELY to a
   write-ahead log finds no room, 's' one sync of it in RARELY finds a broken sector, 'f' no kept file can be written; anything
   else is well. The number after it counts the faults. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

#define MOST_FDS 65536
#define RARELY 20

enum kind { OTHER, LOG, KEPT };
struct control { char what; char gap[7]; uint64_t faults; };

static unsigned char kinds[MOST_FDS];
static struct control *control;
static uint64_t calls;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("FAULTS");
    int fd = path ? REAL(open)(path, O_RDWR | O_CLOEXEC) : -1;
    if (fd < 0) return;
    void *mapped = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (mapped != MAP_FAILED) control = mapped;
    REAL(close)(fd);
}

static void watch(int fd, const char *path)
{
    size_t length = strlen(path);
    if (fd < 0 || fd >= MOST_FDS) return;
    kinds[fd] = length > 4 && !strcmp(path + length - 4, "-wal") ? LOG : strstr(path, "/files/") ? KEPT : OTHER;
}

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
    if (fd >= 0 && fd < MOST_FDS) kinds[fd] = OTHER;
    return REAL(close)(fd);
}

static int strikes(int fd, char log, char kept)
{
    if (!control || fd < 0 || fd >= MOST_FDS) return 0;
    char what = control->what;
    int struck = (kinds[fd] == KEPT && what == kept) || (kinds[fd] == LOG && what == log && __atomic_fetch_add(&calls, 1, __ATOMIC_RELAXED) % RARELY == 0);
    if (struck) __atomic_fetch_add(&control->faults, 1, __ATOMIC_RELAXED);
    return struck;
}

static int no(int why) { errno = why; return -1; }

ssize_t pwrite(int fd, const void *bytes, size_t size, off_t at)
{
    return strikes(fd, 'w', 'f') ? no(ENOSPC) : REAL(pwrite)(fd, bytes, size, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
    return strikes(fd, 'w', 'f') ? no(ENOSPC) : REAL(pwrite64)(fd, bytes, size, at);
}

ssize_t write(int fd, const void *bytes, size_t size) { return strikes(fd, 'w', 'f') ? no(ENOSPC) : REAL(write)(fd, bytes, size); }

int fsync(int fd) { return strikes(fd, 's', '-') ? no(EIO) : REAL(fsync)(fd); }
int fdatasync(int fd) { return strikes(fd, 's', '-') ? no(EIO) : REAL(fdatasync)(fd); }
