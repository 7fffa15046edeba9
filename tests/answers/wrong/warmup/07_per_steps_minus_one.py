# fault: divides by steps - 1
# cells: from_zero, from_base
# told: Arrives one step early
def warmup(t, steps, lr, start=0.0):
    if t >= steps:
        return lr
    return start + (lr - start) * t / (steps - 1)
