"""The fault of each black box, by its number in the list on the page."""

# The number of a fault from the list for each box, 1 to 13, in place of 0.
faults = {"A": 0, "B": 0, "C": 0, "D": 0, "E": 0, "F": 0}
### BEGIN SOLUTION
faults = {"A": 3, "B": 9, "C": 13, "D": 11, "E": 4, "F": 6}
### END SOLUTION
