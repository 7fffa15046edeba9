# fault: counts from 1: (t + 1) / steps
# cells: from_zero, from_base
# told: Begins one step late
def warmup(t, steps, lr, start=0.0):
    if t >= steps:
        return lr
    return start + (lr - start) * (t + 1) / steps
