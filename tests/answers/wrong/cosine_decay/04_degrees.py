# fault: degrees in place of radians
# cells: cosine, afterwards
# told: Takes degrees
def cosine_decay(t, lr, steps):
    return lr / 2 * (1 + np.cos(180 * min(t, steps) / steps))
