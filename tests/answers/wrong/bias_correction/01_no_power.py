# fault: the power of t is missing
# cells: later_steps
# told: Forgets the power
def bias_correction(m, v, t, beta1, beta2):
    return m / (1 - beta1), v / (1 - beta2)
