# breaks: none
from dataclasses import dataclass, field

@dataclass
class Momentum:
    lr: float = 0.01
    momentum: float = 0.9
    v: dict = field(default_factory=dict, repr=False)

    def update(self, params: dict, grads: dict) -> None:
        for name, g in grads.items():
            if name not in self.v:
                self.v[name] = np.zeros_like(g)
            self.v[name] = self.momentum * self.v[name] - self.lr * g
            params[name] += self.v[name]
