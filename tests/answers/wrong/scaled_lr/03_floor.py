# fault: integer division
# cells: scaling
# told: Divides whole numbers
def scaled_lr(lr, batch_size, base_batch_size):
    k = batch_size // base_batch_size
    return lr * k
