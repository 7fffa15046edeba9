# breaks: none
def ema(rho):
    memory = {}
    def put(key, x):
        memory[key] = rho * memory.get(key, 0.0) + (1.0 - rho) * x
        return memory[key]
    return put

class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.mean_square = ema(decay_rate)

    def update(self, params, grads):
        for k in params:
            rms = np.sqrt(self.mean_square(k, grads[k] ** 2)) + 1e-7
            params[k] -= self.lr * grads[k] / rms
