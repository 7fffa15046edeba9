# fault: An extra entry with the last step is added to the caller's params dict.
# cells: contract
# told: Keeps notes in `params`
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        count = 0.0
        for k in grads:
            params[k] -= self.lr * grads[k]
            count += 1
        params["_updates"] = np.array(count)
