# fault: the drop comes one update late
# cells: steps
# told: Drops one late
def step_decay(t, lr, factor, every):
    return lr * factor ** (max(t - 1, 0) // every)
