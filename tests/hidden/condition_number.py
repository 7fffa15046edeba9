"""What a submitted condition_number is judged by, and the mistakes that students make."""
import numpy as np

from grader.functions import FunctionCase, FunctionExercise, array, calls
from reference_solutions.condition_number import condition_number


def _turned(rng):
    return calls([array(_valley(rng, 2))], [array(_valley(rng, 4))])


def _valley(rng, size):
    turn, _ = np.linalg.qr(rng.normal(size=(size, size)))
    matrix = turn @ np.diag(np.geomspace(rng.uniform(0.1, 0.3), rng.uniform(3.0, 9.0), size)) @ turn.T
    return (matrix + matrix.T) / 2


EXERCISE = FunctionExercise("condition_number", condition_number, (
    FunctionCase("ratio", "turned valleys, of two parameters and of four", _turned),
))


def upside_down(matrix):
    """A valley that is 20 times steeper across than along has the number 20. Which one goes below?"""
    steepness = np.linalg.eigvalsh(matrix)
    return steepness[0] / steepness[-1]


def of_the_diagonal(matrix):
    """Turning a valley does not change its shape, but it changes the diagonal. What does it leave alone?"""
    return np.max(np.diag(matrix)) / np.min(np.diag(matrix))


def of_the_entries(matrix):
    """An entry of the matrix is not the steepness in any direction of the valley. Eigenvalues are."""
    return np.max(np.abs(matrix)) / np.min(np.abs(matrix[matrix != 0]))


def difference(matrix):
    """Multiply the whole surface by 10: the valley keeps its shape. Does your number change?"""
    steepness = np.linalg.eigvalsh(matrix)
    return steepness[-1] - steepness[0]


def determinant(matrix):
    """The determinant is the product of the eigenvalues. What tells how different they are?"""
    return np.linalg.det(matrix)


def takes_roots(matrix):
    """That is the ratio of the ellipse's axes. How do steepness and width of a valley belong together?"""
    steepness = np.linalg.eigvalsh(matrix)
    return np.sqrt(steepness[-1] / steepness[0])
