# fault: The weights are swapped and the root is missing.
# cells: rule
# told: Swaps the two shares and forgets the root
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99): self.lr, self.decay_rate, self.h = lr, decay_rate, {}
    def update(self, params, grads):
        self.h = {k: self.h.get(k, 0) * (1 - self.decay_rate) + self.decay_rate * g * g for k, g in grads.items()}
        for p, g, h in zip(params.values(), grads.values(), self.h.values()): p -= self.lr * g / (h + 1e-7)
