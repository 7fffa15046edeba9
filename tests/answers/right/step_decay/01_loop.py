# breaks: none
def step_decay(t, lr, factor, every):
    while t >= every:
        lr *= factor
        t -= every
    return lr
