"""What a submitted best_rate is judged by, and the mistakes that students make."""
import numpy as np

from grader.functions import FunctionCase, FunctionExercise, array, calls, thing
from reference_solutions.best_rate import best_rate


def _finite(rng):
    return calls(*([array(_rates(rng)), array(rng.permutation(np.linspace(0.1, 3.0, 6)))] for _ in range(3)))


def _diverged(rng):
    one, other = np.array([np.nan, 0.9, 0.4, 0.8, np.inf, np.nan]), np.array([0.7, np.inf, np.nan, 1.5, 0.2, np.nan])
    return calls(*([array(_rates(rng)), array(losses)] for losses in (one, other, rng.permutation(one))))


def _kept(rng):
    return calls([thing("rates"), thing("losses")], rates=array(_rates(rng)),
                 losses=array(np.array([0.9, np.inf, 0.4, 0.8, np.inf, 2.0])))


def _rates(rng):
    return rng.permutation(np.geomspace(1e-3, 1.0, 6))


EXERCISE = FunctionExercise("best_rate", best_rate, (
    FunctionCase("finite", "six trainings, none of which has diverged", _finite),
    FunctionCase("diverged", "six trainings, some of which have diverged", _diverged),
    FunctionCase("diverged", "both arrays stay as they are", _kept, kept=True)))


def takes_nan_for_the_lowest(rates, losses):
    """For `np.argmin`, nan is lower than everything, and `np.nan_to_num` makes a very good loss of it. What has that training
    become?"""
    return rates[np.argmin(losses)]


def highest(rates, losses):
    """A low loss is what is wanted."""
    return rates[np.nanargmax(np.where(np.isfinite(losses), losses, np.nan))]


def says_the_loss(rates, losses):
    """The rate is asked for, not the loss that it leads to."""
    return np.min(losses[np.isfinite(losses)])


def says_the_index(rates, losses):
    """Where it is in the array is not yet the rate itself."""
    return np.nanargmin(losses)


def index_after_filtering(rates, losses):
    """Once some losses are taken out, the numbering is another. Take them out of the rates too."""
    return rates[np.argmin(losses[np.isfinite(losses)])]


def largest_that_works(rates, losses):
    """The largest rate that does not diverge need not be the best one."""
    return np.max(rates[np.isfinite(losses)])


def writes_into_the_losses(rates, losses):
    """Print the losses before and after the call. Whose array do you write into?"""
    losses[~np.isfinite(losses)] = 1e9
    return rates[np.argmin(losses)]
