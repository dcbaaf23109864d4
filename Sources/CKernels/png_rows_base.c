#pragma STDC FP_CONTRACT OFF
#include "png_parts.h"

#define LANES 16
#define NAME(x) base_##x
#define TABLE png_rows_base
#include "png_rows.h"
