"""One list of gradients that exposes all six black boxes: large and small, unequal, changing, long enough, and with two parameters."""

# One list of gradients for all six boxes, with twelve numbers at most.
one_for_all = []
### BEGIN SOLUTION
one_for_all = [{"W": [1, 3], "b": 30}, {"W": [-2, 1], "b": 1}, {"W": [2, 1], "b": -1}]
### END SOLUTION
