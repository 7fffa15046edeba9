"""Reading what was handed in: a notebook, or one line that says why it is none; and what becomes of either."""
import json
import logging
import os
import time

import nbformat
import pytest

from grader import autograde
from grader.autograde import Sanitize, SubmissionExporter, read_notebook
from tests.conftest import KIT
from tests.helpers import rows
from tests.submissions import notebook_of

SGD = notebook_of("sgd")
WHOLE = json.loads(SGD.read_text(encoding="utf-8"))
TEXT, ALL = json.dumps(WHOLE), len(WHOLE["cells"])


def top(**fields):
    return {**WHOLE, **fields}


def without(field):
    return {key: value for key, value in WHOLE.items() if key != field}


def first(**fields):
    """The notebook with fields of its first cell changed; ... takes a field away."""
    cell = {key: value for key, value in {**WHOLE["cells"][0], **fields}.items() if value is not ...}
    return top(cells=[cell, *WHOLE["cells"][1:]])


def code(**fields):
    cell = {"cell_type": "code", "id": "a", "metadata": {}, "source": "1", "outputs": [], "execution_count": None, **fields}
    return top(cells=[cell])


def nested(levels, opening="[", closing="]"):
    """A notebook with something in its metadata that is nested so deeply."""
    return json.dumps(top(metadata={"deep": "HERE"})).replace('"HERE"', opening * levels + "1" + closing * levels)


def old(version):
    """A notebook of nbformat 2 or 3, with one cell of code and one of text."""
    cells = [{"cell_type": "code", "language": "python", "outputs": [], "input": "1 + 1", "prompt_number": 1, "collapsed": False},
             {"cell_type": "markdown", "source": "words"}]
    return {"nbformat": version, "nbformat_minor": 0, "metadata": {"name": "old"}, "worksheets": [{"cells": cells, "metadata": {}}]}


STREAM = {"output_type": "stream", "name": "stdout"}
GOOD = {  # (what the file holds, how many cells are in it)
    "as released": (TEXT, ALL),
    "no cells in it": (top(cells=[]), 0),
    "a byte order mark": ("\ufeff" + TEXT, ALL),
    "Windows line ends": (json.dumps(WHOLE, indent=1).replace("\n", "\r\n"), ALL),
    "nbformat 2": (old(2), 2),
    "nbformat 3": (old(3), 2),
    "nbformat 4.0": (top(nbformat_minor=0), ALL),
    "nbformat 4.4, with ids, which it does not have": (top(nbformat_minor=4), ALL),
    "nbformat 4.4, without ids": (
        top(nbformat_minor=4, cells=[{k: v for k, v in cell.items() if k != "id"} for cell in WHOLE["cells"]]), ALL),
    "nbformat 4 of the future": (top(nbformat_minor=99), ALL),
    "no minor version": (without("nbformat_minor"), ALL),
    "20 MB of output": (code(outputs=[{**STREAM, "text": "x" * 20_000_000}]), 1),
    "20 MB of output in a million lines": (code(outputs=[{**STREAM, "text": ["twenty letters in all\n"] * 1_000_000}]), 1),
    "outputs of an unknown kind": (code(outputs=[{"output_type": "hologram"}]), 1),
    "outputs that hold numbers": (code(outputs=[{"output_type": "display_data", "data": {"text/plain": [1]}, "metadata": {}}]), 1),
    "no outputs": (top(cells=[{"cell_type": "code", "metadata": {}, "source": "1"}]), 1),
    "a cell of an unknown type": (first(cell_type="heading"), ALL),
    "a text in lines": (first(source=["one\n", "two"]), ALL),
    "an id that is a number": (first(id=5), ALL),
    "an id that is nothing": (first(id=None), ALL),
    "an id of 100 letters": (first(id="x" * 100), ALL),
    "two equal ids": (top(cells=[WHOLE["cells"][0]] * 2), 2),
    "nbgrader's data is a text": (first(metadata={"nbgrader": "sgd-solution"}), ALL),
    "a cell's name is a list": (first(metadata={"nbgrader": {"grade_id": ["sgd-solution"]}}), ALL),
    "NaN and infinities": (TEXT[:-1] + ', "a": NaN, "b": -Infinity}', ALL),
    "the same key twice: the last counts": (TEXT[:-1] + ', "cells": []}', 0),
    "half a character in a text": (first(source="\ud800"), ALL),
    "half a character in metadata, ids and types": (first(id="\udfff", cell_type="\ud800", metadata={"\ud800": "\ud800"}), ALL),
    "NUL in a text": (first(source="a\0b"), ALL),
    "a language that is a number": (top(metadata={"language": 5}), ALL),
    "a kernel that is a list": (top(metadata={"kernelspec": [], "language_info": 7}), ALL),
    "50 levels": (nested(50), ALL),
}


@pytest.mark.parametrize("content, cells", rows(GOOD))
def test_reads_and_says_nothing(path, content, cells, caplog, recwarn):
    write(path, content)
    notebook = read_notebook(path)
    assert notebook.nbformat == 4 and len(notebook.cells) == cells and not caplog.records and not recwarn.list
    assert all(isinstance(cell.source, str) and isinstance(cell.metadata, dict) for cell in notebook.cells)


NOT_JSON, NOT_TEXT = r"it is not a notebook \(NotJSONError: ", r"it is not a text file \(UnicodeDecodeError\)"
BAD = {  # (what the file holds, what is said about it)
    "empty": ("", NOT_JSON),
    "white space": (" \n", NOT_JSON),
    "cut off": (TEXT[:len(TEXT) // 2], NOT_JSON),
    "something behind it": (TEXT + "x", NOT_JSON),
    "binary": (bytes(range(256)), NOT_TEXT),
    "NULs, as a full disk leaves them": (bytes(4096), NOT_JSON),
    "UTF-16": (TEXT.encode("utf-16"), NOT_TEXT),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), NOT_JSON),
    "Latin-1": (json.dumps(first(source="é"), ensure_ascii=False).encode("latin-1"), NOT_TEXT),
    "a page that asks to log in": ("<!DOCTYPE html>\n<html>\n", NOT_JSON),
    "Python": ("import numpy as np\n", NOT_JSON),
    "a dictionary as Python prints it": (str(WHOLE), NOT_JSON),
    "a number of 5000 digits": (TEXT[:-1] + f', "a": {"9" * 5000}}}', NOT_JSON),
    "cells are an object": (top(cells={}), "its cells are no list"),
    "nbformat 5": (top(nbformat=5), "Unsupported nbformat version 5"),
    "cells of nbformat 4 in nbformat 3": (top(nbformat=3), "worksheets"),
    "200 levels": (nested(200), "something in it is nested too deeply"),
    "200 levels of objects": (nested(200, '{"a":', "}"), "something in it is nested too deeply"),
} | {name: (content, r"it is not a notebook \(") for name, content in {
    "a list": "[]",
    "a number": "5",
    "null": "null",
    "a text": '"cells"',
    "true": "true",
    "an empty object": "{}",
    "no cells": without("cells"),
    "cells are null": top(cells=None),
    "cells are a text": top(cells="abc"),
    "cells are a number": top(cells=5),
    "a cell is a text": top(cells=["a"]),
    "a cell is null": top(cells=[None]),
    "a cell is a list": top(cells=[[]]),
    "a cell without source": first(source=...),
    "a cell without type": first(cell_type=...),
    "a cell without metadata": first(metadata=...),
    "a type that is a number": first(cell_type=5),
    "a type that is null": first(cell_type=None),
    "a source that is a number": first(source=5),
    "a source that is null": first(source=None),
    "a source with numbers": first(source=[1]),
    "a source that is an object": first(source={"\x1b[31m\r\n\u2028": 1}),
    "metadata of a cell that is null": first(metadata=None),
    "metadata of a cell that is a list": first(metadata=[1]),
    "an id that is a list": first(id=[1]),
    "no metadata": without("metadata"),
    "metadata that is null": top(metadata=None),
    "metadata that is a list": top(metadata=[]),
    "outputs that are null": code(outputs=None),
    "outputs that are numbers": code(outputs=[5]),
    "attachments that are a number": code(cell_type="markdown", attachments=5),
    "nbformat 1": top(nbformat=1),
    "no version": without("nbformat"),
    "version null": top(nbformat=None),
    "version in quotes": top(nbformat="4"),
    "version 4.5": top(nbformat=4.5),
    "version is a list": top(nbformat=[]),
    "minor version in quotes": top(nbformat_minor="5"),
    "900 levels": nested(900),
    "100 000 levels": nested(100_000),
    "100 000 brackets": "[" * 100_000,
}.items()}


@pytest.mark.parametrize("content, said", rows(BAD))
def test_says_in_one_line_what_is_wrong(path, content, said, caplog, recwarn):
    write(path, content)
    with pytest.raises(ValueError, match=said) as caught:
        read_notebook(path)
    text = str(caught.value)
    assert type(caught.value) is ValueError and text.isprintable() and len(text) < 200 and not caplog.records and not recwarn.list


NO_FILE = {
    "nothing": lambda path: None, "folder": lambda path: path.mkdir(), "pipe": os.mkfifo, "link to nowhere": lambda path: path.symlink_to("x"),
    "link to itself": lambda path: path.symlink_to(path), "link to what never ends": lambda path: path.symlink_to("/dev/zero"),
    "link to an answer": lambda path: path.symlink_to(SGD),
}


@pytest.mark.parametrize("make", rows(NO_FILE))
def test_no_file_at_all(path, make):
    make(path)
    with pytest.raises(ValueError, match=r"it is (not a text file \(FileNotFoundError\)|a link, a folder or a pipe, not a file)"):
        read_notebook(path)


def test_a_file_as_large_as_no_notebook_is_not_read(path):
    with open(path, "wb") as file:
        file.truncate(200_000_000)
    with pytest.raises(ValueError, match="it has 200 MB"):
        read_notebook(path)


def test_large_files_are_read_in_a_moment(path):
    write(path, code(outputs=[{**STREAM, "text": ["twenty letters in all\n"] * 1_000_000}]))
    started = time.process_time()
    read_notebook(path)
    assert time.process_time() - started < 5


@pytest.mark.parametrize("content, cells", rows(GOOD))
def test_whatever_can_be_read_can_be_sanitized_and_saved(path, export, content, cells):
    write(path, content)
    notebook = export(path)
    assert autograde.troubles == [] and names(notebook) == set(names(nbformat.from_dict(WHOLE)))


@pytest.mark.parametrize("content, said", rows(BAD))
def test_what_cannot_be_read_becomes_an_unanswered_notebook(path, export, caplog, content, said):
    write(path, content)
    notebook = export(path)
    assert names(notebook) == names(nbformat.from_dict(WHOLE))
    written = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("solution")]
    assert len(written) > 1 and {cell.source.removeprefix("# ") for cell in written} == {
        "The file that was handed in could not be read as a notebook."}
    (trouble,) = autograde.troubles
    assert trouble.startswith(f"{path} could not be read: it") and "\n" not in trouble
    assert caplog.messages == [f"{trouble}. Ask ada-01 for the file again, or grade by hand."]


@pytest.fixture
def path(tmp_path):
    return tmp_path / SGD.name


@pytest.fixture
def export(monkeypatch, caplog):
    """export(path): a submission as nbgrader's first step leaves it."""
    monkeypatch.chdir(KIT)
    monkeypatch.setattr(autograde, "troubles", [])
    monkeypatch.setattr(autograde.atexit, "register", lambda function: None)
    exporter = SubmissionExporter(log=logging.getLogger("exporter"))
    exporter._preprocessors = []
    exporter.register_preprocessor(Sanitize)

    def export(path):
        where = {"nbgrader": {"assignment": "optimizers", "notebook": SGD.stem, "student": "ada-01"}}
        text, _ = exporter.from_filename(str(path), resources=where)
        return nbformat.reads(text.encode("utf-8").decode("utf-8"), as_version=4)
    return export


def names(notebook):
    return {cell.metadata.nbgrader.grade_id for cell in notebook.cells if cell.metadata.get("nbgrader")}


def write(path, content):
    text = json.dumps(content) if isinstance(content, dict) else content
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
