# fault: a quarter of a wave: cos(pi t / 2T) without 1 +
# cells: cosine
# told: Takes a quarter of the wave
def cosine_decay(t, lr, steps):
    t = min(t, steps)
    return lr * np.cos(0.5 * np.pi * t / steps)
