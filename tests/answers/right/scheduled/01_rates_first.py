# breaks: none
def scheduled(optimizer, schedule, surface, start, n):
    rates = [schedule(t) for t in range(n)]
    params = {"x": np.array([float(start[0])]), "y": np.array([float(start[1])])}
    path = [(float(start[0]), float(start[1]))]
    for rate in rates:
        optimizer.lr = rate
        grads = dict(zip("xy", surface.grad(params["x"], params["y"])))
        optimizer.update(params, grads)
        path.append(tuple(float(params[k][0]) for k in "xy"))
    return np.array(path)
