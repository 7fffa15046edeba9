# fault: makes one update too many
# cells: points, copies
# told: Makes one update more
def record(optimizer, surface, start, n):
    params = {"p": np.array(start, dtype=float)}
    path = [params["p"].copy()]
    for _ in range(n + 1):
        optimizer.update(params, {"p": np.array(surface.grad(*params["p"]))})
        path.append(params["p"].copy())
    return np.array(path)
