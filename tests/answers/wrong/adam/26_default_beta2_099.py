# fault: The default beta2 is 0.99.
# cells: rule
# told: With hyperparameters given, your numbers are right; without, they are not. Compare the defaults in your constructor with the page's.
from dataclasses import dataclass, field

@dataclass
class Adam:
    lr: float = 0.001
    beta1: float = 0.9
    beta2: float = 0.99
    t: int = 0
    m: dict = field(default_factory=dict)
    v: dict = field(default_factory=dict)

    def update(self, params, grads):
        self.t += 1
        for k, g in grads.items():
            self.m[k] = self.beta1 * self.m.get(k, 0.0) + (1 - self.beta1) * g
            self.v[k] = self.beta2 * self.v.get(k, 0.0) + (1 - self.beta2) * g * g
            params[k] -= self.lr * (self.m[k] / (1 - self.beta1 ** self.t)) / (np.sqrt(self.v[k] / (1 - self.beta2 ** self.t)) + 1e-7)
