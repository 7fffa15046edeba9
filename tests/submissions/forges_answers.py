"""Breaks what carries the numbers: patches json, numpy and os.fork, answers the probe itself, floods, sends nonsense."""
from . import add_cell, right_plain

EXPECTED = {}
ANSWERS = {name: right_plain.ANSWERS[name].replace("** 0.5", "** 0.4").replace("-=", "+=").replace("np.sqrt", "np.cbrt").replace(
    "params[name] += self", "params[name] -= self") for name in right_plain.ANSWERS}


def alter(folder):
    add_cell(folder / "01_sgd.ipynb", "import json\n_d = json.dumps\n"
             "json.dumps = lambda x, **k: _d([{'paths': [{'W': [], 'b': []}], 'aliases': [{}], 'grads_changed': []}] * 9)",
             before="first_step")
    add_cell(folder / "02_momentum.ipynb", "import json\njson.dumps = lambda x, **k: '[' * 200000", before="first_step")
    add_cell(folder / "03_adagrad.ipynb", "import os\nos.fork = lambda: 0\nos._exit = lambda code: None", before="first_step")
    add_cell(folder / "04_rmsprop.ipynb", "import json\njson.loads = lambda text: {'target': 'RMSprop', 'seconds': 1, 'cases': []}",
             before="first_step")
    add_cell(folder / "05_adam.ipynb", "get_ipython().user_expressions = lambda e: {'answer': {'status': 'ok', 'data': "
             "{'text/plain': repr('[{\"passed\": true}]')}, 'metadata': {}}}", before="first_step")
