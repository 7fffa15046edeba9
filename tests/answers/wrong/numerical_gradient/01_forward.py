# fault: forward difference
# cells: slope, coarse
# told: Looks forward only
def numerical_gradient(f, x, y, h=1e-4):
    base = f(x, y)
    return (f(x + h, y) - base) / h, (f(x, y + h) - base) / h
