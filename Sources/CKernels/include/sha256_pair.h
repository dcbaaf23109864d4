#pragma once
#include <stddef.h>
#include <stdint.h>

/// Whether this processor has the instructions that `figment_sha256_pair` is made of.
int figment_sha256_pair_supported(void);

/// Takes so many blocks of 64 bytes into two SHA-256 states (eight words each, as FIPS 180-4 names them a to h) at once. One
/// state's rounds wait for each other most of the time; two use what the other leaves idle. Only where it is supported.
void figment_sha256_pair(
    uint32_t *restrict state_one, const uint8_t *restrict one, uint32_t *restrict state_two,
    const uint8_t *restrict two, size_t blocks);
