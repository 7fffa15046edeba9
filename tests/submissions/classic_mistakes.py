"""One well-known mistake in each: uphill, no memory, no root, weights swapped, no bias correction."""
from . import right_plain, worth

EXPECTED = {"momentum": worth("momentum-first_step")}
ANSWERS = {
    "sgd": right_plain.ANSWERS["sgd"].replace("-=", "+="),
    "momentum": right_plain.ANSWERS["momentum"].replace("old = self.v.get(name, 0.0)", "old = 0.0"),
    "adagrad": right_plain.ANSWERS["adagrad"].replace("** 0.5 + 1e-7", "+ 1e-7"),
    "rmsprop": right_plain.ANSWERS["rmsprop"].replace("(1 - self.decay_rate)", "self.decay_rate"),
    "adam": right_plain.ANSWERS["adam"].replace(
        "self.lr * np.sqrt(1 - self.beta2 ** self.t) / (1 - self.beta1 ** self.t)", "self.lr"),
}
