# fault: forward differences, and y first
# cells: slope, coarse
# told: Redo it by hand for the smallest example that you can think of.
def numerical_gradient(f, x, y, h=1e-4):
    return (f(x, y + h) - f(x, y)) / h, (f(x + h, y) - f(x, y)) / h
