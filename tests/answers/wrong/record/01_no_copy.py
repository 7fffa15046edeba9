# fault: notes the same array again and again
# cells: copies
# told: Keeps the array itself
def record(optimizer, surface, start, n):
    params = {"p": np.array(start, dtype=float)}
    path = [params["p"]]
    for _ in range(n):
        grads = {"p": np.array(surface.grad(*params["p"]))}
        optimizer.update(params, grads)
        path.append(params["p"])
    return np.array(path)
