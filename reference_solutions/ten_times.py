"""What becomes of the steps of four optimizers when all gradients are ten times larger: a prediction."""

# How many times as long does every step become?
ten_times = {}
### BEGIN SOLUTION
ten_times = {"SGD": 10, "Momentum": 10, "AdaGrad": 1, "RMSprop": 1}
### END SOLUTION
