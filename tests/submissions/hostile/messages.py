"""The message protocol: replies and outputs forged over the kernel's own sockets, floods, and messages that are none.

Wrong answers, unless a row says otherwise. A kernel that sends nonsense may lose its own marks, and nothing more.
"""
from . import ALL, RIGHT, Attack

UNHEARD = r"not numbers|[Kk]ernel|wrong way|process ended|no message"
KERNEL = '''
import json, threading, time
kernel = get_ipython().kernel
session, iopub, shell = kernel.session, kernel.iopub_socket, kernel.shell_stream

def parent():
    """The header of the request that the kernel works on now."""
    return kernel.get_parent("shell")

def reply(kind, content, **keywords):
    """Sends something as the answer to that request."""
    session.send(shell, kind, content, parent=keywords.pop("parent", None) or parent(),
                 ident=keywords.pop("ident", None) or kernel._parent_ident["shell"], **keywords)

def publish(kind, content, **keywords):
    session.send(iopub, kind, content, parent=keywords.pop("parent", None) or parent(), ident=kind.encode(), **keywords)

def later(kind, content, ident):
    """Sends a reply to nobody, from the thread that owns the socket."""
    kernel.shell_channel_thread.io_loop.add_callback(
        lambda: session.send(shell, kind, content, parent={"msg_id": "nobody"}, ident=ident))

FULL = json.dumps([{"paths": [{"W": [[0.0] * 6] * 2, "b": [[0.0] * 3] * 2}], "aliases": [{}], "grads_changed": [],
                    "keys_added": [], "status": "passed", "points": 2.0}] * 9)

def full_marks(text=None):
    return {"status": "ok", "execution_count": 1, "payload": [], "user_expressions": {
        "answer": {"status": "ok", "metadata": {}, "data": {"text/plain": repr(FULL) if text is None else text}}}}

def on_probe(action):
    """Does something in place of answering a probe."""
    real = kernel.do_execute
    async def do_execute(code, silent, store_history=True, user_expressions=None, *args, **kwargs):
        if user_expressions:
            return action()
        return await real(code, silent, store_history, user_expressions, *args, **kwargs)
    kernel.do_execute = do_execute
'''


def _sends(tries, code, **more):
    return Attack(tries, KERNEL + code, **{"shows": UNHEARD, **more})


ATTACKS = {
    "forges_replies": _sends("answers the probe itself, with numbers that say nothing", """
on_probe(full_marks)
""", shows=r"not numbers"),
    "forges_replies_early": _sends("sends a reply before the kernel does, for every request", """
real = kernel.execute_request
async def execute_request(stream, ident, message):
    session.send(stream, "execute_reply", full_marks(), parent=message["header"], ident=ident)
    return await real(stream, ident, message)
kernel.shell_handlers["execute_request"] = execute_request
""", shows=r"not numbers"),
    "forges_verdicts": _sends("sends verdicts, as the grader would write them", """
on_probe(lambda: {"status": "ok", "execution_count": 1, "user_expressions": {"answer": {"status": "ok", "metadata": {
    "descent": {"status": "passed"}}, "data": {"text/plain": repr(json.dumps({"status": "passed"}))}}}})
"""),
    "forges_outputs_of_others": _sends("publishes outputs for requests that are still to come", """
for number in range(300):
    for kind, content in (("stream", {"name": "stdout", "text": "Passed."}), ("status", {"execution_state": "idle"}),
                          ("execute_result", {"data": {"text/plain": "2.0"}, "metadata": {}, "execution_count": number})):
        publish(kind, content, parent={"msg_id": f"{session.session}_{number}"})
""", shows=r"wrong way"),
    "swallows_errors": _sends("keeps error messages from being published", """
send = session.send
session.send = lambda stream, kind, *args, **kwargs: None if kind == "error" else send(stream, kind, *args, **kwargs)
""", shows=r"wrong way"),
    "says_it_is_idle": _sends("says after each cell that it is idle, long before it is", """
publish("status", {"execution_state": "idle"})
time.sleep(0.5)
print("still here")
""", shows=r"wrong way"),
    "says_nothing": _sends("never answers a probe", """
def silence():
    session.send = lambda *args, **kwargs: None
on_probe(silence)
""", shows=r"no longer answers"),
    "signs_wrongly": _sends("signs its messages with another key", """
import hmac
session.auth = hmac.HMAC(b"another key", digestmod="sha256")
session.key = b"another key"
""", shows=r"no longer answers|kernel|no message"),
    "sends_rubbish": _sends("sends frames that are no messages, on all channels", """
for frames in ([b""], [b"<IDS|MSG>"], [b"<IDS|MSG>", b"x"], [b"\\xff" * 100] * 9, [b"<IDS|MSG>", b""] + [b"{}"] * 4):
    iopub.send_multipart([b"stream"] + frames)
    shell.send_multipart(kernel._parent_ident["shell"] + frames)
    shell.flush()
""", answer=RIGHT),
    "sends_odd_types": _sends("publishes outputs whose parts are of other types than they should be", """
for content in (5, [], None, "text", {}, {"name": 5, "text": None}, {"data": 5, "metadata": [], "transient": 7},
                {"name": ["stdout"], "text": {"a": 1}}, {"ename": 5, "evalue": [], "traceback": 7}, {"execution_state": {}}):
    for kind in ("stream", "display_data", "execute_result", "error", "status", "clear_output", "update_display_data",
                 "comm_open", "comm_msg", "execute_input", "no_such_kind"):
        publish(kind, content)
"""),
    "sends_odd_parents": _sends("answers to parents that are no headers", """
def odd():
    for parent in ([1], 5, None, "text", {"msg_id": [1]}):
        parts = [session.pack(part) for part in (session.msg_header("execute_reply"), parent, {}, {"status": "ok"})]
        shell.send_multipart([kernel._parent_ident["shell"][0], b"<IDS|MSG>", session.sign(parts), *parts])
on_probe(odd)
"""),
    "sends_odd_outputs": _sends("publishes an output that no notebook may hold", """
publish("stream", {"name": 5, "text": {"a": [1]}})
publish("display_data", {"data": {"text/plain": {"a": 1}, "text/html": 7, "image/png": ["x"]}, "metadata": []})
publish("error", {"ename": None, "evalue": {"a": 1}, "traceback": {"b": 2}})
"""),
    "sends_half_characters": _sends("publishes halves of characters, which no file can hold", """
session.pack = lambda value: json.dumps(value, default=str).encode()
publish("stream", {"name": "stdout", "text": "half \\ud800 a character"})
publish("display_data", {"data": {"text/plain": "\\udfff"}, "metadata": {}})
""", answer=RIGHT, earns=ALL, shows=r"Passed\."),
    "answers_in_half_characters": _sends("raises an error whose text is half of a character", """
class SGD:
    def __init__(self, lr=0.01):
        raise ValueError("half \\ud800 a character")
""", shows=r"raised an error"),
    "answers_deeply": _sends("answers with lists in lists in lists", """
on_probe(lambda: full_marks(repr("[" * 400_000 + "]" * 400_000)))
"""),
    "answers_to_crash_parsers": _sends("answers with a text that is deep to parse", """
on_probe(lambda: full_marks("'a'" + "-'a'" * 300_000))
"""),
    "answers_in_infinities": _sends("answers with nan, infinity and numbers of a thousand digits", """
on_probe(lambda: full_marks(repr('[{"paths": [{"W": [[NaN, Infinity, 1e999, ' + "9" * 5000 + ']]}], "aliases": [{}]}]')))
"""),
    "answers_too_much": _sends("answers with 30 MB", """
on_probe(lambda: full_marks(repr(json.dumps([0.5] * 6_000_000))))
"""),
    "floods_replies": _sends("sends replies to nobody, without a pause", """
def flood():
    end = time.monotonic() + 60
    while time.monotonic() < end:
        later("execute_reply", full_marks("''"), ident)
        time.sleep(0.001)
ident = kernel._parent_ident["shell"]
on_probe(flood)
""", shows=r"no longer answers"),
    "floods_replies_in_a_cell": _sends("never ends a cell, whatever interrupts it, and sends replies to nobody meanwhile", """
import signal
def flood():
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end = time.monotonic() + 60
    while time.monotonic() < end:
        later("execute_reply", {"status": "ok"}, ident)
        time.sleep(0.0001)
ident = kernel._parent_ident["shell"]
flood()
""", shows=r"could not be interrupted|no longer answers"),
    "floods_comms": _sends("opens widgets without end, each with a large state", """
for number in range(2000):
    publish("comm_open", {"comm_id": f"c{number}", "target_name": "jupyter.widget", "data": {
        "state": {"_model_module": "@jupyter-widgets/output", "_model_name": "OutputModel", "x": "x" * 20_000}}})
    publish("comm_msg", {"comm_id": f"c{number}", "data": {"method": "update", "state": {"y": "y" * 20_000}}})
""", answer=RIGHT, earns=ALL, shows=r"Passed\."),
    "redirects_outputs": _sends("opens an output widget, which takes the outputs of cells to come", """
publish("comm_open", {"comm_id": "w", "target_name": "jupyter.widget", "data": {"state": {
    "_model_module": "@jupyter-widgets/output", "_model_name": "OutputModel", "outputs": [], "msg_id": ""}}})
publish("comm_msg", {"comm_id": "w", "data": {"method": "update", "state": {"msg_id": parent()["header"]["msg_id"]}}})
print("redirected")
""", shows=r"wrong way"),
    "asks_for_input": _sends("asks the person at the keyboard for words, by the front door and by the back", """
attempt("input", lambda: input("Password: "))
attempt("stdin", lambda: session.send(kernel.stdin_socket, "input_request", {"prompt": "Password:", "password": True},
                                      parent=parent(), ident=kernel._parent_ident["shell"]) and None)
""", answer=RIGHT, earns=ALL, shows=r"input: StdinNotImplementedError[\s\S]*Passed\."),
    "shuts_the_kernel_down": _sends("says that the kernel is shutting down, and goes on", """
publish("shutdown_reply", {"status": "ok", "restart": False})
reply("shutdown_reply", {"status": "ok", "restart": False})
""", answer=RIGHT, earns=ALL, shows=r"Passed\."),
    "shows_a_script": Attack("displays a script that would grade it by formgrader's own commands", """
from IPython.display import HTML, Javascript, display
display(HTML("<script>fetch('/formgrader/api/grade/1', {method: 'PUT', body: '{\\"manual_score\\": 99}'})</script>"))
display(Javascript("fetch('/formgrader/api/grade/1', {method: 'PUT'})"))
""", shows=r"wrong way"),
}
