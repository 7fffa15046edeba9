# fault: The learning rate is missing in the step.
# cells: rule
# told: Ignores the learning rate
from dataclasses import dataclass, field

@dataclass
class RMSprop:
    lr: float = 0.01
    decay_rate: float = 0.99
    cache: dict = field(default_factory=dict)

    def update(self, params, grads):
        for k, g in grads.items():
            self.cache[k] = self.decay_rate * self.cache.get(k, 0) + (1 - self.decay_rate) * g * g
            params[k] -= g / (np.sqrt(self.cache[k]) + 1e-7)
