"""The right answers, one module per exercise. Never shipped to students.

A module's header (docstring and imports) stays here; the rest becomes the solution cell of the notebook, and, minus the
marked lines, the skeleton that students start from.
"""
