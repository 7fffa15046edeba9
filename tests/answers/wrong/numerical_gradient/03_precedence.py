# fault: / 2 * h: brackets missing
# cells: slope, coarse
# told: Forgets the brackets below
def numerical_gradient(f, x, y, h=1e-4):
    dx = (f(x + h, y) - f(x - h, y)) / 2 * h
    dy = (f(x, y + h) - f(x, y - h)) / 2 * h
    return dx, dy
