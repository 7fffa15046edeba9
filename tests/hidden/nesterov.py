"""What a submitted Nesterov is judged by, and the mistakes that students make."""
from grader.cases import Exercise
from grader.mistakes import applied, changed
from reference_solutions.nesterov import Nesterov

from . import common_contract, common_gradients, common_memory, common_steps
from .common import PAUSE, RULE

EXERCISE = Exercise("nesterov", Nesterov, hyper={"lr": (0.05, 0.5), "momentum": (0.5, 0.85)},
                    cases=tuple(case for case in RULE if case.test != "long_run") + PAUSE,
                    lr_on={"ellipse": (0.05, 0.15), "rotated_ellipse": (0.02, 0.06)})

PUSH = "self.momentum * self.v[key] - self.lr * grads[key]"
PUSHED, MOVE = f"    self.v[key] = {PUSH}\n", f"params[key] += {PUSH}"


class StepsAlongTheOldVelocity(Nesterov):
    """With the velocity from before this gradient, the step is plain Momentum's. Which of the two lines comes first?"""
    update = changed({PUSHED: f"    {MOVE}\n", MOVE: PUSHED.strip()})


class LooksAheadTwice(Nesterov):
    """The new velocity already holds momentum times the old one. How often does momentum multiply it in your step?"""
    update = changed({MOVE: "params[key] += self.momentum ** 2 * self.v[key] - (1 + self.momentum) * self.lr * grads[key]"})


class AddsTheVelocityInFull(Nesterov):
    """Which share of the velocity does the step add, and which gradient is in that share already?"""
    update = changed({MOVE: "params[key] += self.v[key] - self.lr * grads[key]"})


class AddsBothVelocitiesInFull(Nesterov):
    """Which share of the velocity does the step add? Count how often each of its parts moves the parameter."""
    update = changed({MOVE: f"params[key] += self.v[key] + {PUSH}"})


class ClimbsByItsSecondPush(Nesterov):
    """Once in the velocity, once in the step: which way does each of the two gradients push?"""
    update = changed({MOVE: "params[key] += self.momentum * self.v[key] + self.lr * grads[key]"})


class StaysAtThePointAhead(Nesterov):
    """Where is the parameter when the gradient is asked for, and from where does the step start? What became of the move ahead?"""
    update = changed({PUSHED: f"    params[key] += self.momentum * self.v[key]\n    {PUSHED}", MOVE: "params[key] += self.v[key]"})


class AddsTheOldVelocityToo(Nesterov):
    """Give it one gradient, and then none: how far does each step go, measured in the velocity? What has the old velocity to do in
    it?"""
    update = changed({PUSHED: f"    old = self.v[key]\n    {PUSHED}",
                      MOVE: "params[key] += self.momentum * old + (1 + self.momentum) * self.v[key]"})


class MovesByTheLookAheadAlone(Nesterov):
    """Where is the gradient's own push in your step, besides the one in the velocity?"""
    update = changed({MOVE: "params[key] += self.momentum * self.v[key]"})


class ForgetsTheRateInTheStep(Nesterov):
    """Make lr ten times smaller: how many times as short is your first step? Look for lr on both lines."""
    update = changed({MOVE: "params[key] += self.momentum * self.v[key] - grads[key]"})


class AddsTheNewVelocityInFull(Nesterov):
    """Give it one gradient, and then none: how far does each step go, measured in the velocity? Which share of it is the step's, and
    what is to be taken away?"""
    update = changed({MOVE: "params[key] += (1 + self.momentum) * self.v[key]"})


class KeepsTheStepAsTheVelocity(Nesterov):
    """Print the velocity after a call: is the look ahead in it already? From where does the next call look ahead?"""
    update = changed({MOVE: f"self.v[key] = {PUSH}; params[key] += self.v[key]"})


class TakesAMeanOfTheGradients(Nesterov):
    """With the same gradient again and again, how long do your steps become, measured in lr?"""
    update = changed({PUSHED: "    self.v[key] = self.momentum * self.v[key] - (1 - self.momentum) * self.lr * grads[key]\n"})


class HasAMomentumOfItsOwn(Nesterov):
    """Make one optimizer with momentum=0.5 and one with momentum=0.9. Do they walk different paths?"""
    update = changed({"self.momentum": "{c}"}, c=(0.99, 0.5))


COMMON = [  # but for what no case of this exercise asks for
    *applied(Nesterov, common_gradients),
    *applied(Nesterov, common_steps, without=("DoesNotSeeANewLearningRate", "IgnoresTheLearningRateItIsMadeWith",
                                              "DividesByTheNumberOfParameters", "StopsAfterSomeCalls")),
    *applied(Nesterov, common_memory, without=("SharesItsMemoryWithOtherOptimizers",)),
    *applied(Nesterov, common_contract, without=("WritesToNewArrays", "ChangesTheGradients", "KeepsNotesInParams", "SharesItsSettings",
                                                 "KnowsTheNamesOfTheParameters", "NeedsArraysWithAxes", "FindsGradientsByTheirPlace")),
]


class StandsStillWhereStepsAreTiny(common_steps.StandsStillWhereStepsAreSmall, Nesterov):
    """Make lr tiny, and make a thousand steps. Does it get anywhere? When to stop is for the caller to say."""
    least = 5e-3
