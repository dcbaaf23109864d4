#pragma STDC FP_CONTRACT OFF
#include "png_parts.h"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,bmi,bmi2,popcnt,lzcnt"))), apply_to = function)
#define LANES 32
#define NAME(x) avx2_##x
#define TABLE png_rows_avx2
#include "png_rows.h"
#pragma clang attribute pop
#endif
