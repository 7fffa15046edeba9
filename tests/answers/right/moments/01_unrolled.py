# breaks: none
def moments(gradients, beta1, beta2):
    age = np.arange(len(gradients))[::-1, None]
    m = ((1 - beta1) * beta1 ** age * gradients).sum(axis=0)
    v = ((1 - beta2) * beta2 ** age * gradients ** 2).sum(axis=0)
    return m, v
