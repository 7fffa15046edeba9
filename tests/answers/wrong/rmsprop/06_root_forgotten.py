# fault: The division is by h and not by its root.
# cells: rule
# told: Forgets the root
class RMSprop:
    def __init__(self, lr: float = 0.01, decay_rate: float = 0.99) -> None:
        self.lr = lr
        self.decay_rate = decay_rate
        self._mean_square: dict[str, np.ndarray] = {}

    def _ema(self, name: str, value: np.ndarray) -> np.ndarray:
        old = self._mean_square.get(name, np.zeros_like(value))
        self._mean_square[name] = old + (1 - self.decay_rate) * (value - old)
        return self._mean_square[name]

    def update(self, params, grads) -> None:
        for name in params:
            params[name] -= self.lr * grads[name] / (self._ema(name, grads[name] ** 2) + 1e-7)
