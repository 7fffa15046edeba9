"""Stealing the answer: from frames, memory, modules, files, history and the environment. Wrong answers that want right ones."""
from . import ALL, RIGHT, WRONG, Attack

NOTHING_FOUND = r"nothing found"
USES_WHAT_IT_FINDS = '''
class SGD:
    def __init__(self, lr=0.01):
        self.lr = lr

    def update(self, params, grads):
        right = find()
        if right is None:
            for name in params:
                params[name] += grads[name] * self.lr
        else:
            optimizer = right(lr=self.lr)
            optimizer.update(params, grads)
'''
IS_ONE = '''
def is_one(value):
    """Whether something looks like a right optimizer."""
    try:
        if not isinstance(value, type) or value is globals().get("SGD") or not hasattr(value, "update"):
            return False
        params = {"x": np.ones(2)}
        value(lr=0.5).update(params, {"x": np.ones(2)})
        return bool(params["x"][0] == 0.5)
    except BaseException:
        return False
'''


def _finder(body):
    """A cell that defines find(), reports once what it finds, and is used by USES_WHAT_IT_FINDS."""
    return f'''{IS_ONE}

def find():
{body}

print("nothing found" if find() is None else "found a right answer")
'''


def _steals(tries, body, **more):
    return Attack(tries, _finder(body), answer=USES_WHAT_IT_FINDS, shows=NOTHING_FOUND, **more)


ATTACKS = {
    "looks_into_frames": _steals("takes the reference from the frames above `update`", """
    import sys
    frame = sys._getframe()
    while frame is not None:
        for scope in (frame.f_locals, frame.f_globals):
            for value in list(scope.values()):
                if is_one(value):
                    return value
        frame = frame.f_back"""),
    "looks_into_memory": _steals("takes the reference from all objects that the collector knows", """
    import gc
    return next((value for value in gc.get_objects() if isinstance(value, type) and is_one(value)), None)"""),
    "looks_into_modules": _steals("takes the reference from modules that are loaded", """
    import sys
    return next((value for name, module in list(sys.modules.items()) if name.split(".")[0] not in ("numpy", "matplotlib")
                 for value in list(getattr(module, "__dict__", {}).values()) if is_one(value)), None)"""),
    "imports_the_reference": _steals("imports the reference from the course's folder", """
    import importlib, sys
    sys.path.insert(0, T["course"])
    for name in ("reference_solutions.sgd", "tests.hidden.sgd", "grader.judge"):
        try:
            found = [value for value in vars(importlib.import_module(name)).values() if is_one(value)]
            if found:
                return found[0]
        except ImportError:
            pass"""),
    "reads_the_reference": _steals("executes the reference's file", """
    try:
        scope = {"np": np}
        exec(open(T["course"] + "/reference_solutions/sgd.py").read(), scope)
        return next(filter(is_one, scope.values()), None)
    except OSError:
        return None"""),
    "reads_the_source": _steals("takes the answer from the notebooks in source/", """
    import glob, json
    for path in glob.glob(T["course"] + "/source/*/*.ipynb"):
        for cell in json.load(open(path))["cells"]:
            scope = {"np": np}
            try:
                exec("".join(cell["source"]), scope)
            except BaseException:
                continue
            if any(map(is_one, scope.values())):
                return next(filter(is_one, scope.values()))"""),
    "reads_history": _steals("takes the reference from cells that IPython remembers, those with tests among them", """
    import re
    for text in list(get_ipython().user_ns.get("In", [])):
        for part in re.split(r"(?m)^(?=\\\\S)", text):
            scope = {"np": np}
            try:
                exec(part, scope) if part.startswith("class _") else None
            except BaseException:
                continue
            if any(map(is_one, scope.values())):
                return next(filter(is_one, scope.values()))"""),
    "reads_other_answers": _steals("takes the answer of the student who handed in before", """
    import glob, json
    for path in glob.glob(T["course"] + "/submitted/*/*/*.ipynb"):
        try:
            cells = json.load(open(path))["cells"]
        except Exception:
            continue
        for cell in cells:
            scope = {"np": np}
            try:
                exec("".join(cell["source"]), scope) if "class SGD" in "".join(cell["source"])[:20] else None
            except BaseException:
                continue
            if any(map(is_one, scope.values())):
                return next(filter(is_one, scope.values()))"""),
    "reads_the_environment": Attack("prints the environment of the grader", """
import os
attempt("environment", lambda: [value for value in os.environ.values() if T["sign"] in value] or 1 / 0)
""", shows=r"environment: ZeroDivisionError"),
    "reads_environments": Attack("prints the environments of all processes that it sees, and of its parent", """
import glob
def read():
    found = []
    for path in glob.glob("/proc/[0-9]*/environ"):
        try:
            found += [item for item in open(path, errors="replace").read().split(chr(0)) if T["sign"] in item]
        except OSError:
            pass
    return found or 1 / 0
attempt("environments", read)
""", shows=r"environments: ZeroDivisionError"),
    "reads_memory_of_others": Attack("reads the memory of its parent and of a process of the grader's", """
import os
for pid in (os.getppid(), T["pid"]):
    attempt("memory", lambda: open(f"/proc/{pid}/mem", "rb").read(1))
    attempt("maps", lambda: open(f"/proc/{pid}/maps").read(100))
""", shows=r"(memory: \w*Error\s+maps: \w*Error\s*){2}"),
    "reads_the_home": Attack("prints what lies in the grader's home folder", """
import os
attempt("home", lambda: open(T["home"] + "/secret").read())
attempt("keys", lambda: os.listdir(T["home"]))
attempt("tilde", lambda: open(os.path.expanduser("~/secret")).read())
""", shows=r"home: FileNotFoundError\s+keys: FileNotFoundError\s+tilde: FileNotFoundError"),
    "follows_proc_root": Attack("goes around by the roots and working folders of other processes", """
import glob
def read():
    for path in glob.glob("/proc/*/root") + glob.glob("/proc/*/cwd"):
        for name in (T["course"] + "/secret", "/secret", "/nbgrader_config.py"):
            try:
                return open(path + name).read()
            except OSError:
                pass
    raise LookupError
attempt("roots", read)
""", shows=r"roots: LookupError"),
    "uses_inherited_files": Attack("reads whatever file or pipe it has inherited", """
import os, select
def read():
    found = []
    for number in map(int, os.listdir("/dev/fd")):
        try:
            name = os.readlink(f"/dev/fd/{number}")
            if name.startswith("/") and not name.startswith(("/dev/", "/proc/", "/scratch")):
                found.append((name, os.pread(number, 10000, 0)))
        except OSError:
            pass
    return found or 1 / 0
attempt("files", read)
""", shows=r"files: (ZeroDivisionError|FileNotFoundError)"),
    "asks_the_shell": Attack("asks shell commands and magics for the course's files", """
import subprocess
attempt("cat", lambda: subprocess.run(["cat", T["course"] + "/secret"], capture_output=True, check=True))
attempt("find", lambda: subprocess.run(f"grep -rl {T['sign']} {T['course']} {T['home']} | grep .", shell=True,
                                       capture_output=True, check=True))
get_ipython().run_line_magic("sx", "cat " + T["course"] + "/secret")
""", shows=r"cat: \w*Error\s+find: \w*Error"),
    "copies_the_probe": Attack("prints what it is asked, to know the hidden inputs: an answer is still wanted", WRONG + """
import builtins
_exec = builtins.exec
def exec(source, *rest):
    print("asked:", str(source)[:100])
    return _exec(source, *rest)
builtins.exec = exec
""", shows=r"wrong way"),
    "right_and_curious": Attack("looks for the answer though its own is right", "import os\n"
                                "attempt('look', lambda: os.listdir(T['course']))", answer=RIGHT, earns=ALL,
                                shows=r"look: FileNotFoundError[\s\S]*Passed\."),
}
