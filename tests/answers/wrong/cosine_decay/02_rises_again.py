# fault: no case for t >= steps: the rate rises again
# cells: afterwards
# told: Rises again
def cosine_decay(t, lr, steps):
    return 0.5 * lr * (1 + np.cos(np.pi * t / steps))
