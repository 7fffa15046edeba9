"""What the predicted first steps of Adam are judged by, and the mistakes that students make."""
from grader.functions import Value, ValueCase
from reference_solutions.first_steps import first_steps

EXERCISE = Value("first_steps", "first_steps", first_steps, tuple(
    ValueCase("prediction", f"the first step, {which}", entry=(which,), tolerance=0.01) for which in first_steps))


def all_alike():
    """Put the numbers in: m = 0.1 and v = 0.001 after a gradient of 1."""
    return dict.fromkeys(first_steps, 1)


def without_the_root():
    """It is the root of v that stands below the fraction line."""
    return {"both corrected": 1, "neither corrected": 100, "only m corrected": 1000, "only v corrected": 0.1}


def names_exchanged():
    """If only m is corrected, v is still much too small, and it stands below the line."""
    return {**first_steps, "only m corrected": 0.1, "only v corrected": 31.62}


def swaps_the_betas():
    """m takes 1 - 0.9 of the gradient, v takes 1 - 0.999 of its square."""
    return {"both corrected": 1, "neither corrected": 0.001 / 0.1 ** 0.5, "only m corrected": 1 / 0.1 ** 0.5, "only v corrected": 0.001}


def turned_over():
    """A step too long, or too short? v stands below the line: if it is too small, the step is too long."""
    return {key: 1 / value for key, value in first_steps.items()}


def leaves_both_out_where_both_are_corrected():
    """After the first step m is a tenth of the gradient, and its correction divides by just that. What is left of it?"""
    return {**first_steps, "both corrected": first_steps["neither corrected"]}


def lets_the_two_errors_cancel():
    """m is a tenth of the gradient, v a thousandth of its square. What is the root of a thousandth?"""
    return {**first_steps, "neither corrected": 1}


def forgets_the_root_where_only_m_is_corrected():
    """It is the root of v that stands below the fraction line."""
    return {**first_steps, "only m corrected": 1000}


def turns_the_step_over_where_only_v_is_corrected():
    """m stands above the line. If it is too small, is the step too long, or too short?"""
    return {**first_steps, "only v corrected": 10}
