# fault: The step is added.
# cells: rule
# told: Ascends
class Adam:
    """Adaptive moment estimation.

    m : mean of the gradients
    v : mean of the squared gradients
    """
    def __init__(self, lr: float = 1e-3, beta1: float = 0.9, beta2: float = 0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.step_count = 0
        self.moments: dict = {}

    def update(self, params, grads):
        self.step_count += 1
        for name, g in grads.items():
            m, v = self.moments.get(name, (np.zeros_like(g), np.zeros_like(g)))
            m = self.beta1 * m + (1 - self.beta1) * g
            v = self.beta2 * v + (1 - self.beta2) * g * g
            self.moments[name] = (m, v)
            m_hat = m / (1 - self.beta1 ** self.step_count)
            v_hat = v / (1 - self.beta2 ** self.step_count)
            np.add(params[name], self.lr * m_hat / (np.sqrt(v_hat) + 1e-7), out=params[name])
