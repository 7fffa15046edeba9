"""What a submitted newton_schulz is judged by, and the mistakes that students make."""
import numpy as np

from grader.functions import FunctionCase, FunctionExercise, array, calls, thing
from reference_solutions.newton_schulz import A, B, C, newton_schulz


def _once(rng):
    return calls([array(_matrix(rng, 3, 3)), 1], [array(_matrix(rng, 2, 4)), 1])


def _five(rng):
    return calls([array(_matrix(rng, 4, 4))], [array(_matrix(rng, 3, 6))], [array(_matrix(rng, 6, 2)), 5], [array(_matrix(rng, 3, 3)), 8])


def _sizes(rng):
    matrix = _matrix(rng, 3, 4)
    return calls([array(1e-6 * matrix)], [array(1e6 * matrix)])


def _kept(rng):
    return calls([thing("matrix")], matrix=array(_matrix(rng, 3, 3)))


def _matrix(rng, rows, columns):
    left, _ = np.linalg.qr(rng.normal(size=(rows, rows)))
    right, _ = np.linalg.qr(rng.normal(size=(columns, columns)))
    size = min(rows, columns)
    return rng.uniform(2.0, 5.0) * left[:, :size] @ np.diag(np.linspace(0.3, 1.0, size)) @ right[:size]


EXERCISE = FunctionExercise("newton_schulz", newton_schulz, (
    FunctionCase("one_step", "one step", _once), FunctionCase("five_steps", "five steps and more, square, wide and tall", _five),
    FunctionCase("five_steps", "very small and very large matrices", _sizes),
    FunctionCase("five_steps", "the matrix stays as it was", _kept, kept=True)))


@np.errstate(all="ignore")
def _iterate(X, steps, a=A, b=B, c=C):
    for _ in range(steps):
        square = X @ X.T
        X = a * X + (b * square + c * square @ square) @ X
    return X


def without_the_norm(matrix, steps=5):
    """The polynomial tames singular values up to 1 only. What must be done to the matrix first?"""
    return _iterate(matrix, steps)


def adds_eps_to_the_norm(matrix, steps=5):
    """Try a matrix whose numbers are about 1e-6. Does its size still not matter? Here the norm alone stands below."""
    return _iterate(matrix / (np.linalg.norm(matrix) + 1e-7), steps)


def divides_the_matrix_in_place(matrix, steps=5):
    """Print the matrix before and after. Which operator writes into an array?"""
    matrix /= np.linalg.norm(matrix)
    return _iterate(matrix, steps)


def makes_five_steps_always(matrix, steps=5):
    """Ask for eight steps. How often does your loop go round?"""
    return _iterate(matrix / np.linalg.norm(matrix), 5 if steps > 1 else steps)


def divides_by_the_largest_entry(matrix, steps=5):
    """The largest entry can be smaller than the largest singular value. Which norm is never smaller?"""
    return _iterate(matrix / np.abs(matrix).max(), steps)


def divides_by_the_largest_singular_value(matrix, steps=5):
    """That norm would do, but it needs a decomposition. The page asks for the Frobenius norm."""
    return _iterate(matrix / np.linalg.norm(matrix, 2), steps)


def the_classical_iteration(matrix, steps=5):
    """Your three numbers are the classical ones, 1.5 and -0.5, which need many more steps. Take those of the page."""
    return _iterate(matrix / np.linalg.norm(matrix), steps, 1.5, -0.5, 0.0)


def forgets_the_fifth_power(matrix, steps=5):
    """There is a third term, with the square of X X^T."""
    return _iterate(matrix / np.linalg.norm(matrix), steps, A, B, 0.0)


def exchanges_the_coefficients(matrix, steps=5):
    """Which of the three numbers belongs to which power?"""
    return _iterate(matrix / np.linalg.norm(matrix), steps, A, C, B)


def squares_the_entries(matrix, steps=5):
    """`square ** 2` squares every entry. The product of two matrices is written with `@`."""
    X = matrix / np.linalg.norm(matrix)
    for _ in range(steps):
        square = X @ X.T
        X = A * X + (B * square + C * square ** 2) @ X
    return X


def one_step_only(matrix, steps=5):
    """Does your loop go on with the new matrix, `steps` times?"""
    return _iterate(matrix / np.linalg.norm(matrix), 1)


def normalises_every_time(matrix, steps=5):
    """The matrix is divided by its norm once, before the loop."""
    X = matrix
    for _ in range(steps):
        X = _iterate(X / np.linalg.norm(X), 1)
    return X


def takes_the_exact_answer(matrix, steps=5):
    """That is what the iteration comes near to. Here the iteration itself is wanted: five steps leave the values near 1."""
    left, _, right = np.linalg.svd(matrix, full_matrices=False)
    return left @ right
