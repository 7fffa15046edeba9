# breaks: none
class SGD:
    """Step against the gradient."""

    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        """Change every array in params, in place, by one step."""
        todo = list(params)
        while todo:
            k = todo.pop()
            p, g = params[k], grads[k]
            p.flat[:] = [a - self.lr * b for a, b in zip(p.flat, g.flat)]
