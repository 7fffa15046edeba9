# fault: v averages the squares of m
# cells: means
# told: Squares `m` in the mean
def moments(gradients, beta1, beta2):
    m, v = np.zeros(gradients.shape[1]), np.zeros(gradients.shape[1])
    for g in gradients:
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * m ** 2
    return m, v
