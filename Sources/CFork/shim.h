#pragma once
#include <sys/types.h>
#include <unistd.h>

// fork(2), which Swift does not import, since a process with threads must not go on in a child. The hook calls it
// before it has any.
static inline pid_t moda_fork(void) { return fork(); }
