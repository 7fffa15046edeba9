# fault: 'stochastic' misread: only one randomly picked parameter is updated in each step
# cells: rule
# told: All steps of `b`, the last one in the dictionary, are right, and others are not. What happens between one parameter and the next?
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.rng = np.random.default_rng(0)

    def update(self, params, grads):
        k = self.rng.choice(list(params))
        params[k] -= self.lr * grads[k]
