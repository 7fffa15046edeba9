"""Reach: what is not a submission's to touch. Other students, the gradebook, the network, other processes, the machine.

The answers are right where nothing but the answer should count: then the attack must not cost its author anything either.
"""
from . import ALL, RIGHT, Attack

C = "import ctypes, os, signal, socket, time\nlibc = ctypes.CDLL(None, use_errno=True)\n"
CHECKED = C + '''
def call(name, *arguments):
    """A function of the C library. Raises OSError where it fails."""
    result = getattr(libc, name)(*arguments)
    if result == -1:
        raise OSError(ctypes.get_errno(), name)
    return result
'''


def _reaches(tries, code, shows, **more):
    return Attack(tries, CHECKED + code, **{"answer": RIGHT, "earns": ALL, "shows": shows + r"[\s\S]*Passed\.", **more})


ATTACKS = {
    "changes_other_answers": _reaches("spoils what other students have handed in", """
import glob
others = glob.glob(T["course"] + "/submitted/*/*/*.ipynb")
attempt("others", lambda: [open(path, "a").write(T["sign"]) for path in others] or 1 / 0)
attempt("honest", lambda: open(T["honest"], "a").write(T["sign"]))
""", r"others: ZeroDivisionError\s+honest: FileNotFoundError"),
    "writes_grades": Attack("gives itself full marks in the gradebook, and others none", """
import sqlite3
def write():
    gradebook = sqlite3.connect(f"file:{T['course']}/gradebook.db?mode=rw", uri=True, timeout=5)
    with gradebook:
        gradebook.execute("update grade set manual_score = 99")
    gradebook.close()
attempt("gradebook", write)
""", shows=r"gradebook: OperationalError"),
    "writes_autograded": _reaches("puts files into the course's folder", """
attempt("write", lambda: open(T["course"] + "/" + T["mark"], "w").write("x"))
attempt("remove", lambda: os.rename(T["course"] + "/secret", T["course"] + "/" + T["mark"]))
""", r"write: FileNotFoundError\s+remove: FileNotFoundError"),
    "writes_to_the_home": _reaches("puts files into the grader's home folder", """
attempt("home", lambda: open(T["home"] + "/" + T["mark"], "w").write("x"))
""", r"home: FileNotFoundError"),
    "connects_by_tcp": _reaches("sends to a server on this machine", """
attempt("tcp", lambda: socket.create_connection(("127.0.0.1", T["tcp"]), timeout=2).send(b"x"))
attempt("tcp6", lambda: socket.create_connection(("::1", T["tcp"]), timeout=2).send(b"x"))
""", r"tcp: \w*Error\s+tcp6: \w*Error"),
    "sends_by_udp": _reaches("sends datagrams to a server on this machine", """
attempt("udp", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", T["udp"])))
attempt("outside", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("192.0.2.1", T["udp"])))
""", r"outside: \w*Error"),
    "connects_by_unix_sockets": _reaches("connects to sockets of this machine, by path and by abstract name", """
attempt("path", lambda: socket.socket(socket.AF_UNIX).connect(T["unix"]))
attempt("abstract", lambda: socket.socket(socket.AF_UNIX).connect("\\0" + T["abstract"]))
""", r"path: \w*Error\s+abstract: ConnectionRefusedError"),
    "looks_up_names": _reaches("asks for an address, as leaks by names do", """
attempt("name", lambda: socket.getaddrinfo("localhost.example", 80))
""", r"name: gaierror"),
    "listens": _reaches("listens where the next ones might connect", """
def listen():
    server = socket.create_server(("0.0.0.0", 0))
    return len(os.listdir("/sys/class/net")) and server
attempt("interfaces", listen)
""", r"interfaces: FileNotFoundError"),
    "finds_other_kernels": _reaches("looks for the connection files of other kernels", """
import glob
def find():
    patterns = ("/sockets/*", "/tmp/descent-*", "/tmp/*/descent-*/*", "/run/user/*/jupyter/*", "/tmp/*/kernel*.json",
                "~/.local/share/jupyter/runtime/*.json")
    found = [path for pattern in patterns for path in glob.glob(os.path.expanduser(pattern))]
    return found or 1 / 0
attempt("kernels", find)
""", r"kernels: ZeroDivisionError"),
    "shares_posix_memory": _reaches("reads and writes shared memory by its name", """
attempt("shm", lambda: open("/dev/shm/" + T["shm"]).read())
attempt("semaphores", lambda: os.listdir("/dev/shm") == [] and 1 / 0)
""", r"shm: FileNotFoundError\s+semaphores: ZeroDivisionError"),
    "shares_system_v_memory": _reaches("attaches shared memory of System V by its key and by all numbers", """
libc.shmat.restype = ctypes.c_void_p
attempt("key", lambda: call("shmget", T["key"], 0, 0))
attempt("numbers", lambda: [n for n in range(2000) if libc.shmat(n, None, 4096) not in (None, 2 ** 64 - 1)] or 1 / 0)
attempt("queues", lambda: [n for n in range(200) if call("msgget", T["key"], 0) >= 0])
attempt("semaphores", lambda: call("semget", T["key"], 0, 0))
""", r"key: FileNotFoundError\s+numbers: ZeroDivisionError\s+queues: FileNotFoundError\s+semaphores: FileNotFoundError"),
    "signals_processes": _reaches("ends a process of the grader's, by its number", """
attempt("terminate", lambda: os.kill(T["pid"], signal.SIGTERM))
attempt("kill", lambda: os.pidfd_open(T["pid"]))
""", r"terminate: ProcessLookupError\s+kill: ProcessLookupError"),
    "signals_everybody": _reaches("asks whether it could signal everybody at once, and how many it sees", """
def others():
    found = []
    for pid in range(1, 70_000):
        try:
            os.close(os.pidfd_open(pid))
            found.append(pid)
        except OSError:
            pass
    return [pid for pid in found if pid not in (1, os.getpid())] or 1 / 0
attempt("others", others)
attempt("everybody", lambda: os.kill(-1, 0))
""", r"others: ZeroDivisionError\s+everybody: ProcessLookupError"),
    "kills_its_parent": _reaches("kills whoever started it", """
victim = os.getppid()
walled = socket.gethostname() == "wall"  # without a wall, process 1 is the machine's: then only ask
os.kill(victim, signal.SIGKILL if victim != 1 or walled else 0)
time.sleep(0.3)
print("parent:", "alive" if os.getppid() == victim else "dead")
""", r"parent: alive"),
    "traces_others": _reaches("takes hold of other processes as a debugger does", """
attempt("ours", lambda: call("ptrace", 0x4206, T["pid"], 0, 0))
attempt("parent", lambda: call("ptrace", 0x4206, os.getppid(), 0, 0))
""", r"ours: \w*Error\s+parent: PermissionError"),
    "makes_namespaces": _reaches("makes namespaces of its own, to gain rights in them", """
for name, flag in (("user", 0x10000000), ("mount", 0x20000), ("net", 0x40000000), ("pid", 0x20000000)):
    if os.fork() == 0:
        attempt(name, lambda: call("unshare", flag))
        import sys; sys.stdout.flush(); time.sleep(0.1); os._exit(0)
    os.wait()
attempt("unshare", lambda: call("unshare", 0x10000000))
""", r"unshare: (PermissionError|OSError)"),
    "mounts": _reaches("mounts over folders, and unmounts what hides things", """
def mount(where):
    call("mount", b"tmpfs", where.encode(), b"tmpfs", 0, None)
    open(where + "/" + T["mark"], "w").close()
    call("umount2", where.encode(), 2)
attempt("mount", lambda: mount(T["folder"] if os.path.isdir(T["folder"]) else "/scratch"))
attempt("unmount", lambda: [call("umount2", path, 2) for path in (b"/sockets", b"/scratch/nothing")])
attempt("bind", lambda: call("mount", b"/proc/1/root", b"/scratch", None, 4096, None))
""", r"mount: (PermissionError|OSError)\s+unmount: (PermissionError|OSError)\s+bind: (PermissionError|OSError)"),
    "leaves_its_root": _reaches("leaves its root folder by the ways that are known", """
attempt("chroot", lambda: os.chroot("."))
attempt("up", lambda: os.listdir("/" + "../" * 20 + T["course"].lstrip("/")))
attempt("pivot", lambda: call("syscall", 155, b".", b"."))
attempt("device", lambda: os.mknod("null", 0o20600, os.makedev(1, 3)))
""", r"chroot: PermissionError\s+up: FileNotFoundError\s+pivot: (PermissionError|OSError)\s+device: PermissionError"),
    "becomes_somebody_else": _reaches("becomes another user, or somebody with more rights", """
attempt("user", lambda: os.setresuid(12345, 12345, 12345))
attempt("groups", lambda: os.setgroups([0]))
attempt("nice", lambda: os.setpriority(os.PRIO_PROCESS, 0, -10))
attempt("clock", lambda: time.clock_settime(time.CLOCK_REALTIME, time.time()))
attempt("name", lambda: socket.sethostname(socket.gethostname()))
""", r"user: \w*Error\s+groups: \w*Error\s+nice: PermissionError\s+clock: PermissionError\s+name: PermissionError"),
    "lifts_its_limits": _reaches("lifts the limits that are set to it", """
import resource
lift = lambda name: resource.setrlimit(name, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
attempt("memory", lambda: lift(resource.RLIMIT_AS))
attempt("processes", lambda: lift(resource.RLIMIT_NPROC))
attempt("groups", lambda: open("/sys/fs/cgroup/cgroup.procs", "w"))
""", r"memory: (ValueError|PermissionError)\s+processes: (ValueError|PermissionError)\s+groups: \w*Error"),
    "reads_devices": _reaches("reads the machine's memory, log and disks", """
for path in ("/dev/mem", "/dev/kmsg", "/dev/sda", "/proc/kcore", "/proc/kallsyms", "/proc/sysrq-trigger"):
    attempt("device", lambda: open(path, "wb" if "sysrq" in path else "rb").read(1) and path.endswith("kallsyms") and 1 / 0)
""", r"(device: \w*Error\s+){6}"),
    "changes_the_library": _reaches("changes the student library and NumPy for those who come after", """
import descent
attempt("library", lambda: open(os.path.join(os.path.dirname(descent.__file__), T["mark"]), "w"))
attempt("numpy", lambda: open(os.path.join(os.path.dirname(np.__file__), T["mark"]), "w"))
attempt("python", lambda: open(os.path.join(os.path.dirname(os.__file__), T["mark"]), "w"))
""", r"library: OSError\s+numpy: OSError\s+python: OSError"),
}
