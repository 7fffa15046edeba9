"""Public checks: sentences on what a student's class or function does, each with what was observed.

    check(Momentum, check.downhill, check.follows_lr)

prints a line per property, with a tick or a cross, and raises CheckFailed if there is a cross. The properties, which are in
check_optimizers.py, check_hyperparameters.py and check_functions.py, know no right answer. They catch most mistakes before a
notebook is handed in; the hidden tests, which run when it is graded, catch the rest.
"""
import os
import textwrap

TICK, CROSS = "\N{CHECK MARK}", "\N{BALLOT X}"


class CheckFailed(AssertionError):
    """At least one property does not hold. The sentences have been printed; there is no traceback to read.

    crosses: the sentences of what does not hold. nbgrader's Validate shows errors and not what was printed, so they stand there.
    """

    def __init__(self, message, crosses=()):
        super().__init__(message)
        self.crosses = crosses

    def _render_traceback_(self):
        crosses = [f"{CROSS} {sentence}" for sentence in self.crosses] if os.environ.get("NBGRADER_VALIDATING") else []
        return [*(line for cross in crosses for line in textwrap.wrap(cross, 80, subsequent_indent="  ")),
                f"{type(self).__name__}: {self}"]


def check(optimizer, *properties):
    """Checks a class or a function for properties, in order. optimizer: the class itself, for instance SGD, or the function.

    Prints a sentence for each. Raises CheckFailed when one does not hold; what the class itself raises comes through as it
    is, with the line that it is about.
    """
    crosses = []
    for holds in properties:
        try:
            good, sentence = holds(optimizer)
        except NotImplementedError:
            name = "update" if isinstance(optimizer, type) else optimizer.__name__
            print(f"{CROSS} {name}() is still empty: there is nothing to check yet.")
            raise CheckFailed(f"write {name}() first") from None
        print(TICK if good else CROSS, sentence)
        if not good:
            crosses.append(sentence)
    if crosses:
        raise CheckFailed(f"{len(crosses)} of {len(properties)} properties do not hold yet", crosses)


def _property(function):
    setattr(check, function.__name__, function)
    return function


def _say(good, what, yes, no):
    return f"{what} {yes if good else no}."
