"""How fast a class is graded, as ratios to stock nbgrader and to a floor, all measured in one run. `make bench`."""
