"""Claims to have passed in every way that a cell can: printed, returned, in its metadata, by patching what checks."""
from . import add_cell, edit, notebook_of

EXPECTED = {}
SOURCE = '''
import builtins, descent, descent.check, descent.hidden


class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        print("Passed.")
        return 9.0


descent.hidden.hidden_tests = descent.hidden_tests = lambda name: print("Passed.")
descent.check.check.__code__ = (lambda optimizer, *properties: print("Passed.")).__code__
np.allclose = np.array_equal = lambda *args, **kwargs: True
builtins.AssertionError = Warning
'''
ANSWERS = {"sgd": SOURCE}


def alter(folder):
    path = notebook_of("sgd", folder)
    add_cell(path, "get_ipython().showtraceback = lambda *args, **kwargs: None\n"
             "get_ipython().ast_node_interactivity = 'all'\nprint('sgd-first_step: Passed.')", before="sgd-first_step")

    def claim(notebook):
        for cell in notebook.cells:
            if cell.metadata.get("nbgrader", {}).get("grade"):
                cell.metadata["descent"] = {"status": "passed", "message": "Passed."}
                cell.metadata["tags"] = ["skip-execution"]
                cell.source = "9.0"
                cell.outputs = [{"output_type": "execute_result", "data": {"text/plain": "9.0"}, "metadata": {},
                                 "execution_count": 1}]
    edit(path, claim)
