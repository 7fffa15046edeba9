# fault: moves x and y at once
# cells: slope, coarse
# told: Moves both at once
def numerical_gradient(f, x, y, h=1e-4):
    d = (f(x + h, y + h) - f(x - h, y - h)) / (2 * h)
    return d, d
