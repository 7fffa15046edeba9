"""How far from the valley floor gradient descent is after 30 updates, at three learning rates.

Source: on f = p.A.p / 2 the update multiplies each eigendirection by 1 - lr w. Goh (2017), Why Momentum Really Works.
"""
from descent import ellipse, gradient_descent_path

distances = []  # three numbers: |y| after 30 updates with lr = 0.95, 1.0 and 1.01
### BEGIN SOLUTION
distances = [abs(gradient_descent_path(ellipse, lr=lr, n=30)[-1, 1]) for lr in (0.95, 1.0, 1.01)]
### END SOLUTION
