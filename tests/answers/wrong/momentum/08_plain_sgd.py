# fault: The velocity is computed but the parameters move only by the plain gradient step.
# cells: rule
# told: Forgets the velocity
from dataclasses import dataclass, field

@dataclass
class Momentum:
    lr: float = 0.01
    momentum: float = 0.9
    velocity: dict = field(default_factory=dict)

    def update(self, params, grads):
        for name, g in grads.items():
            step = self.lr * g
            self.velocity[name] = self.momentum * self.velocity.get(name, 0) - step
            params[name] -= step
