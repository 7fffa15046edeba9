# breaks: none
from collections import deque

class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        steps = ((p, -self.lr * grads[k]) for k, p in params.items())
        deque((np.add(p, d, out=p) for p, d in steps), maxlen=0)
