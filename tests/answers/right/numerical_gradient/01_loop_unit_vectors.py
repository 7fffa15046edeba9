# breaks: none
def numerical_gradient(f, x, y, h=1e-4):
    slopes = []
    for ex, ey in ((h, 0), (0, h)):
        slopes.append((f(x + ex, y + ey) - f(x - ex, y - ey)) / (2 * h))
    return np.array(slopes)
