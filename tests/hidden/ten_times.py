"""What the prediction about larger gradients is judged by, and the mistakes that students make."""
from grader.functions import Value, ValueCase
from reference_solutions.ten_times import ten_times

EXERCISE = Value("ten_times", "ten_times", ten_times, tuple(
    ValueCase("prediction", f"the steps of {name}", entry=(name,)) for name in ten_times))


def all_grow():
    """In AdaGrad and RMSProp the gradient stands above the fraction line, and the root of its squares below."""
    return dict.fromkeys(ten_times, 10)


def all_stay():
    """SGD and Momentum have no fraction that the ten could cancel in."""
    return dict.fromkeys(ten_times, 1)


def shrink():
    """Below the line everything grows by ten. And above it?"""
    return {"SGD": 10, "Momentum": 10, "AdaGrad": 0.1, "RMSprop": 0.1}


def forgets_the_root():
    """The squares grow a hundredfold. What does their root do?"""
    return {"SGD": 10, "Momentum": 10, "AdaGrad": 0.01, "RMSprop": 0.01}


def momentum_more():
    """Momentum adds up pushes. If each is ten times as large, so is their sum."""
    return {"SGD": 10, "Momentum": 100, "AdaGrad": 1, "RMSprop": 1}
