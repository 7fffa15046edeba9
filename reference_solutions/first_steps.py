"""The length of Adam's first step, measured in lr, with its default hyperparameters and with parts of the correction left out.

Source: the rule of Kingma and Ba (2015), put into numbers for a gradient of 1.
"""

# beta1 = 0.9, beta2 = 0.999, and eps does not matter.
first_steps = {}
### BEGIN SOLUTION
first_steps["both corrected"] = 1
first_steps["neither corrected"] = 0.1 / 0.001 ** 0.5
first_steps["only m corrected"] = 1 / 0.001 ** 0.5
first_steps["only v corrected"] = 0.1
### END SOLUTION
