# breaks: none
class Slot:
    __slots__ = ("value",)

    def __init__(self, shape):
        self.value = np.zeros(shape)

    def add(self, g):
        self.value = self.value + g * g
        return self

    def root(self, eps=1e-7):
        return np.sqrt(self.value) + eps

class AdaGrad:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.slots = {}

    def update(self, params, grads):
        for k in params:
            slot = self.slots.get(k) or self.slots.setdefault(k, Slot(params[k].shape))
            params[k] -= self.lr * grads[k] / slot.add(grads[k]).root()
