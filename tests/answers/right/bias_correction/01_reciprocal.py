# breaks: none
def bias_correction(m, v, t, beta1, beta2):
    grow = [1 / -np.expm1(t * np.log(beta)) for beta in (beta1, beta2)]
    return m * grow[0], v * grow[1]
