# breaks: none
from dataclasses import dataclass, field
from typing import Any

@dataclass(repr=False, eq=False)
class AdaGrad:
    lr: float = 0.01
    h: dict[str, Any] = field(init=False, default_factory=dict)

    def update(self, params, grads):
        for k, p in params.items():
            self.h.setdefault(k, np.zeros_like(p))
            self.h[k] += np.square(grads[k])
            p -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
