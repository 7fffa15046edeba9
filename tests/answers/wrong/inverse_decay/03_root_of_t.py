# fault: the root of t
# cells: inverse
# told: Your results are right at t = 0 and t = 1, and at no other. What is different there?
def inverse_decay(t, lr, k):
    return lr / (1 + k * np.sqrt(t))
