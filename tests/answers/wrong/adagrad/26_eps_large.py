# fault: The constant is 0.1 instead of 1e-7.
# cells: rule
# told: Has another `eps`
from dataclasses import dataclass, field

@dataclass
class AdaGrad:
    lr: float = 0.01
    eps: float = 0.1
    h: dict = field(default_factory=dict)

    def update(self, params, grads):
        for k in params:
            self.h[k] = self.h.get(k, 0.0) + grads[k] ** 2
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + self.eps)
