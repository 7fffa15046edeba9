"""Notebooks that were handed in under other names: found by their cells, given a second file, and otherwise left alone."""
import json
import logging
import os
import math

import pytest

from grader import repair
from grader.repair import find_renamed
from tests.conftest import KIT
from tests.helpers import rows
from tests.submissions import notebook_of

RELEASE = KIT / "release" / "optimizers"
NAMES = tuple(sorted(path.stem for path in RELEASE.glob("*.ipynb")))
SGD, MOMENTUM = notebook_of("sgd").stem, notebook_of("momentum").stem
PAGES = {f"{name}.ipynb": name for name in NAMES}


def no_ids(notebook):
    """As programs that know nbformat 4.4 write it."""
    notebook["nbformat_minor"] = 4
    for cell in notebook["cells"]:
        del cell["id"]


def no_metadata(notebook):
    for cell in notebook["cells"]:
        cell["metadata"] = {}


def neither(notebook):
    no_metadata(notebook)
    no_ids(notebook)


def keep_half(less=0):
    """Leaves half of the cells that have names, rounded up, or so many less, and nothing else."""
    def change(notebook):
        named = [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]
        notebook["cells"] = named[:math.ceil(len(named) / 2) - less]
    return change


def add(page):
    """Puts another page's cells below."""
    return lambda notebook: notebook["cells"].extend(load(page)["cells"])


def damage(*claims):
    """Cells claim names that are none, and lose what they were."""
    def change(notebook):
        for cell, claim in zip(notebook["cells"], claims):
            cell["metadata"] = claim
    return change


STRANGE = ({"nbgrader": {"grade_id": ["sgd-first_step"]}}, {"nbgrader": {"grade_id": {"a": 1}}}, {"nbgrader": "sgd-solution"},
           {"nbgrader": None}, {"nbgrader": [1]}, {"nbgrader": {"grade_id": None}}, {"nbgrader": {}})
HANDED_IN = {  # {file: the page it is a copy of, or (page, change), or its text}, and {file that appears: what it is a copy of}
    "all in order": (PAGES, {}),
    "one renamed": ({**PAGES, f"{SGD}.ipynb": None, "my solution.ipynb": SGD}, {SGD: "my solution"}),
    "all renamed": ({f"{name[3:]} (1).ipynb": name for name in NAMES}, {name: f"{name[3:]} (1)" for name in NAMES}),
    "a page under another page's name": ({f"{SGD}.ipynb": MOMENTUM}, {}),
    "two exchanged names": ({f"{SGD}.ipynb": MOMENTUM, f"{MOMENTUM}.ipynb": SGD}, {}),  # what has a right name keeps it
    "capitals": ({f"{SGD.upper()}.ipynb": SGD}, {SGD: SGD.upper()}),
    "without ids": ({"a.ipynb": (SGD, no_ids)}, {SGD: "a"}),
    "without metadata": ({"a.ipynb": (SGD, no_metadata)}, {SGD: "a"}),
    "without either": ({"a.ipynb": (SGD, neither)}, {}),
    "half of the named cells": ({"a.ipynb": (MOMENTUM, keep_half())}, {MOMENTUM: "a"}),
    "less than half of them": ({"a.ipynb": (MOMENTUM, keep_half(less=1))}, {}),
    "two pages in one: taken for the first": ({"a.ipynb": (SGD, add(MOMENTUM))}, {SGD: "a"}),
    "names that are none": ({"a.ipynb": (SGD, damage(*STRANGE))}, {SGD: "a"}),
    "two candidates: the first by name": ({f"{SGD}-Copy1.ipynb": SGD, f"{SGD} (1).ipynb": SGD}, {SGD: f"{SGD} (1)"}),
    "a copy beside the right one": ({f"{SGD}.ipynb": SGD, f"{SGD}-Copy1.ipynb": SGD}, {}),
    "one copy serves one page": ({"a.ipynb": SGD, "b.ipynb": MOMENTUM, "c.ipynb": MOMENTUM},
                                 {SGD: "a", MOMENTUM: "b"}),
    "a stranger": ({"notes.ipynb": '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": []}'}, {}),
    "unreadable, beside a readable one": ({"0.ipynb": "{", "a.ipynb": SGD, "z.ipynb": "\x00\xff"}, {SGD: "a"}),
    "nothing but unreadable ones": ({"0.ipynb": "", "1.ipynb": "[]", "2.ipynb": "{}"}, {}),
    "nothing": ({}, {}),
}


@pytest.mark.parametrize("files, appear", rows(HANDED_IN))
@pytest.mark.parametrize("backwards", (False, True), ids=("in order", "backwards"))
def test_what_appears(hand_in, files, appear, backwards):
    folder, notebooks = hand_in(files, backwards)
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    told = list(notebooks)
    find_renamed("optimizers", "ada-01", notebooks)
    after = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    assert {name: after[name] for name in before} == before
    assert {name: text for name, (text, _) in after.items() if name not in before} == {
        f"{name}.ipynb": before[f"{model}.ipynb"][0] for name, model in appear.items()}
    assert notebooks == told + [str(folder / f"{name}.ipynb") for name in sorted(appear)]


def test_says_what_was_taken_for_what(hand_in, caplog):
    folder, notebooks = hand_in({"my solution.ipynb": SGD})
    find_renamed("optimizers", "ada-01", notebooks)
    assert caplog.messages == [f"{folder / 'my solution.ipynb'} is taken for {SGD}.ipynb, which is missing beside it."]


def test_finding_twice_changes_nothing(hand_in):
    folder, notebooks = hand_in({"my solution.ipynb": SGD})
    find_renamed("optimizers", "ada-01", notebooks)
    again = list(notebooks)
    find_renamed("optimizers", "ada-01", again)
    assert again == notebooks and len(list(folder.iterdir())) == 2


REMEDY = f"looks like a renamed {SGD}.ipynb but could not be copied there"


def test_a_folder_that_cannot_be_written_is_told_of(hand_in, monkeypatch, caplog):
    folder, notebooks = hand_in({"my solution.ipynb": SGD, "b.ipynb": MOMENTUM})

    def refuse(path, mode="r", *args):
        if "r" not in mode:
            raise PermissionError(13, "Permission denied", str(path))
        return open(path, mode, *args)
    monkeypatch.setattr(repair, "open", refuse, raising=False)  # root, who runs tests in containers, may write anywhere
    find_renamed("optimizers", "ada-01", notebooks)
    assert len(notebooks) == len(list(folder.iterdir())) == 2
    assert REMEDY in caplog.messages[0] and "Permission denied" in caplog.messages[0]
    assert caplog.messages[0].endswith("Rename it and grade this student again with --force.") and len(caplog.messages) == 2


@pytest.mark.parametrize("there", ("file", "link to nowhere", "folder"))
def test_what_has_the_name_already_is_never_written_over(hand_in, caplog, there):
    """nbgrader names only some notebooks of a submission when it is told to, as in `--notebook "my*"`."""
    folder, notebooks = hand_in({"my solution.ipynb": SGD})
    target = folder / f"{SGD}.ipynb"
    {"file": lambda: target.write_text("the student's own"), "link to nowhere": lambda: target.symlink_to(folder / "nowhere"),
     "folder": target.mkdir}[there]()
    find_renamed("optimizers", "ada-01", notebooks)
    assert len(notebooks) == 1 and REMEDY in caplog.text and not (folder / "nowhere").exists()
    assert there != "file" or target.read_text() == "the student's own"


def load(page):
    return json.loads((RELEASE / f"{page}.ipynb").read_text(encoding="utf-8"))


@pytest.fixture
def hand_in(tmp_path, monkeypatch, caplog):
    """hand_in(files, backwards): writes a submission; returns its folder and the paths as nbgrader would list them."""
    monkeypatch.chdir(KIT)
    monkeypatch.setattr(repair, "get_logger", lambda: logging.getLogger("repair"))
    caplog.set_level("WARNING", "repair")

    def hand_in(files, backwards=False):
        folder = tmp_path / "ada-01" / "optimizers"
        folder.mkdir(parents=True)
        for name, content in files.items():
            page, change = content if isinstance(content, tuple) else (content, lambda notebook: None)
            if page in NAMES:
                notebook = load(page)
                change(notebook)
                notebook["metadata"]["handed in as"] = name
                (folder / name).write_text(json.dumps(notebook))
            elif page is not None:
                (folder / name).write_text(page, encoding="latin-1")
        return folder, sorted(map(str, folder.glob("*.ipynb")), reverse=backwards)
    return hand_in


def test_links_and_pipes_beside_notebooks_are_taken_away(hand_in, caplog):
    """nbgrader copies what they lead to into autograded/ and feedback/, and waits for ever for a pipe."""
    folder, notebooks = hand_in({f"{SGD}.ipynb": SGD})
    (folder / "data").mkdir()
    (folder / "data" / "link").symlink_to(KIT / "nbgrader_config.py")
    (folder / "folder").symlink_to(KIT)
    os.mkfifo(folder / "pipe")
    (folder / "data.csv").write_text("1,2")
    find_renamed("optimizers", "ada-01", notebooks)
    assert {path.name for path in folder.rglob("*")} == {f"{SGD}.ipynb", "data", "data.csv"} and (KIT / "nbgrader_config.py").exists()
    assert len(caplog.messages) == 3 and all("was taken away" in message for message in caplog.messages)


def test_a_name_that_is_no_text_is_not_for_the_gradebook(hand_in, caplog):
    folder, notebooks = hand_in({"my solution.ipynb": SGD})
    odd = os.fsdecode(os.fsencode(folder) + b"/\xff.ipynb")
    os.rename(notebooks[0], odd)
    notebooks[:] = [odd]
    find_renamed("optimizers", "ada-01", notebooks)
    assert notebooks == [str(folder / f"{SGD}.ipynb")]
    assert all(message.isprintable() and message.encode() for message in caplog.messages)
