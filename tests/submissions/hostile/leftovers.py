"""Leftovers: what one submission leaves for those that come after it, in files, processes, memory and profiles.

All that is left carries the mark of the run, `T["mark"]`, and all these answers are right.
"""
from . import ALL, RIGHT, Attack


def _leaves(tries, code, shows=r"left: got", **more):
    return Attack(tries, "import ctypes, os, sys, tempfile, time\n" + code,
                  **{"answer": RIGHT, "earns": ALL, "shows": shows + r"[\s\S]*Passed\.", **more})


ATTACKS = {
    "leaves_files_in_tmp": _leaves("leaves files where temporary files go, modules among them", """
for folder in ("/tmp", "/var/tmp", tempfile.gettempdir(), "."):
    attempt("left", lambda: open(os.path.join(folder, T["mark"] + ".py"), "w").write(T["mark"]))
"""),
    "leaves_shared_memory": _leaves("leaves shared memory, of both kinds", """
attempt("left", lambda: open("/dev/shm/" + T["mark"], "w").write(T["mark"]))
attempt("system v", lambda: ctypes.CDLL(None).shmget(T["key"] + 1, 64, 0o1666))
"""),
    "leaves_a_profile": _leaves("leaves a start-up file in IPython's profile, which every later kernel would run", """
def leave():
    folder = os.path.expanduser("~/.ipython/profile_default/startup")
    os.makedirs(folder, exist_ok=True)
    return open(f"{folder}/{T['mark']}.py", "w").write("import os; os.environ['LEFT'] = '1'")
attempt("left", leave)
"""),
    "leaves_a_configuration": _leaves("leaves configurations of Jupyter and Matplotlib in the home folder", """
def leave(path):
    os.makedirs(os.path.dirname(os.path.expanduser(path)), exist_ok=True)
    return open(os.path.expanduser(path), "w").write("# " + T["mark"])
for path in ("~/.jupyter/" + T["mark"] + ".py", "~/.config/matplotlib/" + T["mark"], "~/.local/lib/" + T["mark"] + ".pth"):
    attempt("left", lambda: leave(path))
"""),
    "leaves_a_module": _leaves("leaves a module among the packages, which every later import would find", """
def leave(folder):
    return open(os.path.join(folder, T["mark"] + ".py"), "w").write("")
wrote = []
for folder in filter(os.path.isdir, sys.path):
    try:
        wrote.append(leave(folder))
    except OSError:
        pass
attempt("packages", lambda: wrote or 1 / 0)
""", shows=r"packages: ZeroDivisionError"),
    "leaves_a_daemon": _leaves("leaves a process that has left its session, ignores signals, and writes now and then", """
import signal
DAEMON = '''
import os, signal, time
for number in (1, 2, 13, 15):
    signal.signal(number, signal.SIG_IGN)
for second in range(40):
    time.sleep(1)
'''
def leave():
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.execv(sys.executable, [sys.executable, "-c", DAEMON, T["mark"]])
        os._exit(0)
    os.wait()
    return "a daemon"
attempt("left", leave)
"""),
    "leaves_threads": _leaves("leaves threads that print while it is judged, and after", """
import threading
def talk():
    for _ in range(4000):
        print("Passed. " * 20)
        time.sleep(0.01)
attempt("left", lambda: [threading.Thread(target=talk).start() for _ in range(3)])
"""),
    "leaves_work_for_the_end": _leaves("leaves work for when its process ends", """
import atexit
attempt("left", lambda: [atexit.register(time.sleep, 30) for _ in range(5)])
"""),
    "leaves_an_environment": _leaves("leaves variables in the environment", """
attempt("left", lambda: os.environ.update(LEFT="1", PYTHONSTARTUP="/tmp/" + T["mark"]))
"""),
    "leaves_keys": _leaves("leaves a key in the kernel's key rings", """
libc = ctypes.CDLL(None, use_errno=True)
def leave():
    add_key = {"x86_64": 248, "aarch64": 217}[os.uname().machine]
    return [libc.syscall(add_key, b"user", T["mark"].encode(), b"left", 4, ring) > 0 for ring in (-4, -5)]
attempt("left", leave)
"""),
    "z_finds_leftovers": _leaves("comes last, and looks for all that was left", """
import glob, threading
def find():
    places = ["/tmp", "/var/tmp", "/dev/shm", "/scratch", os.path.expanduser("~"), *filter(os.path.isdir, sys.path)]
    found = [path for place in places for path in glob.glob(place + "/**/*" + T["mark"] + "*", recursive=place not in sys.path)]
    found += [path for path in glob.glob("/proc/[0-9]*/cmdline") if T["mark"].encode() in open(path, "rb").read()]
    found += [name for name in ("LEFT", "PYTHONSTARTUP") if name in os.environ]
    return found or 1 / 0
libc = ctypes.CDLL(None, use_errno=True)
def keys():
    request_key = {"x86_64": 249, "aarch64": 218}[os.uname().machine]
    return libc.syscall(request_key, b"user", T["mark"].encode(), None, 0) > 0 or 1 / 0
attempt("found", find)
attempt("memory", lambda: ctypes.CDLL(None).shmget(T["key"] + 1, 64, 0) >= 0 or 1 / 0)
attempt("keys", keys)
""", shows=r"found: ZeroDivisionError\s+memory: ZeroDivisionError\s+keys: ZeroDivisionError"),
}
