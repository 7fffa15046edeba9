# fault: the rate is set once, before the loop
# cells: rates
# told: Asks the schedule once
def scheduled(optimizer, schedule, surface, start, n):
    params = {"x": np.array([start[0]]), "y": np.array([start[1]])}
    path = [start]
    optimizer.lr = schedule(0)
    for t in range(n):
        gx, gy = surface.grad(params["x"], params["y"])
        optimizer.update(params, {"x": gx, "y": gy})
        path.append((params["x"][0], params["y"][0]))
    return np.array(path)
