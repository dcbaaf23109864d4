#pragma once
#include <stdint.h>
#include <stddef.h>
#include "png_encoder.h"
