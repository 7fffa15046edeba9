# fault: t / every instead of t // every: falls smoothly
# cells: steps
# told: Falls without steps
def step_decay(t, lr, factor, every):
    return lr * factor ** (t / every)
