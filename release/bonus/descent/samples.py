"""A small set of samples whose loss has two parameters, so that training on it can be drawn as a path on a surface."""
import numpy as np

from .surfaces import Surface


def noisy_plane(n, rng, noise=1.0):
    """n samples of y = 2 x0 - x1 + noise: X of shape (n, 2), with x0 spread 2.5 times as widely as x1, and y of shape (n,).

    rng: a numpy Generator. noise: standard deviation.
    """
    X = rng.normal(size=(n, 2)) * (2.5, 1.0)
    return X, X @ (2.0, -1.0) + noise * rng.normal(size=n)


def loss_surface(X, y):
    """The Surface of the loss L(w) = mean((X w - y)^2) / 2 over the two weights. Its slope is measured, not worked out.

    X: array (n, 2). y: array (n,). The minimum is that of the samples. Raises ValueError for other shapes.
    """
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    if X.ndim != 2 or X.shape[1] != 2 or y.shape != (len(X),) or len(X) == 0:
        raise ValueError(f"X and y: give arrays of the shapes (n, 2) and (n,), not {X.shape} and {y.shape}.")

    def f(w0, w1):
        w0, w1 = np.broadcast_arrays(np.asarray(w0, float), np.asarray(w1, float))
        return ((w0[..., np.newaxis] * X[:, 0] + w1[..., np.newaxis] * X[:, 1] - y) ** 2).mean(axis=-1) / 2

    def grad(w0, w1, h=1e-4):  # exact but for rounding: the loss is quadratic
        return (f(w0 + h, w1) - f(w0 - h, w1)) / (2 * h), (f(w0, w1 + h) - f(w0, w1 - h)) / (2 * h)

    best = np.linalg.lstsq(X, y, rcond=None)[0]
    return Surface("loss of the samples", r"\frac{1}{2n} \sum_i (x_i \cdot w - y_i)^2", f, grad,
                   window=((-2.0, 4.0), (-2.5, 2.0)), minima=(tuple(best.tolist()),), start=(-1.5, 1.5))
