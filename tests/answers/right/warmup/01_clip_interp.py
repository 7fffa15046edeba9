# breaks: none
def warmup(t, steps, lr, start=0.0):
    return float(np.interp(t, [0, steps], [start, lr])) if steps > 0 else lr
