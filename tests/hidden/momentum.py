"""What a submitted Momentum is judged by, and the mistakes that students make."""
from grader.cases import Case, Exercise
from grader.mistakes import applied, changed
from reference_solutions.momentum import Momentum

from . import common_contract, common_gradients, common_memory, common_steps
from .common import CONTRACT, PAUSE, RULE

EXERCISE = Exercise("momentum", Momentum, hyper={"lr": (0.05, 0.5), "momentum": (0.5, 0.85)}, cases=RULE + CONTRACT + PAUSE + (
    Case("lr_change", "eight steps, the learning rate set anew before each", steps=8, lr_changes=True),
), lr_on={"ellipse": (0.05, 0.15), "rotated_ellipse": (0.02, 0.06)})

PUSH = "self.momentum * self.v[key] - self.lr * grads[key]"
PUSHED, MOVE = f"self.v[key] = {PUSH}", "params[key] += self.v[key]"
LOOP, COUNTED = "for key in params:", "self.t = vars(self).get('t', 0) + 1\n    for key in params:"
IN_PLACE = "self.v[key] *= self.momentum; self.v[key] -= self.lr * grads[key]"


class ForgetsTheVelocity(Momentum):
    """Call update twice with the same gradient: is the second step longer? What must live on `self` so that the next call finds
    it?"""
    update = changed({"self.momentum * self.v[key] - ": "-"})


class KeepsTheRateOutsideTheVelocity(Momentum):
    """Change lr between two updates: does the velocity that you already had change with it?"""
    update = changed({PUSH: "self.momentum * self.v[key] + grads[key]", MOVE: "params[key] -= self.lr * self.v[key]"})


class CutsTheVelocityToWholeNumbers(Momentum):
    """Print the velocity and its `dtype` after one call with a gradient of 0.5. What does your memory make of what stands behind the
    point?"""
    update = changed({PUSHED: f"self.v[key] = np.trunc({PUSH})"}, {PUSHED: f"self.v[key] = np.floor({PUSH})"},
                     {PUSHED: f"self.v[key] = np.rint({PUSH})"})


class TakesAMeanOfTheGradients(Momentum):
    """With the same gradient again and again, how long do your steps become, measured in lr? Compare the first step with
    SGD's."""
    update = changed({"- self.lr": "- (1 - self.momentum) * self.lr"},
                     {PUSH: "self.momentum * self.v[key] + (1 - self.momentum) * grads[key]", MOVE: "params[key] -= self.lr * self.v[key]"})


class MultipliesTheVelocityByTheLearningRate(Momentum):
    """Double lr: how many times as long is your first step? The velocity knows lr already."""
    update = changed({MOVE: "params[key] += self.lr * self.v[key]"})


class PutsMomentumOnTheGradient(Momentum):
    """Which of the two has to fade with time: the memory or the new push? Which one does your momentum factor stand before?"""
    update = changed({PUSH: "self.v[key] - self.momentum * self.lr * grads[key]"})


class NeverSlowsDown(Momentum):
    """Give it one push and then gradients of 0. Does it ever come to rest? Where is the friction?"""
    update = changed({"self.momentum * self.v[key]": "self.v[key]"})


class TurnsTheMemoryAround(Momentum):
    """Give it one push and then gradients of 0. Does it go on the same way, or to and fro?"""
    update = changed({PUSH: "-self.momentum * self.v[key] - self.lr * grads[key]"})


class MultipliesTheMemoryByTheLearningRate(Momentum):
    """Give it one push and then gradients of 0. Which share of a step is the next one? Where does your bracket end?"""
    update = changed({PUSH: "self.lr * (self.momentum * self.v[key] - grads[key])"},
                     {PUSH: "self.lr * self.momentum * self.v[key] - grads[key]"})


class PutsTheFrictionOnTheWrongSide(Momentum):
    """momentum = 0.9 keeps nine tenths of the velocity. How much does yours keep?"""
    update = changed({"self.momentum * self.v[key]": "(1 - self.momentum) * self.v[key]"})


class SwapsTheTwoShares(Momentum):
    """With momentum=0 the rule is SGD. What does yours do then, and what with momentum=1?"""
    update = changed({PUSH: "(1 - self.momentum) * self.v[key] - self.momentum * self.lr * grads[key]"})


class SlowsTheNewPushDownToo(Momentum):
    """From rest, the first step is SGD's. How much of it is yours? Where do your brackets end?"""
    update = changed({PUSH: "self.momentum * (self.v[key] - self.lr * grads[key])"})


class MovesByTheVelocityBeforeThePush(Momentum):
    """Call update once, with a gradient that is not 0. Has anything moved? In which order do pushing and moving come?"""
    update = changed({PUSHED: MOVE, MOVE: PUSHED})


class LooksAheadAsNesterovDoes(Momentum):
    """From rest, the first step is SGD's; yours is longer. By which velocity does the rule on this page move?"""
    update = changed({MOVE: "params[key] += self.momentum * self.v[key] - self.lr * grads[key]"})


class KeepsTheLookAhead(Momentum):
    """Give it one push and then gradients of 0. Which share of the first step is the second one? How often does the old velocity
    move the parameter?"""
    update = changed({PUSHED: f"params[key] += self.momentum * self.v[key]; {PUSHED}"})


class MovesByTheGradientOnceMore(Momentum):
    """From rest, how long is your first step, measured in SGD's? In how many places does the gradient move the parameter?"""
    update = changed({MOVE: "params[key] += self.v[key] - self.lr * grads[key]"})


class StartsWithTheGradientAsVelocity(Momentum):
    """From rest, the first step is SGD's. What is your velocity before the first push?"""
    update = changed({"np.zeros_like(value) for": "-self.lr * grads[key] for"})


class StartsWithAPushOfFullLength(Momentum):
    """Print the velocity before the first push. Which rest does the rule start from?"""
    update = changed({"np.zeros_like(value) for": "{c} * grads[key].copy() for"}, c=(1.0, -1.0))


class StartsWithTheParametersAsVelocity(Momentum):
    """Print the velocity before the first push. What does `zeros_like` take from an array: its shape, or its values too?"""
    update = changed({"np.zeros_like(value)": "value.copy()"})


class WritesTheVelocityIntoTheParameters(Momentum):
    """Two names for one array: write into your velocity and look at the parameter. How does one get an array of its own?"""
    update = changed({"np.zeros_like(value)": "value", PUSHED: IN_PLACE})


class WipesTheParametersOut(Momentum):
    """Print the parameters right after your velocity is set up. Two names for one array: what happens to one when you write
    into the other?"""
    update = changed({"np.zeros_like(value)": "value",
                      LOOP: f"    for key in params: self.v[key] *= 0\n    {LOOP}", PUSHED: IN_PLACE})


class StartsWithVelocitiesOfOne(Momentum):
    """Let all gradients be 0. Does anything move? From which velocity does the rule start?"""
    update = changed({"np.zeros_like(value)": "np.full_like(value, {c})"}, c=(1.0, 0.1, -1.0))


class AddsTheOldVelocityTwice(Momentum):
    """Give it one push and then gradients of 0. Do the steps fade? What does your operator do with the value that was there?"""
    update = changed({"self.v[key] = self": "self.v[key] += self"})


class RemembersTheGradientInPlaceOfTheVelocity(Momentum):
    """Give it one push and then gradients of 0. After how many steps is it at rest? What exactly do you keep for the next
    call?"""
    update = changed({PUSHED: "params[key] -= self.lr * (grads[key] + self.momentum * self.v[key])",
                      MOVE: "self.v[key] = grads[key].copy()"})


class RaisesMomentumToAPower(Momentum):
    """Give it one push and then gradients of 0. Is every step the same share of the one before?"""
    update = changed({LOOP: COUNTED, "self.momentum * ": "self.momentum ** self.t * "})


class CorrectsTheVelocityAsAdamDoes(Momentum):
    """With the same gradient again and again, do your steps become longer? Which rule divides by one minus a power?"""
    update = changed({LOOP: COUNTED, MOVE: "params[key] += self.v[key] / (1 - self.momentum ** self.t)"})


class PutsMomentumOnTheParameter(Momentum):
    """Let all gradients be 0 in the first call. Does anything move? What does the rule multiply by momentum?"""
    update = changed({PUSH: "self.momentum * params[key] - self.lr * grads[key]"},
                     {PUSHED: "params[key] *= self.momentum", MOVE: "params[key] -= self.lr * grads[key]"})


class LimitsTheVelocity(Momentum):
    """Push it again and again with a large gradient: does it go on gaining speed? Is there a limit in the rule?"""
    update = changed({PUSH: "np.clip(" + PUSH + ", -{c}, {c})"}, c=(1.0, 0.05, 0.1, 0.5, 5.0))


class SharesOneVelocityAmongAllParameters(Momentum):
    """How many velocities do two parameters need, and how many numbers are in each of them?"""
    update = changed({"{key: np.zeros_like(value) for key, value in params.items()}": "0.0", "self.v[key]": "self.v",
                      "self.lr * grads[key]": "self.lr * np.mean(grads[key])"})


class HasAMomentumOfItsOwn(Momentum):
    """Make one optimizer with momentum=0.5 and one with momentum=0.9. Do they walk different paths?"""
    update = changed({"self.momentum": "{c}"}, c=(0.99, 0.5, 1.0))


class UsesTheLearningRateForMomentum(Momentum):
    """Make two optimizers that differ in momentum only. Do they walk different paths? Which letter stands before your velocity?"""
    update = changed({"self.momentum": "self.lr"})


class UsesMomentumForTheLearningRate(Momentum):
    """Print `lr` and `momentum` of an optimizer that you have just made. Did each number arrive under its own name?"""
    __init__ = changed({"self.lr = lr": "self.lr = momentum", "self.momentum = momentum": "self.momentum = lr"})


COMMON = [  # but for what is the same as a mistake above, or none, here
    *applied(Momentum, common_gradients),
    *applied(Momentum, common_steps),
    *applied(Momentum, common_memory, without=("ForgetsEverythingBetweenCalls",)),
    *applied(Momentum, common_contract),
]
