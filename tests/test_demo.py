"""`make demo`: a class of the gallery's submissions from release to feedback, with the points that each must get."""
import re

import nbformat
import pytest

from grader.demo import ASSIGNMENT, compare
from grader.execute import is_judged
from tests.conftest import run
from tests.submissions import expected, gallery, load, notebook_of


@pytest.mark.parametrize("name", gallery())
def test_points(demo, name):
    points = compare(demo.course, demo.students[name], expected(name))
    assert points == {exercise: (wanted, wanted) for exercise, wanted in expected(name).items()}


def test_ends_with_a_table_and_the_next_step(demo):
    assert f"{len(gallery())} of {len(gallery())} submissions got the points that were expected." in demo.output
    assert re.search(r"Next: cd build/demo && \S*python\S* -m grader lab ", demo.output)


def test_leaves_the_checkout_clean(demo):
    assert run("git status --porcelain", demo.clone) == ""


def test_says_which_files_could_not_be_read(demo):
    for exercise in load("damaged_files").UNREADABLE:
        assert re.search(rf"ada-\d+/{ASSIGNMENT}/{notebook_of(exercise).stem}\.ipynb could not be read: it is not", demo.output)


@pytest.mark.parametrize("name", gallery())
def test_feedback_for_every_graded_notebook_tells_nothing_secret(demo, name):
    student = demo.students[name]
    graded = sorted(path.stem for path in (demo.course / "autograded" / student / ASSIGNMENT).glob("*.ipynb"))
    pages = {path.stem: path.read_text() for path in (demo.course / "feedback" / student / ASSIGNMENT).glob("*.html")}
    assert sorted(pages) == graded and graded
    for page in pages.values():
        assert not re.search(r"import hidden_tests|HIDDEN TESTS|BEGIN SOLUTION|reference_solutions|tests[./]hidden|grader/", page)
        assert all("Cell In" in part for part in page.split("Traceback (")[1:])  # the student's own, from his cells


VERDICTS = {
    ("crashes", "sgd-first_step"): r"raised an error in update 1: KeyError: 'W!'",
    ("crashes", "momentum-first_step"): r"defines no class `Momentum`",
    ("crashes", "adagrad-first_step"): r"AttributeError: 'AdaGrad' object has no attribute 'learning_rate'",
    ("crashes", "rmsprop-first_step"): r"raised an error in update 1: SystemExit: 0",
    ("never_ends", "sgd-first_step"): r"did not come to an end in time",
    ("never_ends", "adagrad-first_step"): r"could not be interrupted",
    ("odd_answers", "sgd-first_step"): r"defines no class `SGD`. It defines `Sgd`",
    ("odd_answers", "momentum-first_step"): r"no longer a finite number",
    ("odd_answers", "adagrad-first_step"): r"no longer an array of numbers",
    ("odd_answers", "rmsprop-first_step"): r"had the shape \(2, 3\) and now has \(7, 7\)",
    ("kills_its_kernel", "sgd-first_step"): r"The kernel died while this cell ran",
    ("kills_its_kernel", "adam-long_run"): r"The kernel died while this cell ran",
    ("classic_mistakes", "sgd-first_step"): r"has moved the wrong way.*Code that ascends gives these numbers",
    ("classic_mistakes", "momentum-several_steps"): r"After step 2, `W` has not moved far enough.*Code that forgets the velocity gives",
    ("classic_mistakes", "adam-first_step"): r"has moved too far.*Code that forgets the correction gives",
    ("odd_functions", "numerical_gradient-slope"): r"what came back is an iterator that does not end",
    ("odd_functions", "lr_measured-measured"): r"Far too much came back",
    ("odd_functions", "mean_gradient-gradient"): r"raised an error when it was used: SystemExit",
    ("odd_functions", "sample_gradient-sample"): r"The process ended while your code ran",
    ("odd_functions", "minibatches-epoch"): r"The batches do not come to an end",
    ("finds_some_faults", "experiments-expose_a"): r"box A steps as a right SGD does.*the largest slope",
    ("finds_some_faults", "experiments-expose_c"): r"right optimizers of the kind AdaGrad differ from each other",
    ("finds_some_faults", "experiments-expose_d"): r"An experiment is a list of gradients",
    ("finds_some_faults", "faults-name_b"): r"Fault 10 is not the one of box B.*Never turn the gradient around",
    ("finds_some_faults", "faults-name_f"): r"it has no entry 'F'",
    ("finds_some_faults", "one_for_all-expose_all"): r"exposes 5 of the 6 boxes; not exposed: B",
    ("untouched", "adam-first_step"): r"`Adam` is still empty",
    ("damaged_files", "sgd-first_step"): r"defines no class `SGD`",
    ("right_but_in_new_arrays", "sgd-contract"): r"they are in new arrays",
    ("right_with_eps_inside", "adagrad-epsilon"): r"gradients as small as eps",
    ("right_with_eps_inside", "momentum-lr_change"): r"learning rate set anew",
    ("right_plain", "adam-epsilon"): r"^Passed\.$",
}


@pytest.mark.parametrize("name, cell", VERDICTS, ids=lambda value: value)
def test_says_what_is_wrong(demo, name, cell):
    assert re.search(VERDICTS[name, cell], _message(demo, name, cell), re.S)


@pytest.mark.parametrize("name", gallery())
def test_every_graded_cell_has_one_verdict_in_its_outputs(demo, name):
    paths = [*(demo.course / "autograded" / demo.students[name] / ASSIGNMENT).glob("*.ipynb")]
    assert paths
    for path in paths:
        for cell in nbformat.read(path, as_version=4).cells:
            if is_judged(cell):
                verdict = cell.metadata.descent
                texts = [output for output in cell.outputs if output.output_type in ("stream", "error")]
                assert len(texts) == 1 and verdict.message
                assert (texts[0].output_type == "stream") == (verdict.status == "passed")


def test_pictures_of_both_paths_where_a_surface_path_is_wrong(demo):
    cell = _cell(demo, "classic_mistakes", "momentum-surface")
    assert [output.output_type for output in cell.outputs] == ["display_data", "error"]
    assert "image/png" in cell.outputs[0].data


def test_every_submission_says_who_it_is():
    assert all(load(name).__doc__ and load(name).__doc__.strip().endswith(".") for name in gallery())


def _cell(demo, name, cell):
    notebook = nbformat.read(demo.autograded(name, notebook_of(cell.split("-")[0]).stem), as_version=4)
    return next(item for item in notebook.cells if item.metadata.get("nbgrader", {}).get("grade_id") == cell)


def _message(demo, name, cell):
    return _cell(demo, name, cell).metadata.descent.message
