# fault: the root of t
# cells: inverse
# told: Takes the root of `t`
def inverse_decay(t, lr, k):
    return lr / (1 + k * np.sqrt(t))
