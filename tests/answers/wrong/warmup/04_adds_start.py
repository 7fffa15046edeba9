# fault: start is added to a ramp to lr: it ends at start + lr and then jumps down
# cells: from_base
# told: Adds the whole rate
def warmup(t, steps, lr, start=0.0):
    if t >= steps:
        return lr
    return start + lr * t / steps
