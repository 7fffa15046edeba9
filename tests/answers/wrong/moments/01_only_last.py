# fault: the old moments are not carried on
# cells: means
# told: Forgets what was
def moments(gradients, beta1, beta2):
    m, v = np.zeros(gradients.shape[1]), np.zeros(gradients.shape[1])
    for g in gradients:
        m = (1 - beta1) * g
        v = (1 - beta2) * g ** 2
    return m, v
