# fault: the start is missing: n rows
# cells: points, copies
# told: Leaves the start out
def record(optimizer, surface, start, n):
    params = {"p": np.array(start, dtype=float)}
    path = []
    for _ in range(n):
        optimizer.update(params, {"p": np.array(surface.grad(*params["p"]))})
        path.append(params["p"].copy())
    return np.array(path)
