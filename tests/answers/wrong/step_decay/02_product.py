# fault: factor times the number of drops instead of to the power
# cells: steps
# told: Multiplies the factor after the first drop
def step_decay(t, lr, factor, every):
    drops = t // every
    if drops == 0:
        return lr
    return lr * factor * drops
