# fault: The mean square over the whole array is averaged instead of each element.
# cells: rule
# told: Mixes the elements in the mean
class RMSprop:
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr
        self.decay_rate = decay_rate
        self.h = {}

    def update(self, params, grads):
        for k, p in params.items():
            # RMS = root of the mean of the squares
            mean_square = np.square(grads[k]).mean()
            try:
                self.h[k] *= self.decay_rate
            except KeyError:
                self.h[k] = 0.0
            self.h[k] += (1 - self.decay_rate) * mean_square
            p += -self.lr / (self.h[k] ** 0.5 + 1e-7) * grads[k]
