#pragma once
#include <fcntl.h>
#include <signal.h>
#include <sys/types.h>
#include <unistd.h>
#if defined(__linux__)
#include <sys/syscall.h>
#endif

// Locks that belong to the open file, so that two of one process exclude each other too; where the system has none,
// those of the process.
#if defined(__linux__)
enum { MODA_LOCK_ASK = 36 /* F_OFD_GETLK */, MODA_LOCK_TAKE = 37, MODA_LOCK_AWAIT = 38 };
#else
enum { MODA_LOCK_ASK = F_GETLK, MODA_LOCK_TAKE = F_SETLK, MODA_LOCK_AWAIT = F_SETLKW };
#endif

// fork(2), which Swift does not import, since a process with threads must not go on in a child. The hook calls it
// before it has any.
static inline pid_t moda_fork(void) { return fork(); }

// Marks every descriptor from `first` up as not to be inherited by a program that is started.
static inline void moda_keep_descriptors(int first) {
#if defined(__linux__) && defined(SYS_close_range)
    if (syscall(SYS_close_range, (unsigned)first, ~0U, 4U /* CLOSE_RANGE_CLOEXEC */) == 0) return;
#endif
    for (int descriptor = first; descriptor < 1024; descriptor++) fcntl(descriptor, F_SETFD, FD_CLOEXEC);
}

// Closes every descriptor from 3 up but one: whoever started us may wait for the end of what it let us inherit.
static inline void moda_close_inherited(int kept) {
#if defined(__linux__) && defined(SYS_close_range)
    int below = kept <= 3 || syscall(SYS_close_range, 3U, (unsigned)kept - 1, 0U) == 0;
    if (below && syscall(SYS_close_range, kept < 3 ? 3U : (unsigned)kept + 1, ~0U, 0U) == 0) return;
#endif
    for (int descriptor = 3; descriptor < 1024; descriptor++)
        if (descriptor != kept) close(descriptor);
}

// Starts a program in a session of its own, with `input` (or nothing) to read and nobody to write to; returns its id.
// Between fork and exec only calls that are safe after a fork of a process with threads.
static inline pid_t moda_start(const char *program, char *const arguments[], int input) {
    pid_t child = fork();
    if (child != 0) return child;
    setsid();
    int nothing = open("/dev/null", O_RDWR);
    if (nothing < 0) _exit(127);
    if (dup2(input >= 0 ? input : nothing, 0) < 0 || dup2(nothing, 1) < 0 || dup2(nothing, 2) < 0) _exit(127);
    moda_keep_descriptors(3);
    if (nice(10) == -1) {} // The agent's own work comes first.
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    int usual[] = {SIGPIPE, SIGTERM, SIGHUP, SIGINT, SIGALRM};
    for (int index = 0; index < 5; index++) signal(usual[index], SIG_DFL);
    execv(program, arguments);
    _exit(127);
}
