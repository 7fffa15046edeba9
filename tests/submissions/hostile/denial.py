"""Denial: whoever takes more than his share gets it cut off, and nobody waits for him. Most of these answers are right."""
from . import ALL, ANY, NOTHING, RIGHT, Attack

ONLY_ITSELF = r"stopped|used more than|did not come to an end|MemoryError|died|no longer answers|could not be interrupted|Passed"
IN_UPDATE = "        for name in params:\n"


def _inside(code):
    """A right answer that does something else in every update."""
    return RIGHT.replace(IN_UPDATE, f"        {code}\n{IN_UPDATE}")


ATTACKS = {
    "never_ends": Attack("runs a cell without end", "while True:\n    pass", answer=RIGHT, earns=ALL,
                         shows=r"did not come to an end[\s\S]*Passed\."),
    "never_updates": Attack("runs an update without end", answer=_inside("while True: pass"), shows=r"did not come to an end"),
    "sleeps": Attack("sleeps for an hour in a cell", "import time\ntime.sleep(3600)", answer=RIGHT, earns=ALL,
                     shows=r"did not come to an end[\s\S]*Passed\."),
    "sleeps_in_update": Attack("sleeps for an hour in an update", answer=_inside("import time; time.sleep(3600)"),
                               shows=r"did not come to an end"),
    "ignores_interrupts": Attack("catches every interrupt and goes on", """
while True:
    try:
        while True:
            pass
    except KeyboardInterrupt:
        pass
""", answer=RIGHT, shows=r"could not be interrupted"),
    "blocks_signals": Attack("blocks and ignores all signals, then never ends", """
import signal
for number in set(signal.valid_signals()) - {signal.SIGKILL, signal.SIGSTOP}:
    try:
        signal.signal(number, signal.SIG_IGN)
    except OSError:
        pass
signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
while True:
    pass
""", answer=RIGHT, shows=r"could not be interrupted"),
    "computes_at_length": Attack("computes a power in one piece, which nothing interrupts", "x = 3 ** (3 ** 16) * 3 ** (3 ** 16)",
                                 answer=RIGHT, earns=ANY, shows=r"could not be interrupted|MemoryError|used more than|Passed"),
    "stops_its_kernel": Attack("stops its own process amid a cell", "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)",
                               answer=RIGHT, shows=r"could not be interrupted|no longer answers"),
    "ends_its_kernel": Attack("ends its own process amid a cell", "import os\nos._exit(0)", answer=RIGHT, shows=r"died"),
    "crashes_its_kernel": Attack("reads address 0", "import ctypes\nctypes.string_at(0)", answer=RIGHT, shows=r"died"),
    "closes_all_files": Attack("closes all files and sockets of its kernel", "import os\nos.closerange(0, 250)",
                               answer=RIGHT, earns=ANY, shows=ONLY_ITSELF),
    "recurses": Attack("recurses two million levels deep", "import sys\nsys.setrecursionlimit(10 ** 9)\n"
                       "def f(n):\n    return [f(n - 1)] if n else []\nlen(repr(f(2_000_000)))",
                       answer=RIGHT, earns=ANY, shows=r"died|Passed|used more than|RecursionError|MemoryError"),
    "forks": Attack("forks until there are 200 processes", """
import os, time
for _ in range(200):
    if os.fork() == 0:
        time.sleep(8)
        os._exit(0)
time.sleep(1)
""", answer=RIGHT, earns=ANY, shows=r"used more than 40 processes|BlockingIOError|died"),
    "forks_in_forks": Attack("lets each child fork in turn, seven deep", """
import os, time
for _ in range(7):
    os.fork()
time.sleep(3)
os._exit(0)
""", answer=RIGHT, earns=ANY, shows=r"used more than|BlockingIOError|died|could not be interrupted|Passed"),
    "starts_threads": Attack("starts 400 threads", """
import threading, time
threading.stack_size(65536)  # so that the limit is met before the memory for their stacks is gone
for _ in range(400):
    threading.Thread(target=time.sleep, args=(8,), daemon=True).start()
""", answer=RIGHT, earns=ANY, shows=r"RuntimeError|used more than 40 processes"),
    "takes_memory": Attack("takes 1 GB of memory", "x = b'1' * (1 << 30)", answer=RIGHT, earns=ALL, shows=r"MemoryError"),
    "takes_memory_in_pieces": Attack("lets six children take 150 MB each", """
import os, time
for _ in range(6):
    if os.fork() == 0:
        x = b"1" * (150 << 20)
        time.sleep(6)
        os._exit(0)
time.sleep(2.5)
""", answer=RIGHT, shows=r"used more than 300 MB"),
    "takes_nameless_memory": Attack("fills files that have no name", """
import os
files = []
for _ in range(150):
    files.append(os.memfd_create("x"))
    os.write(files[-1], bytes(6 << 20))
""", answer=RIGHT, shows=r"used more than 300 MB|OSError"),
    "takes_memory_in_update": Attack("keeps 50 MB for each update, up to 1 GB", answer=_inside(
        "kept = globals().setdefault('kept', []); len(kept) < 20 and kept.append(b'1' * (50 << 20))"),
                                     shows=r"MemoryError|used more than"),
    "compiles_a_bomb": Attack("writes an expression that is large to compile", "eval('-' * 90_000 + '1')",
                              answer=RIGHT, earns=ALL, shows=r"MemoryError|RecursionError|SyntaxError"),
    "fills_the_disk": Attack("writes 100 MB in files of all the folders that it may write to", """
import os, tempfile
def fill(folder):
    for number in range(20):
        with open(os.path.join(folder, f"{T['mark']}-{number}"), "wb") as file:
            try:
                file.write(bytes(5 << 20))
            finally:
                os.truncate(file.fileno(), 0)
for folder in (".", tempfile.gettempdir(), "/dev/shm"):
    attempt("fill", lambda: fill(folder))
attempt("large", lambda: open(f"{T['mark']}-large", "wb").write(bytes(100 << 20)))
""", answer=RIGHT, earns=ALL, shows=r"large: OSError[\s\S]*Passed\."),
    "makes_many_files": Attack("makes 10,000 files", """
import os
def make():
    os.mkdir(T["mark"])
    for number in range(10_000):
        open(f"{T['mark']}/{number}", "w").close()
attempt("files", make)
""", answer=RIGHT, earns=ALL, shows=r"files: OSError[\s\S]*Passed\."),
    "opens_files": Attack("opens 2,000 files", "attempt('open', lambda: [open('/dev/null') for _ in range(2000)])",
                          answer=RIGHT, earns=ALL, shows=r"open: OSError[\s\S]*Passed\."),
    "prints_without_end": Attack("prints 5 MB", "for _ in range(100):\n    print('x' * 50_000)", answer=RIGHT, earns=ALL,
                                 shows=r"rest of the output was dropped[\s\S]*Passed\."),
    "prints_in_update": Attack("prints 100 kB in each update", answer=_inside("print('x' * 100_000)"), earns=ALL,
                               shows=r"Passed\."),
    "prints_around_python": Attack("lets a shell command print 60 MB, past Python's streams", """
import os
os.system("yes hostile | head -c 60000000")
for _ in range(100):
    os.write(2, b"x" * 100_000)
""", answer=RIGHT, earns=ALL, shows=r"Passed\."),
    "displays_30_mb": Attack("displays a text of 30 MB", "from IPython.display import HTML, display\n"
                             "display(HTML('x' * 30_000_000))",
                             answer=RIGHT, earns=ALL, shows=r"rest of the output was dropped[\s\S]*Passed\."),
    "updates_a_display": Attack("updates one display 20,000 times", """
from IPython.display import display
handle = display("x" * 2000, display_id=True)
for number in range(20_000):
    handle.update(f"{number}" * 400)
""", answer=RIGHT, earns=ALL, shows=r"Passed\."),
    "draws_thousands": Attack("draws 500 figures", """
import matplotlib.pyplot as plt
for number in range(500):
    plt.figure()
    plt.plot([1, 2, number])
plt.show()
""", answer=RIGHT, shows=r"Passed|could not be interrupted|MemoryError|used more than", earns=ANY),
    "draws_large": Attack("draws a figure of a hundred million pixels", """
import matplotlib.pyplot as plt
plt.figure(figsize=(100, 100), dpi=100)
plt.plot([1, 2])
plt.show()
""", answer=RIGHT, earns=ANY, shows=r"MemoryError|ValueError|too large|used more than|Passed"),
    "errs_without_end": Attack("raises an error whose text never ends", answer=RIGHT.replace(
        IN_UPDATE, "        raise type('Endless', (Exception,), {'__str__': lambda self: sum(1 for _ in iter(int, 1))})()\n"
        + IN_UPDATE),
        earns=NOTHING, shows=r"did not come to an end"),
    "has_no_end_when_made": Attack("never ends when its class is looked at", """
class Meta(type):
    def __call__(cls, *args, **kwargs):
        while True:
            pass
SGD = Meta("SGD", (), {})
""", shows=r"did not come to an end"),
}
