"""Raises: an error inside update, a syntax error, a name that does not exist, sys.exit; the last one is right."""
from . import full, right_plain

EXPECTED = full(["adam"])
ANSWERS = {
    "sgd": right_plain.ANSWERS["sgd"].replace("grads[name]", "grads[name + '!']"),
    "momentum": right_plain.ANSWERS["momentum"].replace("for name in params:", "for name in params"),
    "adagrad": right_plain.ANSWERS["adagrad"].replace("self.lr / ", "self.learning_rate / "),
    "rmsprop": right_plain.ANSWERS["rmsprop"].replace("for name in params:", "import sys; sys.exit(0)\n        for name in params:"),
    "adam": right_plain.ANSWERS["adam"],
}
