"""The cases that every optimizer is judged by: one line each, in the order in which a student should mend things."""
from grader.cases import Case

POINT = {"x": (1,), "y": (1,)}
TWINS = {"up": (2, 2), "down": (2, 2)}
MANY = {"first layer": (2, 3), "bias": (3,), "scale": (), "one": (1,), "kernel": (2, 1, 2)}

RULE = (
    Case("first_step", "one step, all hyperparameters left at their defaults", hyper="default"),
    Case("first_step", "one step, hyperparameters given by name"),
    Case("first_step", "one step, hyperparameters given by position", hyper="positional"),
    Case("several_steps", "six steps, hyperparameters given by position", steps=6, hyper="positional"),
    Case("several_steps", "six steps, all hyperparameters left at their defaults", steps=6, hyper="default"),
    Case("several_steps", "seven steps, one of them with far larger gradients", steps=7, spike=30.0),
    Case("several_steps", "five steps far away from 0", steps=5, start=(300.0, 900.0)),
    Case("long_run", "a hundred and fifty steps", steps=150),
    Case("long_run", "two hundred steps, all hyperparameters left at their defaults", steps=200, hyper="default"),
    Case("surface", "thirty steps down the ellipse", steps=30, shapes=POINT, surface="ellipse"),
    Case("surface", "thirty steps down the rotated ellipse", steps=30, shapes=POINT, surface="rotated_ellipse"),
)

CONTRACT = (
    Case("contract", "the arrays themselves change", steps=3, in_place=True),
    Case("contract", "the gradients stay as they were", steps=3, grads_kept=True),
    Case("contract", "parameters of any name and shape", steps=3, shapes=MANY),
    Case("contract", "gradients whose keys stand in another order", steps=3, shapes=TWINS, reordered=True),
    Case("contract", "two optimizers side by side, each with its own memory", steps=4, optimizers=2),
)

PAUSE = (
    Case("several_steps", "six steps, in one of which some gradients are 0", steps=6, pause=True),
)

EPSILON = (
    Case("epsilon", "a parameter whose gradient is always 0 stays where it is", steps=5, dead=True),
    Case("epsilon", "gradients as small as eps", steps=4, gradients=(1e-7, 4e-7), tolerance=1e-6),
)

RATE = (
    Case("contract", "the learning rate can be set between two updates", steps=4, lr_changes=True),
)
