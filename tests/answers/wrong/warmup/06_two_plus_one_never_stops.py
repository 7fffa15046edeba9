# fault: counts from 1 and never stops
# cells: from_zero, from_base, afterwards
# told: Redo it by hand for the smallest example that you can think of.
def warmup(t, steps, lr, start=0.0):
    if steps == 0:
        return lr
    return start + (lr - start) * (t + 1) / steps
