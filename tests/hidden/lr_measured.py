"""What measured distances are judged by, and the mistakes that students make."""
from grader.functions import Value, ValueCase
from reference_solutions.lr_measured import distances

EXERCISE = Value("lr_measured", "distances", distances, (ValueCase("measured", "below, at and above the limit", tolerance=1e-3),))


def _after(n, axis=1, rates=(0.95, 1.0, 1.01)):
    from descent import ellipse, gradient_descent_path
    return [gradient_descent_path(ellipse, lr=lr, n=n)[-1, axis] for lr in rates]


def measures_x():
    """Which of the two numbers of a point tells how far it is from the floor of the valley?"""
    return [abs(x) for x in _after(30, axis=0)]


def makes_one_update_less():
    """A path of n updates has n + 1 points. How many updates did you make?"""
    return [abs(y) for y in _after(29)]


def makes_one_update_more():
    """A path of n updates has n + 1 points. How many updates did you make?"""
    return [abs(y) for y in _after(31)]


def measures_the_start():
    """Which row of the path is the last one?"""
    return [abs(y) for y in _after(0)]


def measures_heights():
    """The question is how far away y is, not how high."""
    return [x ** 2 / 20 + y ** 2 for x, y in zip(_after(30, axis=0), _after(30))]


def goes_the_other_way_through_the_rates():
    """In which order are the three rates asked for?"""
    return [abs(y) for y in _after(30)][::-1]


def takes_other_rates():
    """Which three rates are asked for?"""
    return [abs(y) for y in _after(30, rates=(0.95, 1.0, 1.05))]


def measures_from_the_origin():
    """The question is how far away y is, not how far the point is from the minimum."""
    return [(x ** 2 + y ** 2) ** 0.5 for x, y in zip(_after(30, axis=0), _after(30))]
