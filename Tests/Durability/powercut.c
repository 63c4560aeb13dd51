/* Records what a program writes to files whose path begins with POWERCUT_PREFIX, so that a power cut can be rehearsed afterwards without
   root, kernel module or special disk. Loaded with LD_PRELOAD. Each change goes to POWERCUT_RECORD with the bytes it replaces; fsync and
   fdatasync only leave a mark there, after the time a disk would take, so that the cut often falls while one is under way: the record, not the
   disk, decides what "had been made durable" when the program is shot. While the file POWERCUT_FULL is there, the disk is full.
   cc -O2 -shared -fPIC -o powercut.so powercut.c -ldl -lpthread */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#define SYNC_MICROSECONDS 10000

enum kind { WRITE = 1, TRUNCATE = 2, SYNC = 3 };

struct entry { /* followed by path, the bytes replaced, the bytes written */
    uint32_t magic, kind;
    uint64_t offset, old_length, new_length, old_size;
    uint32_t path_length, unused;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int record = -1;
static char prefix[1024];
static const char *full;
static ssize_t (*real_pwrite)(int, const void *, size_t, off64_t);
static ssize_t (*real_write)(int, const void *, size_t);
static int (*real_ftruncate)(int, off64_t);

static void find_real(void) {
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_write = dlsym(RTLD_NEXT, "write");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
}

__attribute__((constructor)) static void begin(void) {
    const char *of = getenv("POWERCUT_PREFIX"), *to = getenv("POWERCUT_RECORD");
    find_real();
    full = getenv("POWERCUT_FULL");
    if (!of || !to || strlen(of) >= sizeof prefix) return;
    strcpy(prefix, of);
    record = open(to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* The path's length when the file is one of those we record, else 0. The shared-memory file of a WAL is not part of what lasts. */
static size_t watched(int file, char *path, size_t room) {
    char link[64];
    if (record < 0 || file == record) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, room - 1);
    if (length <= 0) return 0;
    path[length] = 0;
    if (strncmp(path, prefix, strlen(prefix))) return 0;
    return length > 4 && !strcmp(path + length - 4, "-shm") ? 0 : (size_t)length;
}

static void note(enum kind kind, const char *path, size_t path_length, uint64_t offset, uint64_t size, const void *old,
                 size_t old_length, const void *new, size_t new_length) {
    struct entry head = {0x53414d53, kind, offset, old_length, new_length, size, (uint32_t)path_length, 0};
    struct iovec parts[4] = {{&head, sizeof head}, {(void *)path, path_length}, {(void *)old, old_length}, {(void *)new, new_length}};
    if (writev(record, parts, 4) < 0) abort(); /* a rehearsal without a full record proves nothing */
}

/* What stands in the file from offset on, read through a handle of our own since the program's may be write-only. */
static size_t read_old(const char *path, void *into, size_t length, off64_t offset) {
    int file = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = file < 0 ? 0 : pread64(file, into, length, offset);
    if (file >= 0) close(file);
    return got < 0 ? 0 : (size_t)got;
}

static ssize_t recorded_write(int file, const void *bytes, size_t length, off64_t offset, int at_cursor) {
    char path[1024];
    struct stat state;
    size_t path_length = watched(file, path, sizeof path);
    if (!path_length) return at_cursor ? real_write(file, bytes, length) : real_pwrite(file, bytes, length, offset);
    if (full && !access(full, F_OK)) {
        errno = ENOSPC;
        return -1;
    }
    void *old = malloc(length + 1);
    if (!old) abort();
    pthread_mutex_lock(&lock);
    fstat(file, &state);
    if (at_cursor) offset = fcntl(file, F_GETFL) & O_APPEND ? state.st_size : lseek64(file, 0, SEEK_CUR);
    size_t old_length = read_old(path, old, length, offset);
    note(WRITE, path, path_length, offset, state.st_size, old, old_length, bytes, length);
    ssize_t written = at_cursor ? real_write(file, bytes, length) : real_pwrite(file, bytes, length, offset);
    pthread_mutex_unlock(&lock);
    free(old);
    return written;
}

static int recorded_truncate(int file, off64_t size) {
    char path[1024];
    struct stat state;
    size_t path_length = watched(file, path, sizeof path);
    if (!path_length) return real_ftruncate(file, size);
    pthread_mutex_lock(&lock);
    fstat(file, &state);
    size_t lost = state.st_size > size ? state.st_size - size : 0;
    void *old = malloc(lost + 1);
    if (!old) abort();
    size_t old_length = lost ? read_old(path, old, lost, size) : 0;
    note(TRUNCATE, path, path_length, size, state.st_size, old, old_length, NULL, 0);
    int done = real_ftruncate(file, size);
    pthread_mutex_unlock(&lock);
    free(old);
    return done;
}

static int recorded_sync(int file) {
    char path[1024];
    size_t path_length = watched(file, path, sizeof path);
    if (!path_length) return 0;
    usleep(SYNC_MICROSECONDS);
    pthread_mutex_lock(&lock);
    note(SYNC, path, path_length, 0, 0, NULL, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
    return 0;
}

ssize_t pwrite64(int file, const void *bytes, size_t length, off64_t offset) { return recorded_write(file, bytes, length, offset, 0); }
ssize_t pwrite(int file, const void *bytes, size_t length, off_t offset) { return recorded_write(file, bytes, length, offset, 0); }
ssize_t write(int file, const void *bytes, size_t length) {
    if (!real_write) find_real(); /* another library's constructor may write before ours has run */
    return recorded_write(file, bytes, length, 0, 1);
}
int ftruncate64(int file, off64_t size) { return recorded_truncate(file, size); }
int ftruncate(int file, off_t size) { return recorded_truncate(file, size); }
int fsync(int file) { return recorded_sync(file); }
int fdatasync(int file) { return recorded_sync(file); }
