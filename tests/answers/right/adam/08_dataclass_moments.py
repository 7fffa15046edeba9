# breaks: none
from dataclasses import dataclass, field

@dataclass
class Moments:
    m: np.ndarray
    v: np.ndarray

@dataclass
class Adam:
    lr: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    t: int = field(default=0, init=False)
    store: dict = field(default_factory=dict, init=False)

    def update(self, params, grads):
        self.t += 1
        c1 = 1 - self.beta1 ** self.t
        c2 = 1 - self.beta2 ** self.t
        for k, g in grads.items():
            if k not in self.store:
                self.store[k] = Moments(np.zeros_like(g), np.zeros_like(g))
            s = self.store[k]
            s.m = self.beta1 * s.m + (1 - self.beta1) * g
            s.v = self.beta2 * s.v + (1 - self.beta2) * g * g
            params[k] -= self.lr * (s.m / c1) / (np.sqrt(s.v / c2) + 1e-7)
