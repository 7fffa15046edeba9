# fault: the slope is always asked for at the start
# cells: points, copies
# told: Takes the gradient once
def record(optimizer, surface, start, n):
    params = {"w": np.array(start, dtype=float)}
    rows = [params["w"].copy()]
    while len(rows) <= n:
        optimizer.update(params, {"w": np.array(surface.grad(*start))})
        rows.append(params["w"].copy())
    return np.array(rows)
