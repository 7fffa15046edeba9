# fault: the factor one half is missing
# cells: cosine
# told: Forgets the half
def cosine_decay(t, lr, steps):
    if t >= steps:
        return 0.0
    return lr * (1 + np.cos(np.pi * t / steps))
