# breaks: none
import copy


class Adam:
    def __init__(self, lr=0.001, beta1=0.9, beta2=0.999):
        self.lr, self.beta1, self.beta2 = lr, beta1, beta2
        self.state = None

    def update(self, params, grads):
        grads = copy.deepcopy(grads)
        if self.state is None:
            self.state = {"t": 0, "m": {k: 0 * g for k, g in grads.items()}, "v": {k: 0 * g for k, g in grads.items()}}
        s = self.state
        s["t"] += 1
        for k in params:
            for name, beta, value in (("m", self.beta1, grads[k]), ("v", self.beta2, grads[k] ** 2)):
                s[name][k] = beta * s[name][k] + (1 - beta) * value
            top = s["m"][k] / (1 - self.beta1 ** s["t"])
            bottom = np.sqrt(s["v"][k] / (1 - self.beta2 ** s["t"])) + 1e-7
            params[k] -= self.lr * top / bottom
            grads[k] = None
