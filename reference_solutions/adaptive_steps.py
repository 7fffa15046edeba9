"""Step lengths of AdaGrad and RMSProp that come out even enough to be worked out by hand, with lr = 1.

Source: the rules of Duchi, Hazan and Singer (2011), Adaptive subgradient methods, and of Tieleman and Hinton (2012), lecture 6.5.
"""

# AdaGrad: the four steps for the gradients 3, 4, 12, 84.
# RMSprop: the first two steps, and the length in the end, for a gradient that is always 10 and decay_rate = 0.75.
adaptive_steps = {}
### BEGIN SOLUTION
adaptive_steps["AdaGrad"] = [3 / 3, 4 / 5, 12 / 13, 84 / 85]
adaptive_steps["RMSprop"] = [10 / 25 ** 0.5, 10 / 43.75 ** 0.5, 1]
### END SOLUTION
