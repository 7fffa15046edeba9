"""The slope of a surface by central differences.

Source: Nocedal and Wright, Numerical Optimization (2nd edition, 2006), section 8.1: the error falls like h squared.
"""


def numerical_gradient(f, x, y, h=1e-4):
    """The slopes of f at (x, y), along x and along y, from the heights at four points that are h away."""
    ### BEGIN SOLUTION
    along_x = (f(x + h, y) - f(x - h, y)) / (2 * h)
    along_y = (f(x, y + h) - f(x, y - h)) / (2 * h)
    return along_x, along_y
    ### END SOLUTION
