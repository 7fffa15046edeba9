"""Step lengths of Momentum when the gradient is always 1 and lr = 1: sums of powers of momentum, which approach 1 / (1 - momentum).

Source: Sutskever et al. (2013), On the importance of initialization and momentum in deep learning, equations 1 and 2.
"""

# {momentum: [length of step 1, of step 2, of step 3, of step 4, the length that they approach in the end]}
momentum_steps = {}
### BEGIN SOLUTION
momentum_steps[0.5] = [1, 1.5, 1.75, 1.875, 2]
momentum_steps[0.8] = [1, 1.8, 2.44, 2.952, 5]
### END SOLUTION
