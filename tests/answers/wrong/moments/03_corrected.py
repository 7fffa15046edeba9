# fault: returns the corrected moments
# cells: means
# told: Corrects already
def moments(gradients, beta1, beta2):
    m, v = np.zeros(gradients.shape[1]), np.zeros(gradients.shape[1])
    for g in gradients:
        m = beta1 * m + (1 - beta1) * g
        v = beta2 * v + (1 - beta2) * g ** 2
    t = len(gradients)
    return m / (1 - beta1 ** t), v / (1 - beta2 ** t)
