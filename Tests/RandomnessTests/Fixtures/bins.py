"""Writes bins.txt: for each distribution, bins of about equal probability with their true probabilities, by mpmath 1.3.

A line is: name, parameters, "in" with the window if there is one, ":", edges, ":", probabilities (one more than edges).
Run: python3 bins.py > bins.txt
"""
from mpmath import mp, mpf, inf, erfc, exp, log, log1p, sqrt, gammainc, betainc, binomial

mp.prec = 300
BINS = 16


def normal_mass(low, high):
    """Probability of a standard normal value between two numbers, with all digits in both tails."""
    if low > 0:
        return (erfc(low / sqrt(mpf(2))) - erfc(high / sqrt(mpf(2)))) / 2
    return (erfc(-high / sqrt(mpf(2))) - erfc(-low / sqrt(mpf(2)))) / 2


def normal(mean, deviation):
    return lambda a, b: normal_mass((a - mean) / deviation, (b - mean) / deviation)


def log_normal(mean, deviation):
    at = lambda x: -inf if x <= 0 else (log(x) - mean) / deviation if x < inf else inf
    return lambda a, b: normal_mass(at(a), at(b))


def exponential(mean):
    at = lambda x: mpf(1) if x <= 0 else exp(-x / mean) if x < inf else mpf(0)
    return lambda a, b: at(a) - at(b)


def by_cumulative(at):
    return lambda a, b: at(b) - at(a)


def uniform(low, high):
    return by_cumulative(lambda x: min(max((x - low) / (high - low), mpf(0)), mpf(1)))


def log_uniform(low, high):
    return by_cumulative(
        lambda x: mpf(0) if x <= low else mpf(1) if x >= high else log(x / low) / log(mpf(high) / low))


def gamma(shape, scale):
    return by_cumulative(
        lambda x: mpf(0) if x <= 0 else mpf(1) if x == inf else gammainc(shape, 0, x / scale, regularized=True))


def beta(a, b):
    return by_cumulative(
        lambda x: mpf(0) if x <= 0 else mpf(1) if x >= 1 else betainc(a, b, 0, x, regularized=True))


def masses(start, first, ratio, last):
    """A cumulative function from the first mass and the ratio of neighbours."""
    sums, mass, k = [], mpf(first), start
    total = mpf(0)
    while k <= last:
        total += mass
        sums.append(total)
        mass *= ratio(k)
        k += 1
    def at(x):
        if x == -inf or x < start:
            return mpf(0)
        k = int(mp.floor(x)) - start if x < inf else len(sums) - 1
        return sums[min(k, len(sums) - 1)]
    return at


def poisson(mean):
    last = int(mean + 60 * mp.sqrt(mean) + 300)
    at = masses(0, exp(-mpf(mean)), lambda k: mpf(mean) / (k + 1), last)
    return lambda a, b: at(b) - at(mp.ceil(a) - 1 if a > -inf else a)


def binomial_law(trials, chance):
    c = mpf(chance)
    last = int(min(trials, trials * c + 60 * sqrt(trials * c * (1 - c)) + 300))
    at = masses(0, exp(trials * log1p(-c)), lambda k: (trials - k) * c / ((1 - c) * (k + 1)), last)
    return lambda a, b: at(b) - at(mp.ceil(a) - 1 if a > -inf else a)


def quantile(mass, low, high, p):
    total = mass(low, high)
    a, b = low, high
    if a == -inf:
        a = min(b, mpf(0)) - 1
        while mass(low, a) / total > p:
            a *= 2
    if b == inf:
        b = max(a, mpf(0)) + 1
        while mass(low, b) / total < p:
            b = b * 2
    for _ in range(200):
        middle = (a + b) / 2
        a, b = (middle, b) if mass(low, middle) / total < p else (a, middle)
    return b


def show(x):
    return repr(float(x)) if mp.isinf(x) or float(x) != int(x) else str(int(x))


def write(name, parameters, mass, window=None, support=(-inf, inf), counts=False):
    low, high = window or support
    low, high = mpf(max(low, support[0])), mpf(min(high, support[1]))
    edges = []
    for i in range(1, BINS):
        x = quantile(mass, low, high, mpf(i) / BINS)
        x = mpf(float(mp.floor(x) + mpf(0.5) if counts else x))
        if low < x < high and (not edges or x > edges[-1]):
            edges.append(x)
    total = mass(low, high)
    # From an edge to the next; a count is never on an edge.
    ends = [low] + edges + [high]
    sums = [mass(low, e) / total for e in ends[1:]]
    probabilities = [sums[0]] + [b - a for a, b in zip(sums, sums[1:])]
    head = [name] + [show(mpf(p)) for p in parameters]
    if window:
        head += ["in", show(mpf(window[0])), show(mpf(window[1]))]
    print(*head, ":", *[repr(float(e)) for e in edges], ":", *[mp.nstr(p, 12) for p in probabilities])


write("uniform", (-2, 5), uniform(-2, 5), support=(-2, 5))
write("uniform", (-2, 5), uniform(-2, 5), (0, 9), support=(-2, 5))
for p in ((0, 1), (10, 0.25)):
    write("normal", p, normal(*p))
# Windows across the middle, in a tail, narrow, far out, narrow and far out, open.
for w in ((-5, 5), (-0.5, 0.25), (1, 2), (3, 5), (-9, -4), (2, inf), (-inf, -6), (-1e-9, 2e-9), (5, 5 + 1e-7), (8, 8.1),
          (36.99, 37.5), (-60, -38), (40, 41), (40, inf), (45, 45.0001)):
    write("normal", (0, 1), normal(0, 1), w)
write("normal", (3, 2), normal(3, 2), (4, 5))
write("log_uniform", (1, 1000), log_uniform(1, 1000), support=(1, 1000))
write("log_uniform", (1, 1000), log_uniform(1, 1000), (10, 5000), support=(1, 1000))
write("log_normal", (1, 0.5), log_normal(1, 0.5), support=(0, inf))
write("log_normal", (1, 0.5), log_normal(1, 0.5), (5, 8), support=(0, inf))
write("log_normal", (1, 0.5), log_normal(1, 0.5), (-3, 1), support=(0, inf))
write("exponential", (3,), exponential(3), support=(0, inf))
for w in ((1, 2), (100, inf), (3000, 3001), (-4, 0.5)):
    write("exponential", (3,), exponential(3), w, support=(0, inf))
for p in ((0.1, 1), (0.5, 2), (1, 1), (2.5, 0.5), (30, 1), (5000, 0.001)):
    write("gamma", p, gamma(*p), support=(0, inf))
for p, w in (((2.5, 1), (1, 2)), ((2.5, 1), (12, 15)), ((0.5, 1), (0, 0.01)), ((30, 1), (50, inf))):
    write("gamma", p, gamma(*p), w, support=(0, inf))
for p in ((2, 5), (0.5, 0.5), (1, 1), (1, 3), (0.3, 4), (80, 20), (900, 1100)):
    write("beta", p, beta(*p), support=(0, 1))
for p, w in (((2, 5), (0.1, 0.2)), ((2, 5), (0.9, 1)), ((0.5, 0.5), (0.4, 0.6)), ((80, 20), (0.5, 0.65))):
    write("beta", p, beta(*p), w, support=(0, 1))
for mean in (0.3, 4, 9.99, 10, 37.5, 1000, 20000):
    write("poisson", (mean,), poisson(mean), support=(0, inf), counts=True)
for mean, w in ((4, (2, 6)), (4, (20, 200)), (0.3, (1, inf)), (1000, (900, 950)), (1000, (1000.5, 1003.5)), (50, (0, 30))):
    write("poisson", (mean,), poisson(mean), w, support=(0, inf), counts=True)
for p in ((1, 0.5), (20, 0.3), (30, 0.9), (1000, 0.3), (100, 0.1), (100, 0.75), (50000, 0.5), (10**9, 1e-9), (10**9, 3e-8)):
    write("binomial", p, binomial_law(*p), support=(0, p[0]), counts=True)
for p, w in (((20, 0.3), (4, 8)), ((1000, 0.3), (200, 260)), ((30, 0.9), (0, 20))):
    write("binomial", p, binomial_law(*p), w, support=(0, p[0]), counts=True)
