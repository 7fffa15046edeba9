# breaks: none
from typing import Dict

class SGD:
    """Stochastic gradient descent.

    Parameters
    ----------
    lr : float, default 0.01
        The learning rate (step size).

    Notes
    -----
    Implements  W <- W - lr * dL/dW.
    """

    def __init__(self, lr: float = 0.01) -> None:
        self.lr: float = lr

    def update(self, params: Dict[str, np.ndarray], grads: Dict[str, np.ndarray]) -> None:
        """Apply one descent step to every parameter (in place)."""
        key: str
        for key in params:
            gradient: np.ndarray = grads[key]
            params[key] -= self.lr * gradient
