"""Exposes three of six black boxes: of the other experiments one shows nothing, one would condemn the innocent, one is no list."""
from . import worth

ANSWERS = {
    "experiments": '''
experiments = {"A": [4, -4], "B": np.ones(4), "C": [1e-6], "D": {"W": [1, 3]}, "E": [(2, 1), (-1, 5)], "F": [{"W": 3, "b": [2]}]}
''',
    "faults": '''
faults = {"A": 3, "B": 10, "C": "It adds up sizes", "D": 11, "E": 4}
''',
    "one_for_all": '''
one_for_all = [{"W": [2, -3], "b": 4}, {"W": [-20, 1], "b": 1}]
''',
}
EXPECTED = {"experiments": worth("experiments-expose_b", "experiments-expose_e", "experiments-expose_f"),
            "faults": worth("faults-name_a", "faults-name_d", "faults-name_e"), "one_for_all": 0}
