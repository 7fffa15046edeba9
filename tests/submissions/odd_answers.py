"""Answers that give no numbers: another class name, nan, a string, another shape, no class at all."""
EXPECTED = {}
ODD = '''
class {name}:
    def __init__(self, *args, **kwargs):
        self.lr = kwargs.get("lr", 0.01)

    def update(self, params, grads):
        for key in params:
            params[key] = {value}
'''
ANSWERS = {
    "sgd": ODD.format(name="Sgd", value="params[key] - self.lr * grads[key]"),
    "momentum": ODD.format(name="Momentum", value="params[key] * np.nan"),
    "adagrad": ODD.format(name="AdaGrad", value="'full marks'"),
    "rmsprop": ODD.format(name="RMSprop", value="np.zeros((7, 7))"),
    "adam": "# I did not understand this one",
}
