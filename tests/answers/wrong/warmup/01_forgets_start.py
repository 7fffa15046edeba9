# fault: start is ignored: always from 0
# cells: from_base
# told: Ignores the start
def warmup(t, steps, lr, start=0.0):
    if t < steps:
        return lr * t / steps
    return lr
