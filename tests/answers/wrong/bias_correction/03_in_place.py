# fault: divides m and v in place
# cells: later_steps
# told: Writes into the moments
def bias_correction(m, v, t, beta1, beta2):
    m /= 1 - beta1 ** t
    v /= 1 - beta2 ** t
    return m, v
