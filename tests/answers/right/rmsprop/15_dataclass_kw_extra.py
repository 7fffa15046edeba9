# breaks: none
from dataclasses import dataclass, field, KW_ONLY

@dataclass
class RMSprop:
    lr: float = 0.01
    decay_rate: float = 0.99
    _: KW_ONLY
    eps: float = 1e-7
    h: dict = field(default_factory=dict)

    def update(self, params, grads):
        for k, p in params.items():
            self.h[k] = self.decay_rate * self.h.get(k, 0.0) + (1 - self.decay_rate) * grads[k] ** 2
            p -= self.lr * grads[k] / (np.sqrt(self.h[k]) + self.eps)
