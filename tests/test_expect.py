"""A public check in one line: what it prints, and when it stops the cell."""
import numpy as np
import pytest

from descent import expect
from descent.check import CROSS, TICK, CheckFailed

from .helpers import rows


@pytest.mark.parametrize("good", rows({"true": True, "numpy's true": np.True_, "an array of one": np.array([True])}))
def test_a_tick(good, capsys):
    expect(good, "It holds.")
    assert capsys.readouterr().out == f"{TICK} It holds.\n"


@pytest.mark.parametrize("good", rows({"false": False, "numpy's false": np.False_, "none": None}))
def test_a_cross_stops(good, capsys):
    with pytest.raises(CheckFailed, match="does not hold yet"):
        expect(good, "It holds.")
    assert capsys.readouterr().out == f"{CROSS} It holds.\n"
