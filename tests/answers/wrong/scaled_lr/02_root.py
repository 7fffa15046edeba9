# fault: the square root rule
# cells: scaling
# told: Takes the root
def scaled_lr(lr, batch_size, base_batch_size):
    return lr * (batch_size / base_batch_size) ** 0.5
