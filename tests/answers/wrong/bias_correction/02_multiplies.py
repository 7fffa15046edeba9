# fault: multiplies
# cells: rule
# told: Multiplies
def bias_correction(m, v, t, beta1, beta2):
    m_hat = m * (1 - beta1 ** t)
    v_hat = v * (1 - beta2 ** t)
    return m_hat, v_hat
