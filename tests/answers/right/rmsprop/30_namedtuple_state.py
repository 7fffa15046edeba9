# breaks: none
from collections import namedtuple

State = namedtuple("State", "steps mean_square")

class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.state = {}

    def update(self, params, grads):
        for k in params:
            st = self.state.get(k, State(0, np.zeros_like(params[k])))
            ms = self.decay_rate * st.mean_square + (1 - self.decay_rate) * grads[k] ** 2
            self.state[k] = st._replace(steps=st.steps + 1, mean_square=ms)
            params[k] -= (self.lr * grads[k]) / (np.sqrt(ms) + 1e-7)
