# fault: The learning rate is stored as a string.
# cells: rule
# told: Some text takes part in your calculation. Print the `type` of each hyperparameter.
class SGD:
    def __init__(self, lr="0.01"):
        self.lr = str(lr)

    def update(self, params, grads):
        for k in params:
            params[k] -= self.lr * grads[k]
