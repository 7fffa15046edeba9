# fault: the ratio is upside down
# cells: scaling
# told: Turns the ratio around
def scaled_lr(lr, batch_size, base_batch_size):
    k = base_batch_size / batch_size
    return k * lr
