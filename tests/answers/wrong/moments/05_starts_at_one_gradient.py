# fault: starts with the first gradient and goes on with the second
# cells: means
# told: Starts at the first gradient
def moments(gradients, beta1, beta2):
    m, v = gradients[0].copy(), gradients[0] ** 2
    for g in gradients[1:]:
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g ** 2
    return m, v
