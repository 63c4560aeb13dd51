/* Faults planted in the database library of a program that is otherwise whole, loaded with LD_PRELOAD: the rehearsals must find what they
   lose. FAULTY=off or normal lowers SQLite's synchronous behind the program's back; early answers COMMIT at once and commits when the next
   change begins; async lets PostgreSQL acknowledge before its log is on disk.
   cc -O2 -shared -fPIC -o faulty.so faulty.c -ldl */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

typedef struct sqlite3 sqlite3;
typedef struct sqlite3_stmt sqlite3_stmt;
typedef struct pg_result PGresult;
typedef struct pg_conn PGconn;
typedef int (*prepare)(sqlite3 *, const char *, int, unsigned, sqlite3_stmt **, const char **);
typedef int (*execute)(sqlite3 *, const char *, void *, void *, char **);
typedef PGresult *(*ask)(PGconn *, const char *);

/* The one connection that changes; and the same while it has been promised a commit that is not yet made. */
static sqlite3 *writer, *promised;

static int faulty(const char *how) {
    const char *asked = getenv("FAULTY");
    return asked && !strcmp(asked, how);
}

static void run(sqlite3 *database, const char *text) {
    ((execute)dlsym(RTLD_NEXT, "sqlite3_exec"))(database, text, NULL, NULL, NULL);
}

int sqlite3_prepare_v3(sqlite3 *database, const char *text, int length, unsigned flags, sqlite3_stmt **statement, const char **rest) {
    prepare real = (prepare)dlsym(RTLD_NEXT, "sqlite3_prepare_v3");
    if (!strncmp(text, "BEGIN IMMEDIATE", 15)) {
        if (faulty("off")) run(database, "PRAGMA synchronous = OFF");
        if (faulty("normal")) run(database, "PRAGMA synchronous = NORMAL");
        writer = database;
        if (promised == database) {
            promised = NULL;
            run(database, "COMMIT");
        }
    } else if (database == writer && faulty("early") && !strncmp(text, "COMMIT", 6)) {
        int code = real(database, "SELECT 1", -1, flags, statement, NULL);
        if (rest) *rest = text + strlen(text);
        promised = database;
        return code;
    }
    return real(database, text, length, flags, statement, rest);
}

int sqlite3_get_autocommit(sqlite3 *database) {
    return promised == database || ((int (*)(sqlite3 *))dlsym(RTLD_NEXT, "sqlite3_get_autocommit"))(database);
}

PGresult *PQexec(PGconn *connection, const char *text) {
    ask real = (ask)dlsym(RTLD_NEXT, "PQexec");
    if (faulty("async") && !strncmp(text, "COMMIT", 6)) return real(connection, "SET LOCAL synchronous_commit = off; COMMIT");
    return real(connection, text);
}
