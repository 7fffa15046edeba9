"""JupyterLab for tests: a server of one's own in a folder, and what people click there (JupyterLab 4, nbgrader 0.9)."""
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager

SETTINGS = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
            "@jupyterlab/notebook-extension:tracker": {"windowingMode": "none"}}
ALLOWED = ("escape its sandboxing",  # JupyterLab's frame around formgrader
           "taking too long to activate")  # on a busy machine
LONG = 60_000  # ms; machines that test are busy


@contextmanager
def lab(folder, home, course=False, **environment):
    """A JupyterLab in `folder`, whose own files lie in `home`. Gives its address; ends it afterwards.

    course: whether `python -m grader lab` starts it, as for an instructor.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (home / "app").mkdir(parents=True)
    (home / "app" / "overrides.json").write_text(json.dumps(SETTINGS))
    own = {f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")}
    with open(home / "log", "w", encoding="utf-8") as log:
        start = ["grader", "lab", "--"] if course else ["jupyterlab", "--allow-root", f"--LabApp.app_settings_dir={home / 'app'}",
                                                        f"--ServerApp.root_dir={folder}"]
        server = subprocess.Popen([sys.executable, "-m", *start, "--no-browser", "--ip=127.0.0.1", f"--port={port}",
                                   "--ServerApp.port_retries=0", "--IdentityProvider.token=key",
                                   "--LabApp.expose_app_in_browser=True"],
                                  cwd=folder, env={**os.environ, **own, "HOME": str(home), "IPYTHONDIR": str(home / "ipython"),
                                                   "MPLCONFIGDIR": str(home / "matplotlib"), **environment},
                                  stdout=log, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait(f"{address}api/status?token=key", server, home / "log")
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(30)


class Person:
    """Somebody in front of JupyterLab. visitor: a Visitor whose home is the server's address."""

    def __init__(self, visitor, address):
        self.visitor, self.page, self.address = visitor, visitor.page, address
        self.page.set_default_timeout(LONG)

    def open(self, path=""):
        """Opens JupyterLab with an empty desk, at a file if one is named."""
        self.page.goto(f"{self.address}lab{f'/tree/{path}' if path else ''}?token=key&reset")
        self.page.locator("#jupyterlab-splash").wait_for(state="detached")

    def command(self, name):
        """Does what a menu entry does."""
        self.page.wait_for_function("name => window.jupyterapp?.commands.hasCommand(name)", arg=name)
        self.page.evaluate("name => { window.jupyterapp.commands.execute(name); }", name)

    # The instructor
    def formgrader(self):
        """Opens formgrader at the list of assignments. Returns its frame."""
        self.command("nbgrader:open-formgrader")
        frame = self.page.frame_locator("#formgrader-iframe iframe")
        frame.locator("body").evaluate("body => { body.dataset.old = 'yes'; location.href = '/formgrader/manage_assignments'; }")
        frame.locator("body:not([data-old]) td.assign a").first.wait_for()  # what is clicked on the old page would be lost
        return frame

    def press(self, frame, row, cell):
        """Clicks on a step in a row of formgrader's tables and waits until it says that it went well."""
        frame.locator("tbody tr", has_text=row).locator(f"{cell} a").first.click()
        frame.locator(".modal.in .modal-title", has_text="Success").wait_for()
        frame.locator(".modal.in .modal-footer button").first.click()
        frame.locator(".modal-backdrop").wait_for(state="detached")

    # The student
    def assignments(self):
        self.command("nbgrader:open-assignment-list")
        self.page.locator("#released_assignments_list, #fetched_assignments_list").first.wait_for()

    def button(self, words, place):
        """A button of the assignment in one of the lists: released, fetched, submitted."""
        return self.page.locator(f"#{place}_assignments_list > .list_item", has_text="optimizers").locator(f"button:has-text('{words}')").first

    def write(self, marker, source):
        """Puts text into the notebook's code cell that holds the marker."""
        cell = self.page.locator(".jp-NotebookPanel:visible .jp-CodeCell", has_text=marker).first
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(source)

    def run_all(self):
        """Runs all cells and waits until none is running."""
        self.page.wait_for_function("""() => {  // the indicator says idle before there is a kernel, and what is run then is lost
            const kernel = window.jupyterapp?.shell.currentWidget?.sessionContext?.session?.kernel;
            return kernel?.connectionStatus == "connected" && kernel.status == "idle"; }""")
        self.command("notebook:run-all-cells")
        self.page.wait_for_function("""() => { const all = [...document.querySelectorAll('.jp-NotebookPanel .jp-InputPrompt')];
            return all.some(p => /\\d/.test(p.textContent)) && !all.some(p => p.textContent.includes('*')); }""")

    def save(self):
        self.command("docmanager:save")
        self.page.locator(".jp-mod-dirty").wait_for(state="detached")

    def validate(self):
        """What the button Validate says; its dialog is still open. `dismiss` closes it."""
        self.page.locator(".validate-button:visible").locator("jp-button, button").first.click()
        dialog = self.page.locator(".jp-Dialog")
        dialog.wait_for()
        return " ".join(dialog.inner_text().split())

    def dismiss(self):
        self.page.locator(".jp-Dialog button.jp-mod-accept").click()
        self.page.locator(".jp-Dialog").wait_for(state="detached")

    def show(self, marker):
        """Brings the cell with the marker in it to the top."""
        self.page.locator(".jp-NotebookPanel:visible .jp-CodeCell", has_text=marker).first.evaluate("cell => cell.scrollIntoView()")

    def output(self, marker):
        """What the cell with the marker in it shows."""
        return self.page.locator(".jp-NotebookPanel:visible .jp-CodeCell",
                                 has_text=marker).first.locator(".jp-OutputArea").inner_text()


def _wait(address, server, log):
    for _ in range(240):
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except OSError:
            assert server.poll() is None, log.read_text(encoding="utf-8")[-2000:]
            time.sleep(0.5)
    raise AssertionError(f"JupyterLab does not answer: {log.read_text(encoding='utf-8')[-2000:]}")
