# fault: the step grows with the number of the call
# cells: rule
# told: In each step, all numbers are off by one and the same factor, and this factor changes from step to step. Which number in your code stands before all gradients of a call, and is another one in the next call?
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr
        self.n = 0

    def update(self, params, grads):
        self.n += 1
        for k in params:
            params[k] -= self.n * self.lr * grads[k]
