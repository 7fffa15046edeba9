"""Malformed files: what is handed in is no notebook, or a strange one. Whoever can be read is graded; nobody else suffers."""
import json
import os
import shutil
from copy import deepcopy

import nbformat

from .. import cell, edit
from . import ALL, RIGHT, Attack

UNREADABLE = r"could not be read"
PASSED = r"Passed\."


def _text(make):
    """Writes a text in place of the notebook, make(old text)."""
    return lambda path, targets: path.write_text(make(path.read_text()), encoding="utf-8")


def _json(change):
    """Changes the notebook as plain data; where `change` returns something, that is written in its place."""
    def alter(path, targets):
        data = json.loads(path.read_text())
        path.write_text(json.dumps(change(data) or data))
    return alter


def _cells(**fields):
    def change(data):
        for item in data["cells"]:
            item.update(deepcopy(fields))
    return _json(change)


def _notebook(change):
    return lambda path, targets: edit(path, change)


def _link(name, target=None, instead=True):
    """Puts a symbolic link in place of the notebook or beside it; target: a key of T with what follows it, or a path."""
    def alter(path, targets):
        link = path if instead else path.parent / name
        if instead:
            path.unlink()
        key, _, rest = (target or name).partition("/")
        link.symlink_to(f"{targets[key]}/{rest}".rstrip("/") if key in targets else target)
    return alter


def _in_utf_16(path, targets):
    path.write_text(path.read_text(), encoding="utf-16")


def _fifo(path, targets):
    path.unlink()
    os.mkfifo(path)


def _folder(path, targets):
    path.unlink()
    path.mkdir()
    (path / "inside").write_text("x")


def _deep(path, targets):
    folder = path.parent.joinpath(*["deep"] * 60)
    folder.mkdir(parents=True)
    shutil.copy(path, folder)


def _beside(*names):
    def alter(path, targets):
        for name in names:
            (path.parent / name).write_text("raise SystemExit('shadowed')\n")
    return alter


def _odd_names(path, targets):
    for name in ("-rf.ipynb", "[a-z]*.ipynb", "new\nline.ipynb", "x" * 240 + ".ipynb", "%s {0} $HOME `id`.ipynb",
                 "\u202egnp.ipynb"):
        (path.parent / name).write_text("{}")
    with open(os.fsencode(path.parent) + b"/\xff\xfe half.ipynb", "w") as file:
        file.write("{}")


def _odd_name_of_its_own(path, targets):
    os.rename(path, os.fsencode(path.parent) + b"/\xff\xfe\n.ipynb")


def _attach(notebook):
    for number in range(5):
        attachments = {f"{number}.png": {"image/png": "A" * 1_000_000}}
        notebook.cells.append(nbformat.v4.new_markdown_cell(f"![a](attachment:{number}.png)", attachments=attachments))


def _large_outputs(notebook):
    for item in notebook.cells:
        if item.cell_type == "code":
            item.outputs = [nbformat.v4.new_output("stream", text="x" * 99 + "\n") for _ in range(20)]
            item.outputs[0].text = ("x" * 99 + "\n") * 20_000


def _foreign_kernel(notebook):
    notebook.metadata["kernelspec"] = {"name": "../../bash", "display_name": "Bash", "language": "bash",
                                       "argv": ["sh", "-c", "id"]}
    notebook.metadata["language_info"] = {"name": "julia", "file_extension": "/../x"}


def _duplicate(notebook):
    notebook.cells = [deepcopy(item) for item in notebook.cells for _ in range(2)]


def _retype(notebook):
    for item in notebook.cells:
        if item.metadata.get("nbgrader"):
            item.cell_type = "raw" if item.cell_type == "markdown" else "markdown"
            item.pop("outputs", None), item.pop("execution_count", None)


def _rename(notebook):
    for number, item in enumerate(notebook.cells):
        if item.metadata.get("nbgrader"):
            item.metadata.nbgrader["grade_id"] = item.id = "sgd-first_step" if number % 2 else f"../../{number}"


def _retag(notebook):
    for item in notebook.cells:
        item.metadata["tags"] = {"a": 1}
        item.metadata["nbgrader"] = {"grade": "yes", "points": "1e99", "solution": [], "grade_id": {"x": 1}, "schema_version": 99}


def _only_answer(notebook):
    notebook.cells = [cell(notebook, "sgd-solution")]


def _many_cells(notebook):
    for _ in range(1500):
        notebook.cells += [nbformat.v4.new_code_cell(""), nbformat.v4.new_markdown_cell("text")]


def _long_line(notebook):
    notebook.cells.insert(0, nbformat.v4.new_code_cell("x = '" + "y" * 3_000_000 + "'"))


def _null_bytes(notebook):
    notebook.cells.insert(0, nbformat.v4.new_code_cell("x = 1\0\0 + 1\x1b[31m\x0c"))


def _magics(notebook):
    notebook.cells.insert(1, nbformat.v4.new_code_cell("%%script false\nx"))
    notebook.cells.insert(1, nbformat.v4.new_code_cell("%load_ext nothing\n%reset -f\n%run nothing.ipynb\n!kill -0 1"))


def _right(tries, alter, shows=PASSED, **more):
    return Attack(tries, answer=RIGHT, earns=ALL, alter=alter, shows=shows, **more)


def _unreadable(tries, alter, shows=UNREADABLE):
    return Attack(tries, answer=RIGHT, alter=alter, shows=shows)


ATTACKS = {
    "broken_json": _unreadable("hands in the first half of a notebook", _text(lambda text: text[:len(text) // 2])),
    "empty_file": _unreadable("hands in an empty file", _text(lambda text: "")),
    "no_notebook": _unreadable("hands in a list in place of a notebook", _json(lambda data: [data])),
    "a_number": _unreadable("hands in a number with 5,000 digits", _text(lambda text: "9" * 5000)),
    "deep_json": _unreadable("hands in lists in lists in lists", _text(lambda text: "[" * 100_000)),
    "deep_metadata": _unreadable("hides lists in lists in the metadata", _text(lambda text: text.replace(
        '"metadata": {', '"metadata": {"deep": ' + "[" * 900 + "]" * 900 + ", ", 1))),
    "binary": _unreadable("hands in bytes that are no text", lambda path, targets: path.write_bytes(bytes(range(256)) * 50)),
    "another_encoding": _unreadable("hands in a notebook in UTF-16", _in_utf_16),
    "from_the_future": _unreadable("claims format 99", _json(lambda data: data.update(nbformat=99))),
    "no_format": _unreadable("names no format", _json(lambda data: data.pop("nbformat") and None)),
    "cells_are_a_word": _unreadable("has a word in the place of its cells", _json(lambda data: data.update(cells="cells"))),
    "no_cells": Attack("has no cells", alter=_json(lambda data: data.update(cells=[])), shows=r"defines no class"),
    "odd_metadata": _right("has metadata of the wrong kinds", _cells(metadata={"tags": 5, "nbgrader": [1], "jupyter": None})),
    "odd_notebook_metadata": _right("has a list for its own metadata, and infinities", _text(lambda text: text.replace(
        '"nbformat_minor"', '"extra": [NaN, Infinity, -Infinity, 1e999], "nbformat_minor"', 1))),
    "odd_outputs": _unreadable("has outputs that are none", _cells(outputs="none", execution_count=[5])),
    "odd_sources": _unreadable("has its lines in lists, with numbers among them", _json(
        lambda data: [item.update(source=[*item["source"], 5, None]) for item in data["cells"]] and None)),
    "only_the_answer": _right("has deleted every cell but its answer", _notebook(_only_answer)),
    "all_twice": _right("has every cell twice", _notebook(_duplicate)),
    "retyped": _right("has turned code into text and text into raw cells", _notebook(_retype)),
    "renamed_cells": _right("has given all cells one another's names", _notebook(_rename)),
    "retagged": _right("has written nonsense over nbgrader's metadata", _notebook(_retag)),
    "many_cells": _right("has 3,000 cells more", _notebook(_many_cells)),
    "large_outputs": _right("has 20 MB of outputs", _notebook(_large_outputs)),
    "attachments": _right("has 5 MB of attachments", _notebook(_attach)),
    "foreign_kernel": _right("names a kernel of another language, with a command to start it", _notebook(_foreign_kernel)),
    "magic_cells": _right("has magics that run scripts, forget all, and load what is not there", _notebook(_magics)),
    "long_line": _right("has a line of 3 MB", _notebook(_long_line)),
    "null_bytes": _right("has null bytes and control codes in a cell", _notebook(_null_bytes)),
    "half_characters": _right("has halves of characters in its cells", _text(lambda text: text.replace(
        "# SGD", "# \\ud800 SGD", 1))),
    "byte_order_mark": _right("begins with a byte order mark, and ends its lines as Windows does", _text(
        lambda text: "\ufeff" + text.replace("\n", "\r\n"))),
    "shadows_modules": _right("puts modules beside its notebook that shadow real ones", _beside(
        "numpy.py", "descent.py", "json.py", "sitecustomize.py", "usercustomize.py")),
    "odd_names": _right("puts files with odd names beside its notebook", _odd_names),
    "odd_name_of_its_own": _right("hands its notebook in under a name that is no text", _odd_name_of_its_own),
    "deep_folders": _right("puts sixty folders in one another beside its notebook", _deep),
    "links_to_an_answer": _unreadable("hands in a link to the answer of another student", _link("notebook", "honest")),
    "links_to_the_source": _unreadable("hands in a link to the notebook with the answers", _link("notebook", "source")),
    "links_to_a_secret": _unreadable("hands in a link to a file of the grader's", _link("notebook", "course/secret")),
    "links_to_a_device": _unreadable("hands in a link to a device", _link("notebook", "/dev/null")),
    "links_to_itself": _unreadable("hands in a link that points to itself", _link("notebook", "itself.ipynb")),
    "links_beside": _right("puts links to the grader's files beside its notebook",
                           _link("data.txt", "course/secret", instead=False)),
    "links_a_folder": _right("puts a link to the course's folder beside its notebook",
                             _link("data", "course/reference_solutions", instead=False)),
    "a_pipe": _unreadable("hands in a pipe, which nobody writes to", _fifo),
    "a_pipe_beside": _right("puts a pipe beside its notebook, which nobody writes to",
                            lambda path, targets: os.mkfifo(path.parent / "pipe")),
    "a_folder": _unreadable("hands in a folder with a notebook's name", _folder),
}
