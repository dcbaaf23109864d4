#pragma once
#include <stdint.h>
#include <stddef.h>
#include "png_encoder.h"
#include "stage_blend.h"
#include "stage_ids.h"
#include "stage_noise.h"
#include "stage_paint.h"
