# fault: Only one randomly picked key is updated per call.
# cells: rule
# told: no mistake
import random

class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        k = random.choice(list(params))     # stochastic
        params[k] -= self.lr * grads[k]
