"""Breaks what carries the numbers: patches json, numpy and os.fork, answers the probe itself, floods, sends nonsense."""
from . import add_cell, notebook_of, right_plain

EXPECTED = {}
ANSWERS = {name: right_plain.ANSWERS[name].replace("** 0.5", "** 0.4").replace("-=", "+=").replace("np.sqrt", "np.cbrt").replace(
    "params[name] += self", "params[name] -= self") for name in right_plain.ANSWERS}


def alter(folder):
    add_cell(notebook_of("sgd", folder), "import json\n_d = json.dumps\n"
             "json.dumps = lambda x, **k: _d([{'paths': [{'W': [], 'b': []}], 'aliases': [{}], 'grads_changed': []}] * 9)",
             before="sgd-first_step")
    add_cell(notebook_of("momentum", folder), "import json\njson.dumps = lambda x, **k: '[' * 200000", before="momentum-first_step")
    add_cell(notebook_of("adagrad", folder), "import os\nos.fork = lambda: 0\nos._exit = lambda code: None", before="adagrad-first_step")
    add_cell(notebook_of("rmsprop", folder), before="rmsprop-first_step", source="import json\n"
             "json.loads = lambda text: {'target': 'RMSprop', 'seconds': 1, 'cases': []}")
    add_cell(notebook_of("adam", folder), "get_ipython().user_expressions = lambda e: {'answer': {'status': 'ok', 'data': "
             "{'text/plain': repr('[{\"passed\": true}]')}, 'metadata': {}}}", before="adam-first_step")
