"""The digits are all there, with their source; the network's gradients are its slopes; training needs nothing but update."""
from pathlib import Path

import numpy as np
import pytest

from descent import load_digits, train_on_digits
from descent.digits import DATA, TESTED, DigitNetwork
from reference_solutions.sgd import SGD

IMAGES, LABELS = load_digits()
PIXELS = IMAGES.reshape(len(IMAGES), -1)


class Still:
    """Never moves. Keeps what it is given."""

    def __init__(self):
        self.seen = []

    def update(self, params, grads):
        self.seen.append({key: value.copy() for key, value in {**params}.items()})


class Exploding:
    def update(self, params, grads):
        for value in params.values():
            value *= 1e100


def test_all_images_with_their_labels():
    assert IMAGES.shape == (1797, 8, 8) and LABELS.shape == (1797,) and (IMAGES.min(), IMAGES.max()) == (0, 1)
    assert np.bincount(LABELS).tolist() == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]


def test_small_and_with_source_and_licence():
    text = Path(DATA).with_suffix(".txt").read_text(encoding="utf-8")
    assert DATA.stat().st_size < 100_000 and "UCI Machine Learning Repository" in text and "CC BY 4.0" in text


@pytest.mark.parametrize("key", ["W1", "b1", "W2", "b2"])
def test_gradients_are_slopes(key):
    network, rng = DigitNetwork(np.random.default_rng(0)), np.random.default_rng(1)
    X, y = PIXELS[:20], LABELS[:20]
    grads = network.loss_and_grads(X, y)[1]
    array = network.params[key]
    for _ in range(5):
        place = tuple(rng.integers(0, size) for size in array.shape)
        middle, losses = array[place], []
        for shift in (1e-5, -1e-5):
            array[place] = middle + shift
            losses.append(network.loss_and_grads(X, y)[0])
        array[place] = middle
        assert (losses[0] - losses[1]) / 2e-5 == pytest.approx(grads[key][place], abs=1e-7)


def test_training_teaches_it_to_read():
    result = train_on_digits(SGD(lr=0.3), 200, np.random.default_rng(0))
    assert result["losses"].shape == (200,) and result["losses"][0] > 1.5
    assert result["loss"] == pytest.approx(result["losses"][-50:].mean()) and result["loss"] < 0.4 and result["accuracy"] > 0.8


def test_equal_generators_give_equal_networks_and_batches():
    one, other, third = (train_on_digits(SGD(lr=0.1), 5, np.random.default_rng(seed)) for seed in (3, 3, 4))
    assert np.array_equal(one["losses"], other["losses"]) and not np.array_equal(one["losses"], third["losses"])


def test_what_does_not_move_does_not_learn():
    still = Still()
    result = train_on_digits(still, 60, np.random.default_rng(0))
    assert len(still.seen) == 60 and all(np.array_equal(still.seen[0][key], still.seen[-1][key]) for key in still.seen[0])
    assert result["accuracy"] < 0.4 and TESTED == 397


def test_a_training_that_diverges_gives_numbers_and_no_warning(recwarn):
    result = train_on_digits(Exploding(), 60, np.random.default_rng(0))
    assert not np.isfinite(result["loss"]) and not recwarn.list
