# breaks: none
class SGD:
    def __init__(self, lr=0.01):
        assert lr >= 0, "lr"
        self.lr = lr

    def update(self, params, grads):
        assert set(params) == set(grads)
        for k in params:
            try:
                g = grads[k]
            except KeyError:
                continue
            assert g.shape == params[k].shape
            params[k] -= self.lr * g
