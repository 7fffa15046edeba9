"""Public checks of functions: each property holds for the reference, is told in a sentence, and shows a catalogued mistake."""
import re
from pathlib import Path

import numpy as np
import pytest

from descent import check
from descent.check import CROSS, TICK, CheckFailed
from grader.check import skeleton_of
from grader.course import Course

from .helpers import rows

COURSE = Course(Path(__file__).resolve().parents[1])
CUBE = check.slopes("f = x cubed", lambda x, y: x ** 3, (0.0, 0.0), gives=(0.25, 0.0), h=0.5)
PROPERTIES = {  # the property, the exercise, and mistakes that it shows
    "by_hand": (check.by_hand(0.1, 1024, 256, gives=0.4), "scaled_lr", ["takes_the_root", "never_grows", "forgets_the_base"]),
    "by_hand, an error": (check.by_hand(0, 4, 0.8, gives=0.0), "warmup", ["begins_one_step_late", "runs_downwards"]),
    "slopes": (CUBE, "numerical_gradient", ["divides_by_one_h", "ignores_h", "gives_the_length_of_the_slope"]),
    "falls_all_the_way": (check.falls_all_the_way(0.8, 6, n=30), "cosine_decay", ["rises_again", "goes_back_to_the_full_rate"]),
    "grows_evenly": (check.grows_evenly(4, 0.8, 0.4, n=4), "warmup", ["compounds", "squares_the_share", "stays_at_the_start"]),
    "halves": (check.halves, "record", ["leaves_the_start_out", "makes_one_update_more", "has_the_start_twice"]),
    "halves_in_place": (check.halves_in_place, "record", ["keeps_the_array_itself"]),
    "slope_where_it_is": (check.slope_where_it_is, "record", ["takes_the_gradient_once", "swaps_the_slopes", "updates_twice"]),
    "slope_where_it_is, scheduled": (check.slope_where_it_is, "scheduled", ["takes_the_gradient_once", "makes_one_update_less"]),
    "follows_the_schedule": (check.follows_the_schedule, "scheduled", [
        "ignores_the_schedule", "sets_the_rate_after_the_update", "counts_from_one", "multiplies_the_rate"]),
    "slope_of_the_loss": (check.slope_of_the_loss, "mean_gradient", [
        "keeps_the_two", "turns_the_error_around", "leaves_a_matrix"]),
    "same_with_every_sample_twice": (check.same_with_every_sample_twice, "mean_gradient", ["sums_instead_of_averaging"]),
    "nothing_left_to_learn": (check.nothing_left_to_learn, "mean_gradient", ["forgets_the_targets"]),
    "right_on_average": (check.right_on_average, "sample_gradient", ["divides_by_all", "keeps_the_two"]),
    "changes_from_call_to_call": (check.changes_from_call_to_call, "sample_gradient", [
        "takes_all_samples", "seeds_a_generator_each_time", "never_takes_the_last"]),
    "picked_by_rng": (check.picked_by_rng, "sample_gradient", ["asks_another_generator"]),
    "batch_sizes": (check.batch_sizes(10, 4, (4, 4, 2)), "minibatches", ["drops_what_is_left", "puts_what_is_left_first"]),
    "batch_sizes, none left": (check.batch_sizes(12, 4, (4, 4, 4)), "minibatches", ["ends_with_an_empty_batch"]),
    "each_sample_once": (check.each_sample_once, "minibatches", ["draws_with_replacement", "takes_the_first_batch_always"]),
    "pairs_stay_together": (check.pairs_stay_together, "minibatches", ["shuffles_x_and_y_apart", "permutes_the_features"]),
    "another_order_each_epoch": (check.another_order_each_epoch, "minibatches", [
        "does_not_shuffle", "seeds_a_generator_each_epoch"]),
    "order_by_rng": (check.order_by_rng, "minibatches", ["asks_another_generator"]),
    "data_left_alone": (check.data_left_alone, "minibatches", ["shuffles_the_callers_data"]),
}


def sentence_of(capsys, function, holds):
    """The one line that a check prints; None stands for an error of the function's own."""
    try:
        check(function, holds)
    except CheckFailed:
        pass
    (line,) = capsys.readouterr().out.splitlines()
    assert re.fullmatch(rf"[{TICK}{CROSS}] \w.*[.?]", line), line
    return line


@pytest.mark.parametrize("holds, exercise, mistakes", rows(PROPERTIES))
def test_holds_for_the_reference_and_shows_mistakes(holds, exercise, mistakes, capsys):
    named = {mistake.__name__: mistake for mistake in COURSE.mistakes(exercise)}
    assert sentence_of(capsys, COURSE.exercise(exercise).reference, holds).startswith(TICK)
    for mistake in mistakes:
        assert sentence_of(capsys, named[mistake], holds).startswith(CROSS), mistake


def test_every_property_is_tried():
    ours = {name for name, holds in vars(check).items() if holds.__module__ == "descent.check_functions"}
    assert ours == {name.split(",")[0] for name in PROPERTIES}


@pytest.mark.parametrize("exercise", sorted({exercise for _, exercise, _ in PROPERTIES.values()}))
def test_an_empty_function_gets_one_friendly_line(exercise, capsys):
    holds = next(holds for holds, name, _ in PROPERTIES.values() if name == exercise)
    with pytest.raises(CheckFailed, match=rf"^write {exercise}\(\) first$"):
        check(skeleton_of(COURSE, COURSE.exercise(exercise)), holds)
    assert capsys.readouterr().out == f"{CROSS} {exercise}() is still empty: there is nothing to check yet.\n"


@pytest.mark.parametrize("made", rows({
    "list": lambda X, y, size, rng: [
        (X[part], y[part]) for part in np.array_split(rng.permutation(len(y)), range(size, len(y), size))],
    "generator": COURSE.exercise("minibatches").reference}))
def test_batches_may_be_a_list(made, capsys):
    check(made, check.each_sample_once, check.batch_sizes(10, 4, (4, 4, 2)), check.data_left_alone)
    assert CROSS not in capsys.readouterr().out
