# breaks: none
from abc import ABC, abstractmethod

class Optimizer(ABC):
    def __init__(self, lr):
        self.lr = lr

    def update(self, params, grads):
        for name in params:
            params[name] += self.delta(name, grads[name])

    @abstractmethod
    def delta(self, name, g):
        ...

class SGD(Optimizer):
    def __init__(self, lr=0.01):
        super().__init__(lr)

    def delta(self, name, g):
        return -(self.lr * g)
