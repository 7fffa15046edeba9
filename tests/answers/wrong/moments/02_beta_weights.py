# fault: beta and 1 - beta are exchanged
# cells: means
# told: Swaps the weights
def moments(gradients, beta1, beta2):
    m = v = 0
    for g in gradients:
        m = (1 - beta1) * m + beta1 * g
        v = (1 - beta2) * v + beta2 * g * g
    return m, v
