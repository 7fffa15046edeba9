# breaks: none
class RMSprop:
    # скользящее среднее квадратов градиента
    def __init__(self, lr=0.01, decay_rate=0.99):
        self.lr = lr                    # шаг
        self.decay_rate = decay_rate    # забывание
        self.h = {}
        self.n = 0

    def update(self, params, grads):
        self.n += 1
        for k in params.keys():
            if self.n == 1:
                self.h[k] = np.zeros_like(params[k])   # начинаем с нуля
            kvadrat = grads[k] * grads[k]
            self.h[k] = self.decay_rate * self.h[k] + kvadrat - self.decay_rate * kvadrat
            params[k] += -self.lr * grads[k] / (np.sqrt(self.h[k]) + 1e-7)
