# breaks: none
from dataclasses import dataclass

@dataclass
class SGD:
    lr: float = 0.01

    def update(self, params, grads):
        for k, g in grads.items():
            params[k] -= self.lr * g
