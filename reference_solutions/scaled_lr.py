"""The linear scaling rule: a batch k times as large gets a learning rate k times as large.

Source: Goyal et al. (2017), Accurate, Large Minibatch SGD: Training ImageNet in 1 Hour, section 2.1.
"""


def scaled_lr(lr, batch_size, base_batch_size):
    """The learning rate for batches of batch_size samples, if lr was right for batches of base_batch_size."""
    ### BEGIN SOLUTION
    return lr * batch_size / base_batch_size
    ### END SOLUTION
