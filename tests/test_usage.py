"""What processes use, asked of this process and of children that use something on purpose."""
import os
import signal
import threading
from contextlib import contextmanager

from grader import usage

SIZE = 64 << 20


@contextmanager
def child(work):
    """The id of a fork that has done `work` and waits."""
    receiving, sending = os.pipe()
    pid = os.fork()
    if pid == 0:
        kept = work()
        os.write(sending, b"1")
        signal.pause()
        os._exit(bool(kept))
    os.read(receiving, 1)
    try:
        yield pid
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(receiving)
        os.close(sending)


def test_threads_are_counted():
    before, end = usage.threads(os.getpid()), threading.Event()
    started = [threading.Thread(target=end.wait, daemon=True) for _ in range(5)]
    for thread in started:
        thread.start()
    assert usage.threads(os.getpid()) == before + 5
    end.set()
    for thread in started:
        thread.join()


def test_memory_of_a_childs_own_is_counted_whole():
    with child(lambda: None) as idle, child(lambda: b"1" * SIZE) as busy:
        for measure in (usage.resident, usage.proportional):
            assert 0.9 * SIZE < measure(busy) - measure(idle) < 1.2 * SIZE


def test_memory_that_is_shared_is_counted_once_in_all():
    shared = b"1" * SIZE
    with child(lambda: None) as one, child(lambda: None) as other:
        assert usage.resident(one) + usage.resident(other) > 2 * SIZE
        assert usage.proportional(one) + usage.proportional(other) < 1.1 * (usage.resident(one) + usage.resident(other)) - SIZE
    assert len(shared) == SIZE


def fill_a_file_without_a_name():
    file = os.memfd_create("nobody's")
    os.write(file, bytes(SIZE))
    return file


def test_files_without_a_name_are_memory_too():
    before = usage.shared_memory()
    with child(fill_a_file_without_a_name) as pid:
        assert SIZE <= usage.nameless(pid) < 1.1 * SIZE + usage.nameless(os.getpid())
        assert usage.shared_memory() - before > SIZE / 2  # others may let go of some meanwhile


def test_who_is_gone_uses_nothing():
    with child(lambda: None) as pid:
        pass
    assert [measure(pid) for measure in (usage.threads, usage.resident, usage.proportional, usage.nameless)] == [0, 0, 0, 0]
