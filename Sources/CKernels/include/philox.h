#pragma once
#include <stddef.h>
#include <stdint.h>

/// How many blocks are made together: counts are rounded up to this.
#define FIGMENT_PHILOX_STEP 8

/// Blocks of Philox4x32-10 for `count` counters that follow each other: block i has the counter (first + i, high), two words in
/// each half, and key number i. Its words go to out[2 * i] and out[2 * i + 1], the first one in the lowest bits.
///
/// `keys` and `out` have room for a count that is a multiple of the step. `vectors` lets the processor's wider instructions
/// be used, where it has them; the words are the same.
void figment_philox(
    const uint64_t *restrict keys, uint64_t first, uint64_t high, size_t count, uint64_t *restrict out, int vectors);
