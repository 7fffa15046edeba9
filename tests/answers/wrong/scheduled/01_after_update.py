# fault: the rate is set after the update: one update late
# cells: rates
# told: Sets the rate after the update
def scheduled(optimizer, schedule, surface, start, n):
    params = {"x": np.array([start[0]]), "y": np.array([start[1]])}
    path = [start]
    for t in range(n):
        gx, gy = surface.grad(params["x"], params["y"])
        optimizer.update(params, {"x": gx, "y": gy})
        optimizer.lr = schedule(t)
        path.append((params["x"][0], params["y"][0]))
    return np.array(path)
