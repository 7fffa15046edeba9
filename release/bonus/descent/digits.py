"""Real handwritten digits, and a small network that learns to read them with any optimizer.

    images, labels = load_digits()
    result = train_on_digits(Adam(lr=0.01), steps=300, rng=np.random.default_rng(0))

The images are from the UCI Machine Learning Repository (CC BY 4.0); data/digits.txt has their source.
"""
from pathlib import Path

import numpy as np

DATA = Path(__file__).with_name("data") / "digits.npz"
HIDDEN = 32       # units of the hidden layer
TESTED = 397      # images, the last ones, that nobody trains on
BATCH = 50        # images in a mini-batch
BRIGHTEST = 16.0  # the largest value of a pixel


def load_digits():
    """1797 images, an array (1797, 8, 8) of floats from 0 to 1, and their labels, an array (1797,) of whole numbers."""
    with np.load(DATA) as data:
        return data["images"] / BRIGHTEST, data["labels"].astype(int)


class DigitNetwork:
    """64 pixels, 32 units with max(0, x), 10 classes: what it computes with are the arrays in `params`, and no others."""

    def __init__(self, rng):
        """rng: a numpy Generator, from which the weights are drawn (He et al. 2015: standard deviation sqrt(2 / inputs))."""
        self.params = {"W1": rng.normal(size=(64, HIDDEN)) * np.sqrt(2 / 64), "b1": np.zeros(HIDDEN),
                       "W2": rng.normal(size=(HIDDEN, 10)) * np.sqrt(2 / HIDDEN), "b2": np.zeros(10)}

    def scores(self, X):
        """One score for each digit: array (n, 10), from pixels (n, 64)."""
        hidden = np.maximum(0.0, X @ self.params["W1"] + self.params["b1"])
        return hidden @ self.params["W2"] + self.params["b2"]

    def accuracy(self, X, y):
        """Share of the images (n, 64) that are read as their labels (n,)."""
        return float(np.mean(np.argmax(self.scores(X), axis=1) == y))

    def loss_and_grads(self, X, y):
        """The mean cross-entropy of a batch, and its gradient: a float, and a dict with the keys of params."""
        before = X @ self.params["W1"] + self.params["b1"]
        hidden = np.maximum(0.0, before)
        scores = hidden @ self.params["W2"] + self.params["b2"]
        scores = scores - scores.max(axis=1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        rows = np.arange(len(y))
        slope = np.exp(logs)
        slope[rows, y] -= 1.0
        slope /= len(y)
        back = (slope @ self.params["W2"].T) * (before > 0)
        return float(-logs[rows, y].mean()), {"W1": X.T @ back, "b1": back.sum(axis=0),
                                              "W2": hidden.T @ slope, "b2": slope.sum(axis=0)}


def train_on_digits(optimizer, steps, rng):
    """Trains a new network for so many updates, each with a mini-batch of 50 of the first 1400 images.

    optimizer: an object with update(params, grads). rng: a numpy Generator; equal ones give the same network and batches.
    Returns {"losses": array (steps,) of the loss on each batch before its update, "loss": the mean of the last 50 of them,
    "accuracy": share of the 397 other images that are read rightly}. A training that overflows gives nan and warns of nothing.
    """
    images, labels = load_digits()
    X = images.reshape(len(images), -1)
    network, n = DigitNetwork(rng), len(X) - TESTED
    losses = np.empty(steps)
    with np.errstate(all="ignore"):
        for step in range(steps):
            batch = rng.choice(n, BATCH, replace=False)
            losses[step], grads = network.loss_and_grads(X[batch], labels[batch])
            optimizer.update(network.params, grads)
        accuracy = network.accuracy(X[n:], labels[n:])
    return {"losses": losses, "loss": float(losses[-50:].mean()), "accuracy": accuracy}
