"""For each black box a list of gradients on which its steps are not those of a right optimizer: what its alibi does not cover."""

# A list of gradients for each box, with four numbers at most.
experiments = {"A": [], "B": [], "C": [], "D": [], "E": [], "F": []}
### BEGIN SOLUTION
experiments = {"A": [30], "B": [1, 1, 1], "C": [4], "D": [[1, 3]], "E": [1, -1], "F": [{"W": 1, "b": 1}]}
### END SOLUTION
