# breaks: none
class Optimizer:
    def __init__(self, lr):
        self.lr = lr
        self.t = 0
        self.slots = {}

    def update(self, params, grads):
        self.t += 1
        for k in params:
            slot = self.slots.setdefault(k, {})
            params[k] -= self.lr * self.direction(grads[k], slot)

    def direction(self, g, slot):
        raise NotImplementedError

class Adam(Optimizer):
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        super().__init__(lr)
        self.betas = (beta1, beta2)

    def direction(self, g, slot):
        b1, b2 = self.betas
        slot["m"] = b1 * slot.get("m", 0.0) + (1 - b1) * g
        slot["v"] = b2 * slot.get("v", 0.0) + (1 - b2) * g * g
        m_hat = slot["m"] / (1 - b1 ** self.t)
        v_hat = slot["v"] / (1 - b2 ** self.t)
        return m_hat / (np.sqrt(v_hat) + 1e-7)
