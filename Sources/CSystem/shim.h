#pragma once
// What Linux has beyond POSIX. The C library declares these only under _GNU_SOURCE, which Swift's importer doesn't set.
#if defined(__linux__)
int renameat2(int, const char *, int, const char *, unsigned int);
int syncfs(int);
enum { FIGMENT_RENAME_NOREPLACE = 1, FIGMENT_RENAME_EXCHANGE = 2 };
#endif
