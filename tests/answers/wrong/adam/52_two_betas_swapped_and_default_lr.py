# fault: The betas are used the wrong way round and the default rate is 0.01.
# cells: rule
# told: With hyperparameters given, your numbers are right; without, they are not. Compare the defaults in your constructor with the page's.
from dataclasses import dataclass, field

@dataclass
class Adam:
    lr: float = 0.01
    beta1: float = 0.9
    beta2: float = 0.999
    t: int = 0
    m: dict = field(default_factory=dict)
    v: dict = field(default_factory=dict)

    def update(self, params, grads):
        self.t += 1
        for k in params:
            self.m[k] = self.beta2 * self.m.get(k, 0.0) + (1 - self.beta2) * grads[k]
            self.v[k] = self.beta1 * self.v.get(k, 0.0) + (1 - self.beta1) * grads[k] ** 2
            m_hat = self.m[k] / (1 - self.beta2 ** self.t)
            v_hat = self.v[k] / (1 - self.beta1 ** self.t)
            params[k] -= self.lr * m_hat / (np.sqrt(v_hat) + 1e-7)
