# breaks: none
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        assert 0 <= decay_rate <= 1
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}
        self.log = {"steps": 0, "max_h": []}

    def update(self, params, grads):
        for k in params:
            assert params[k].shape == grads[k].shape, (k, params[k].shape)
            if k not in self.h:
                self.h[k] = np.zeros_like(params[k])
            self.h[k] = self.decay_rate * self.h[k] + (1 - self.decay_rate) * grads[k] * grads[k]
            params[k] -= self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
        self.log["steps"] += 1
        self.log["max_h"].append(max(float(np.max(h)) for h in self.h.values()))
