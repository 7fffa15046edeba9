"""An optimizer for functions that need one to be called with.

It is an answer to the exercises on SGD and Momentum, so this file is not behind the wall: its text goes to a kernel with those
cases alone that ask for it.
"""
import json
from pathlib import Path

import numpy as np

ASKED = '{"optimizer": {'  # in the JSON text of cases


class Walker:
    """An optimizer for functions that need one: v <- momentum v + g, p <- p - lr v, in place or in new arrays."""

    def __init__(self, lr, momentum=0.0, in_place=True):
        self.lr, self.momentum, self.in_place, self.v = lr, momentum, in_place, {}

    def update(self, params, grads):
        for key in params:
            self.v[key] = self.momentum * self.v.get(key, 0.0) + np.asarray(grads[key])
            if self.in_place and isinstance(params[key], np.ndarray):
                params[key] -= self.lr * self.v[key]
            else:
                params[key] = params[key] - self.lr * self.v[key]


def with_source(cases):
    """The JSON text of cases, with the text of this file in every optimizer that they ask for."""
    if ASKED not in cases:
        return cases
    return cases.replace(ASKED, f'{ASKED}"source": {json.dumps(Path(__file__).read_text(encoding="utf-8"))}, ')
