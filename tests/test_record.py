"""record: what it hands to update, what it writes down, and what it says when it cannot."""

import warnings

import numpy as np
import pytest

from descent.record import record
from descent.surfaces import SURFACES, ellipse, gradient_descent_path, rosenbrock


class InPlace:
    """Plain gradient steps, written into the arrays."""

    def __init__(self, lr=0.95):
        self.lr = lr

    def update(self, params, grads):
        for name, value in params.items():
            value -= self.lr * grads[name]


class Rebinds(InPlace):
    def update(self, params, grads):
        params.update({name: params[name] - self.lr * grads[name] for name in params})


class PythonFloats(InPlace):
    def update(self, params, grads):
        params.update({name: params[name].item() - self.lr * grads[name].item() for name in params})


class NumpyScalars(InPlace):
    def update(self, params, grads):
        params.update({name: params[name][0] - self.lr * grads[name][0] for name in params})


class ZeroDimensional(InPlace):
    def update(self, params, grads):
        params.update({name: np.squeeze(params[name] - self.lr * grads[name]) for name in params})


class SpoilsGradients(InPlace):
    def update(self, params, grads):
        for name, value in params.items():
            grads[name] *= self.lr
            value -= grads[name]
        grads.clear()


class Still:
    """Calls `act(params, step)` and moves nothing by itself; remembers what it was given."""

    def __init__(self, act=lambda params, step: None):
        self.act, self.calls = act, []

    def update(self, params, grads):
        self.calls.append((params, grads, {**params}, {k: v.copy() for k, v in grads.items()}))
        self.act(params, len(self.calls))


STYLES = [InPlace, Rebinds, PythonFloats, NumpyScalars, ZeroDimensional, SpoilsGradients]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("surface, lr", [("ellipse", 0.95), ("rotated_ellipse", 0.2), ("saddle", 0.05)])
def test_every_style_of_writing_gives_the_known_path(style, surface, lr):
    surface = SURFACES[surface]
    expected = gradient_descent_path(surface, None, lr, 30)
    np.testing.assert_allclose(record(style(lr), surface), expected, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("n", [0, 1, 7, np.int64(3)])
def test_n_updates_make_n_plus_1_points(n):
    optimizer = Still()
    path = record(optimizer, ellipse, n=n)
    assert path.shape == (n + 1, 2) and path.dtype == np.float64
    assert len(optimizer.calls) == n


@pytest.mark.parametrize("style", STYLES)
def test_points_are_copies(style):
    path = record(style(0.1), ellipse, n=3)
    assert len(np.unique(path, axis=0)) == 4
    assert tuple(path[0]) == ellipse.start


def test_the_path_shares_no_memory_with_the_parameters():
    optimizer = Still()
    path = record(optimizer, ellipse, n=1)
    params = optimizer.calls[0][0]
    assert not any(np.shares_memory(path, value) for value in params.values())


@pytest.mark.parametrize("start", [(3, 4), [3, 4], np.array([3.0, 4.0]), (np.float32(3), 4)])
def test_start_can_be_given(start):
    assert record(Still(), rosenbrock, start, 2).tolist() == [[3, 4]] * 3


def test_start_is_not_changed():
    start = np.array([3.0, 4.0])
    record(InPlace(), ellipse, start)
    assert start.tolist() == [3, 4]


def test_what_update_is_given():
    optimizer = Still()
    record(optimizer, ellipse, (3, 4), 3)
    for params, grads, values, _ in optimizer.calls:
        assert type(params) is dict and type(grads) is dict
        assert list(params) == list(values) == list(grads) == ["x", "y"]
        for array in (*values.values(), *grads.values()):
            assert isinstance(array, np.ndarray)
            assert array.shape == (1,) and array.dtype == np.float64 and array.flags.writeable
    assert all(call[0] is optimizer.calls[0][0] for call in optimizer.calls)


def test_gradients_are_new_for_each_update_and_taken_where_params_are():
    optimizer = Still(lambda params, step: params.update(x=np.array([float(step)])))
    record(optimizer, ellipse, (3, 4), 4)
    assert [call[3]["x"].item() for call in optimizer.calls] == pytest.approx([0.3, 0.1, 0.2, 0.3])
    assert len({id(call[1]) for call in optimizer.calls}) == 4
    arrays = [value for call in optimizer.calls for value in call[1].values()]
    assert not any(np.shares_memory(a, b) for i, a in enumerate(arrays) for b in arrays[:i])


def test_arguments_are_positional():
    class OtherNames:
        def update(self, weights, slopes):
            weights["x"] -= slopes["x"]

    assert record(OtherNames(), ellipse, n=1)[1].tolist() == pytest.approx([-6.3, 2.0])


@pytest.mark.parametrize("value", [5.0, 5, np.float32(5), np.array(5.0), np.array([[5.0]]), [5.0]])
def test_after_any_single_number_the_next_update_gets_arrays_of_shape_1_again(value):
    optimizer = Still(lambda params, step: params.update(x=value))
    assert record(optimizer, ellipse, n=2)[:, 0].tolist() == [-7, 5, 5]
    assert optimizer.calls[1][2]["x"].shape == (1,)


def test_an_array_that_update_put_there_stays_the_same_object():
    own = np.array([5.0])
    optimizer = Still(lambda params, step: params.update(x=own))
    record(optimizer, ellipse, n=2)
    assert optimizer.calls[1][2]["x"] is own


def test_extra_entries_are_none_of_our_business():
    record(Still(lambda params, step: params.update(extra="text")), ellipse, n=2)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES)
def test_divergence_neither_raises_nor_warns(style, surface):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        path = record(style(1e80), surface, n=40)
    assert path.shape == (41, 2)
    assert np.isfinite(path[0]).all() and not np.isfinite(path[-1]).all()


def test_nan_is_recorded_as_it_comes():
    path = record(Still(lambda params, step: params.update(y=np.nan)), ellipse, n=2)
    assert path[1:, 0].tolist() == [-7, -7] and np.isnan(path[1:, 1]).all()


def vanish(params, step):
    if step == 3:
        del params["y"]


def put(name, value, at):
    return lambda params, step: params.update({name: value}) if step == at else None


@pytest.mark.parametrize("act, error, words", [
    (vanish, ValueError, ['"y"', "gone after update 3", "['x']"]),
    (put("x", np.zeros(2), 1), ValueError, ['"x"', "after update 1", "2 elements", "(2,)"]),
    (put("y", np.zeros((2, 3)), 2), ValueError, ['"y"', "after update 2", "6 elements", "(2, 3)"]),
    (put("y", np.zeros(0), 2), ValueError, ['"y"', "after update 2", "0 elements"]),
    (put("x", None, 4), TypeError, ['"x"', "after update 4", "None", "not a real number"]),
    (put("x", "1.0", 1), TypeError, ['"x"', "after update 1", "str", "not a real number"]),
    (put("y", 1j, 1), TypeError, ['"y"', "complex", "not a real number"]),
    (put("y", {}, 1), TypeError, ['"y"', "dict", "not a real number"]),
])
def test_errors_name_the_parameter_and_the_step(act, error, words):
    with pytest.raises(error) as caught:
        record(Still(act), ellipse, n=5)
    assert [word for word in words if word not in str(caught.value)] == []


@pytest.mark.parametrize("arguments, error, words", [
    ((object(), ellipse), TypeError, "optimizer: a object has no method update"),
    ((None, ellipse), TypeError, "optimizer: a NoneType has no method update"),
    ((InPlace, ellipse), TypeError, r"optimizer: InPlace is a class.*InPlace\(\.\.\.\)"),
    ((Still(), "ellipse"), TypeError, "surface: 'ellipse' is not a Surface.*SURFACES"),
    ((Still(), None), TypeError, "surface: None is not a Surface"),
    ((Still(), ellipse, 3.0), ValueError, "start: give two numbers"),
    ((Still(), ellipse, (1, 2, 3)), ValueError, "start: give two numbers"),
    ((Still(), ellipse, ("a", "b")), ValueError, "start: give two numbers"),
    ((Still(), ellipse, ((1,), (2, 3))), ValueError, "start: give two numbers"),
    ((Still(), ellipse, None, -1), ValueError, "n: .*0 or more"),
    ((Still(), ellipse, None, 2.5), ValueError, "n: .*whole number"),
])
def test_errors_name_the_argument(arguments, error, words):
    with pytest.raises(error, match=words):
        record(*arguments)


def test_errors_of_update_come_through_as_they_are():
    def fail(params, step):
        raise KeyError("mine")

    with pytest.raises(KeyError, match="mine"):
        record(Still(fail), ellipse)
