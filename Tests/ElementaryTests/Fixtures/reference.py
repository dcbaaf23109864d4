"""Writes reference.txt: arguments and true values of the elementary functions, by mpmath 1.3 with 400 bits.

A line is: function, bits of the arguments, bits of the value rounded to nearest. Run: python3 reference.py > reference.txt
"""
import random
import struct

from mpmath import mp, mpf, exp, log, log1p, expm1, sin, cos, tan, asin, acos, atan, atan2, tanh, hypot, power
from mpmath import loggamma, erfc, erfinv, sqrt, pi, ncdf, findroot, npdf

mp.prec = 400
random.seed(20)


def bits(x):
    return "%016x" % struct.unpack("<Q", struct.pack("<d", x))[0]


def spread(low, high, signed=True):
    x = random.uniform(1, 2) * 2.0 ** random.randint(low, high)
    return -x if signed and random.random() < 0.5 else x


def normal_quantile(p):
    if p > 1e-15:
        return sqrt(mpf(2)) * erfinv(2 * p - 1)
    x = -sqrt(-2 * log(p))
    for _ in range(30):
        x -= (ncdf(x) - p) / npdf(x) / (1 + 0.5 * x * (ncdf(x) - p) / npdf(x))
    return x


def write(name, count, make, function):
    for _ in range(count):
        arguments = make()
        if not isinstance(arguments, tuple):
            arguments = (arguments,)
        value = float(function(*[mpf(a) for a in arguments]))
        print(name, *[bits(a) for a in arguments], bits(value))


near_one = lambda: 1 + spread(-40, -3)
write("exp", 150, lambda: random.uniform(-708, 709), exp)
write("exp", 100, lambda: spread(-30, 2), exp)
write("exp2", 100, lambda: random.uniform(-1021, 1023), lambda x: mpf(2) ** x)
write("expm1", 150, lambda: random.uniform(-3, 3), expm1)
write("expm1", 100, lambda: spread(-40, 9), expm1)
write("log", 150, lambda: spread(-1021, 1023, False), log)
write("log", 150, near_one, log)
write("log1p", 150, lambda: random.uniform(-1, 3), log1p)
write("log1p", 150, lambda: spread(-50, 300, False), log1p)
for name, function in (("sin", sin), ("cos", cos), ("tan", tan)):
    write(name, 150, lambda: random.uniform(-10, 10), function)
    write(name, 100, lambda: spread(-20, 25), function)
    write(name, 100, lambda: spread(20, 1023), function)
    write(name, 100, lambda: float(pi / 2 * random.randint(-10**6, 10**6)), function)
# The double whose rest modulo π/2 is the smallest of all (Muller, Elementary functions, 2006).
hardest = 6381956970095103.0 * 2.0**797
for name, function in (("sin", sin), ("cos", cos), ("tan", tan)):
    write(name, 1, lambda: hardest, function)
write("sinDegrees", 150, lambda: random.uniform(-720, 720), lambda x: sin(x * pi / 180))
write("cosDegrees", 150, lambda: random.uniform(-720, 720), lambda x: cos(x * pi / 180))
write("sinDegrees", 100, lambda: spread(30, 200), lambda x: sin((x % 360) * pi / 180))
write("asin", 200, lambda: random.uniform(-1, 1), asin)
write("acos", 200, lambda: random.uniform(-1, 1), acos)
write("atan", 200, lambda: spread(-10, 10), atan)
write("atan2", 300, lambda: (spread(-6, 6), spread(-6, 6)), atan2)
write("tanh", 200, lambda: spread(-10, 4), tanh)
write("tanh", 200, lambda: random.uniform(-2, 2), tanh)
write("hypot", 200, lambda: (spread(-6, 6), spread(-6, 6)), hypot)
write("power", 200, lambda: (random.uniform(0, 20), random.uniform(-50, 50)), power)
write("power", 200, lambda: (1 + spread(-30, -3), spread(0, 11)), power)
write("power", 100, lambda: (spread(-1021, 1023, False), random.uniform(-0.99, 0.99)), power)
write("logGamma", 300, lambda: random.uniform(0.001, 12), lambda x: loggamma(x).real)
write("logGamma", 100, lambda: spread(3, 60, False), lambda x: loggamma(x).real)
write("erfc", 200, lambda: random.uniform(-5, 5), erfc)
write("erfc", 100, lambda: random.uniform(5, 26), erfc)
write("normalCDF", 200, lambda: random.uniform(-37, 6), ncdf)
write("inverseNormal", 200, lambda: random.uniform(0, 1), normal_quantile)
write("inverseNormal", 100, lambda: spread(-1000, -2, False), normal_quantile)
