# fault: divides by h instead of 2 h
# cells: slope, coarse
# told: Divides by one `h`
def numerical_gradient(f, x, y, h=1e-4):
    dx = (f(x + h, y) - f(x - h, y)) / h
    dy = (f(x, y + h) - f(x, y - h)) / h
    return np.array([dx, dy])
