# fault: rounds up: the first drop comes at once after t = 0
# cells: steps
# told: Your results are right at t = 0, t = 5 and t = 10, and at no other. What is different there?
def step_decay(t, lr, factor, every):
    return lr * factor ** int(np.ceil(t / every))
