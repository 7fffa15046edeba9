# fault: grows with the square of t
# cells: from_zero, from_base
# told: Squares the share
def warmup(t, steps, lr, start=0.0):
    if t >= steps:
        return lr
    return start + (lr - start) * (t / steps) ** 2
