# breaks: none
class Momentum:
    def __init__(self, lr=0.01, momentum=0.9):
        self._h = {"lr": lr, "momentum": momentum}
        self._v = None

    lr = property(lambda self: self._h["lr"], lambda self, x: self._h.__setitem__("lr", x))

    @property
    def momentum(self):
        return self._h["momentum"]

    def _ensure(self, params):
        if self._v is not None:
            return
        self._v = {k: np.zeros_like(p) for k, p in params.items()}

    def update(self, params, grads):
        self._ensure(params)
        for k in params:
            self._v[k] = self.momentum * self._v[k] - self.lr * grads[k]
            params[k] += self._v[k]
