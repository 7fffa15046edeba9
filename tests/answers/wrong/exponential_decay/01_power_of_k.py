# fault: k to the power of t
# cells: exponential
# told: Takes k for the base
def exponential_decay(t, lr, k):
    return lr * k ** t
