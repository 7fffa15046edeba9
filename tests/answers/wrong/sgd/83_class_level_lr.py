# fault: lr is stored on the class, so a second optimizer changes the first one's lr
# cells: contract
# told: Shares its settings
class SGD:
    def __init__(self, lr=0.01):
        SGD.lr = lr

    def update(self, params, grads):
        for k in params:
            params[k] -= SGD.lr * grads[k]
