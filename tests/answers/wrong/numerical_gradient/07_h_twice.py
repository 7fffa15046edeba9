# fault: the points are 2 h away, but it divides by 2 h
# cells: slope, coarse
# told: Doubles the points distance
def numerical_gradient(f, x, y, h=1e-4):
    return (f(x + 2 * h, y) - f(x - 2 * h, y)) / (2 * h), (f(x, y + 2 * h) - f(x, y - 2 * h)) / (2 * h)
