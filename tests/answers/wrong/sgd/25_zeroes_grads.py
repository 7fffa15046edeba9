# fault: After the step the gradients of the caller are set to zero.
# cells: contract
# told: Changes the gradients
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * grads[k]
            grads[k].fill(0.0)      # zero_grad
