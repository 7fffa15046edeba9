"""Step decay: the learning rate is multiplied by a factor every so many updates.

Source: He et al. (2016), Deep Residual Learning for Image Recognition, section 3.4, divide by 10 in this way.
"""


def step_decay(t, lr, factor, every):
    """The learning rate of update number t, counted from 0: lr at first, times factor after each `every` updates."""
    ### BEGIN SOLUTION
    return lr * factor ** (t // every)
    ### END SOLUTION
