# fault: counts from 1
# cells: rates
# told: Counts from one
def scheduled(optimizer, schedule, surface, start, n):
    params = {"x": np.array([start[0]]), "y": np.array([start[1]])}
    path = [start]
    for t in range(1, n + 1):
        optimizer.lr = schedule(t)
        gx, gy = surface.grad(params["x"], params["y"])
        optimizer.update(params, {"x": gx, "y": gy})
        path.append((params["x"][0], params["y"][0]))
    return np.array(path)
