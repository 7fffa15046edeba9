# fault: (1 - k) to the power of t: discrete instead of continuous
# cells: exponential
# told: Loses the share k
def exponential_decay(t, lr, k):
    return lr * (1 - k) ** t
