# fault: the slope is asked for once, before the loop
# cells: points, copies
# told: Takes the gradient once
def record(optimizer, surface, start, n):
    point = np.array(start, dtype=float)
    slope = np.array(surface.grad(*point))
    params = {"w": point}
    rows = [point.copy()]
    for i in range(n):
        optimizer.update(params, {"w": slope.copy()})
        rows.append(params["w"].copy())
    return np.stack(rows)
