# breaks: none
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate

    def update(self, params, grads):
        try:
            state = self.h
        except AttributeError:
            state = self.h = {k: params[k] * 0 for k in params}
        for k in state:
            state[k] = state[k] * self.decay_rate + grads[k] * grads[k] * (1 - self.decay_rate)
            params[k] -= grads[k] * self.lr / (np.sqrt(state[k]) + 1e-7)
