# breaks: none
def record(optimizer, surface, start, n):
    path = np.empty((n + 1, len(start)))
    params = {"where": np.asarray(start, float).copy()}
    path[0] = params["where"]
    for row in path[1:]:
        optimizer.update(params, {"where": np.asarray(surface.grad(*params["where"]), float)})
        row[:] = params["where"]
    return path
