# fault: rounds up: the first drop comes at once after t = 0
# cells: steps
# told: Rounds up
def step_decay(t, lr, factor, every):
    return lr * factor ** int(np.ceil(t / every))
