# fault: the betas are exchanged
# cells: rule
# told: Swaps the betas
def bias_correction(m, v, t, beta1, beta2):
    c = lambda beta: 1 - np.power(beta, t)
    return m / c(beta2), v / c(beta1)
