# fault: returns the slope along y first
# cells: slope, coarse
# told: Swaps the two
def numerical_gradient(f, x, y, h=1e-4):
    gx = (f(x + h, y) - f(x - h, y)) / (2 * h)
    gy = (f(x, y + h) - f(x, y - h)) / (2 * h)
    return gy, gx
