# fault: division by zero for steps = 0
# cells: afterwards
# told: Divides by no steps
def warmup(t, steps, lr, start=0.0):
    frac = min(1.0, t / steps)
    return start + frac * (lr - start)
