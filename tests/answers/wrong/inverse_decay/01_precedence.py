# fault: brackets missing: lr / 1 + k t
# cells: inverse
# told: Divides before it adds
def inverse_decay(t, lr, k):
    return lr / 1 + k * t
