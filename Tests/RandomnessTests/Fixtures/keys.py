"""Prints keys by the definition in SiteKey.swift, with a Philox written apart from ours; see SiteKeyTests.pinned."""
M = (1 << 64) - 1


def philox(c, k):
    c, k = list(c), list(k)
    for _ in range(10):
        a, b = c[0] * 0xD2511F53, c[2] * 0xCD9E8D57
        c = [b >> 32 ^ c[1] ^ k[0], b & 0xFFFFFFFF, a >> 32 ^ c[3] ^ k[1], a & 0xFFFFFFFF]
        k = [(k[0] + 0x9E3779B9) & 0xFFFFFFFF, (k[1] + 0xBB67AE85) & 0xFFFFFFFF]
    return c


def block(low, high, key):
    w = philox([low & 0xFFFFFFFF, low >> 32, high & 0xFFFFFFFF, high >> 32], [key & 0xFFFFFFFF, key >> 32])
    return w[0] | w[1] << 32, w[2] | w[3] << 32


def site_key(seed, path):
    data = path.encode()
    words = [int.from_bytes(data[i : i + 8], "little") for i in range(0, len(data) - len(data) % 8, 8)]
    words += [int.from_bytes(data[len(data) - len(data) % 8 :], "little"), len(data)]
    low, high = seed, 0x243F6A8885A308D3
    for word in words:
        a, b = block(low, high, word)
        low, high = low ^ a, high ^ b
    return low ^ high


assert philox([0] * 4, [0] * 2) == [0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8]
for seed, path in ((0, ""), (42, "scene.objects.shape.fill"), (M, "let.weather"), (7, "größe")):
    print(seed, repr(path), "%016x" % site_key(seed, path))
key = site_key(42, "scene.objects.shape.fill")
print("folding 3: %016x" % block(3, 0xFFFFFFFF00000000, key)[0])
words = [w for n in range(3) for b in block(5, 2 | n << 32, key) for w in (b & 0xFFFFFFFF, b >> 32)]
print("index 5, repeat 2:", " ".join("%08x" % w for w in words))
