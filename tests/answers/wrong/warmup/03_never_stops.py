# fault: keeps growing after the warmup
# cells: afterwards
# told: Never stops
def warmup(t, steps, lr, start=0.0):
    if steps == 0:
        return lr
    return start + (lr - start) * t / steps
