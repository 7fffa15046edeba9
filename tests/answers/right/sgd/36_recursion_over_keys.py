# breaks: none
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        self._rec(list(params), params, grads)

    def _rec(self, keys, params, grads):
        if not keys:
            return
        head, *tail = keys
        params[head] -= self.lr * grads[head]
        self._rec(tail, params, grads)
