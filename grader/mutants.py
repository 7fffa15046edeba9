"""Machine-made mutants of a reference: every small change to its text that Python accepts, one at a time or two at once.

Changed are operators, constants, names, comparisons, the order of arguments and operands; statements are deleted. Of a class, its
methods are mutated, of a function its body.
"""
import ast
import copy
import inspect
import random
import textwrap

OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.Pow)
COMPARISONS = (ast.Is, ast.IsNot, ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)
CONSTANTS = {0: (1,), 1: (0, 2), 2: (1, 3), 1e-7: (0.0, 1e-8, 1e-6, 1.0)}


def mutants(reference, two=0, seed=0):
    """(what was changed, the mutant) of every single change to a class, then of `two` drawn pairs of changes.

    The first is the changed line, as unparsed. Mutants that do not compile, or that are the same text, are left out.
    """
    tree = ast.parse(textwrap.dedent(inspect.getsource(reference)))
    for node in ast.walk(tree):  # docstrings are no code
        if isinstance(node, (ast.ClassDef, ast.FunctionDef)) and ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
    count, seen = len(list(_changes(tree))), {ast.unparse(tree)}
    rng = random.Random(seed)
    pairs = [tuple(sorted(rng.sample(range(count), 2))) for _ in range(two)]
    for numbers in [*((number,) for number in range(count)), *pairs]:
        changed = copy.deepcopy(tree)
        for number, change in reversed(list(enumerate(_changes(changed)))):
            if number in numbers:
                change()
        text = ast.unparse(ast.fix_missing_locations(changed))
        if text not in seen:
            seen.add(text)
            made = _compiled(text, reference)
            if made is not None:
                yield _difference(ast.unparse(tree), text), made


def _changes(tree):
    """Functions that change a tree, one change each, in a fixed order."""
    names = sorted({node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
                    and node.value.id == "self"})
    local = sorted({node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} - {"np", "self"})
    for node in ast.walk(tree):
        if isinstance(node, (ast.BinOp, ast.AugAssign)):
            yield from (_set(node, "op", kind()) for kind in OPERATORS if not isinstance(node.op, kind))
        if isinstance(node, ast.BinOp):
            if not isinstance(node.op, (ast.Add, ast.Mult)):  # whose operands may stand in any order
                yield _swap(node, "left", "right")
            yield from (_become(node, side) for side in ("left", "right"))
        if isinstance(node, ast.Compare):
            yield from (_set(node, "ops", [kind()]) for kind in COMPARISONS if not isinstance(node.ops[0], kind))
        if isinstance(node, ast.Constant) and type(node.value) in (int, float):
            others = CONSTANTS.get(node.value, (node.value * 10, node.value / 10, 1 - node.value))
            yield from (_set(node, "value", value) for value in others)
        if isinstance(node, ast.Attribute) and node.attr in names and isinstance(node.value, ast.Name) and node.value.id == "self":
            yield from (_set(node, "attr", name) for name in names if name != node.attr)
        if isinstance(node, ast.Name) and node.id in local:
            yield from (_set(node, "id", name) for name in local if name != node.id)
        if isinstance(node, ast.Call) and len(node.args) > 1:
            yield _set(node, "args", node.args[::-1])
        if isinstance(node, ast.arguments) and len(node.args) > 2:
            yield from (_exchange(node.args, place) for place in range(1, len(node.args) - 1))
        if isinstance(node, ast.AugAssign):
            yield _plain(node)
        for field in ("body", "orelse"):
            block = getattr(node, field, None)
            if isinstance(block, list) and not isinstance(node, (ast.Module, ast.ClassDef)):
                yield from (_delete(block, place) for place in range(len(block)))
                yield from (_exchange(block, place) for place in range(len(block) - 1))


def _set(node, field, value):
    return lambda: setattr(node, field, value)


def _swap(node, one, other):
    def change():
        first, second = getattr(node, one), getattr(node, other)
        setattr(node, one, second)
        setattr(node, other, first)
    return change


def _become(node, side):
    """Leaves one operand of an operation: x * 1 is as good as x here, and keeps the node in its place."""
    def change():
        setattr(node, "right" if side == "left" else "left", ast.Constant(1))
        node.op = ast.Mult()
    return change


def _plain(node):
    """`x += y` becomes `x = y`."""
    def change():
        node.__class__ = ast.Assign
        node.targets, node.type_comment = [node.target], None
    return change


def _delete(block, place):
    return lambda: block.__setitem__(place, ast.Pass())


def _exchange(block, place):
    return lambda: block.__setitem__(slice(place, place + 2), block[place:place + 2][::-1])


def _compiled(text, reference):
    scope = dict(vars(inspect.getmodule(reference)))
    try:
        exec(compile(text, "<mutant>", "exec"), scope)
    except Exception:
        return None
    return scope[reference.__name__]


def _difference(before, after):
    """What a text has, has no longer, or has in another order, compared with another."""
    old, new = before.splitlines(), after.splitlines()
    more = [line.strip() for line in new if line not in old and line.strip() != "pass"]
    less = [f"without {line.strip()}" for line in old if line not in new]
    if len(more) < len(less):
        return "; ".join(more + less[:len(less) - len(more)])
    return "; ".join(more) or f"in another order: {next(line.strip() for line, other in zip(new, old) if line != other)}"
