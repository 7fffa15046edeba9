# fault: counts from 1
# cells: inverse
# told: Counts from one
def inverse_decay(t, lr, k):
    return lr / (1 + k * (t + 1))
