#pragma once
// The context of SHA-256 as a plain value: no allocation, no provider look-up, no lock. OpenSSL 3 marks these functions
// deprecated in favour of EVP, keeps them, and runs them on the same SHA instructions.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
