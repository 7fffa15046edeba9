"""The largest learning rate with which plain gradient descent stays within bounds, for two valleys.

Source: Nesterov, Introductory Lectures on Convex Optimization (2004), section 1.2.3: 2 / L, with L the largest curvature.
"""

limits = []  # two numbers: for x**2 / 20 + y**2, and for x**2 / 20 + 3 * y**2
### BEGIN SOLUTION
limits = [2 / 2.0, 2 / 6.0]
### END SOLUTION
