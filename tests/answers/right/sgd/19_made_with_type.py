# breaks: none
def _init(self, lr=0.01):
    self.lr = lr

def _update(self, params, grads):
    for k in params:
        params[k] -= self.lr * grads[k]

SGD = type("SGD", (), {"__init__": _init, "update": _update})
