"""Kernels start wherever the folder for temporary files is, and whatever goes wrong in their start holds nobody up."""
import asyncio
import subprocess
import sys
import tempfile
from queue import Empty

import nbformat
import pytest
import zmq.asyncio
from jupyter_client.session import Session

from grader import server
from grader.course import Course
from grader.execute import execute
from grader.kernel import Client
from grader.settings import Settings
from tests.conftest import KIT

LONG = "a-folder-with-a-long-name-" * 8  # longer than the path of a socket may be

ABANDONED = """
import gc, zmq
from grader.kernel import Client
client = Client()
socket = client.context.socket(zmq.DEALER)
cycle = [client, client.context, socket]  # as an exception's traceback makes them
cycle.append(cycle)
socket.connect("ipc:///nobody-listens-here")
socket.send(b"hello")
del client, socket, cycle
gc.collect()
print("went on")
"""


@pytest.mark.parametrize("unsafe", [False, True])
def test_a_long_path_for_temporary_files_is_no_obstacle(tmp_path, monkeypatch, unsafe):
    (tmp_path / LONG).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / LONG))
    monkeypatch.setattr(server, "_idle", [])
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print(6 * 7)")])
    assert execute(notebook, Course(KIT), Settings(cell_seconds=20, notebook_seconds=60, unsafe=unsafe)) == ""
    assert [output.text for output in notebook.cells[0].outputs] == ["42\n"]
    for idle in server._idle:
        idle.close()
    assert not list((tmp_path / LONG).iterdir())


def test_a_client_that_nobody_closed_holds_nobody_up():
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", ABANDONED], cwd=KIT, capture_output=True, text=True, timeout=60)
    assert done.stdout == "went on\n", done.stderr


@pytest.mark.parametrize("timeout, heard", [(0, False), (-1, False), (5, True), (None, True)])
def test_a_channel_hears_nothing_more_when_the_time_is_up_even_where_there_is_something(timeout, heard):
    async def listen():
        session, context = Session(key=b"k"), zmq.asyncio.Context()
        here, there = context.socket(zmq.PAIR), context.socket(zmq.PAIR)
        there.bind("inproc://flood")
        here.connect("inproc://flood")
        try:
            session.send(there, "execute_reply", {})
            await here.poll(5000)
            return await Client.shell_channel_class.default_value(here, session).get_msg(timeout=timeout)
        finally:
            context.destroy(0)
    if heard:
        assert asyncio.run(listen())["msg_type"] == "execute_reply"
    else:
        with pytest.raises(Empty):
            asyncio.run(listen())
