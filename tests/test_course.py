"""A course: found from any folder in it, its files by name, its references split where the solution cell begins."""
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grader.course import Course, CourseError, split_reference

KIT = Course(Path(__file__).parents[1])
EXERCISES = KIT.names("reference_solutions")

# text of a module: (what stays on top of it, what becomes the solution cell)
SPLITS = {
    "docstring, imports, class": ('"""Doc."""\nimport numpy as np\n\n\n', "class A:\n    pass\n"),
    "no docstring": ("import numpy as np\nfrom math import (\n    sqrt,\n)\n\n", "class A:\n    x = sqrt(2)\n"),
    "nothing on top": ("", "class A:\n    pass\n"),
    "blank lines on top": ("\n\n", "class A:\n    pass\n"),
    "docstring of several lines": ('"""Doc.\n\nclass A: in words\n"""\n\n', "class A:\n    pass\n"),
    "from __future__": ('"""Doc."""\nfrom __future__ import annotations\nimport math\n', "class A:\n    pass\n"),
    "decorator": ("import functools\n\n", "@functools.total_ordering\nclass A:\n    pass\n"),
    "decorators of several lines": ("import x\n", "@x.a(\n    1,\n)\n# why\n@x.b\nclass A:\n    pass\n"),
    "def": ("import numpy as np\n\n", "def update(params):\n    pass\n"),
    "decorated def": ("import functools\n\n", "@functools.cache\ndef update(n):\n    return n\n"),
    "async def": ('"""Doc."""\n\n', "async def update(params):\n    pass\n"),
    "constants after imports": ("import numpy as np\n\n", "EPS = 1e-7\n\n\nclass A:\n    eps = EPS\n"),
    "annotated constant": ("import numpy as np\n", "EPS: float = 1e-7\n"),
    "no class": ("import math\n\n", "print(math.pi)\n"),
    "import after the class": ("import math\n\n", "class A:\n    pass\n\n\nimport os\n"),
    "import under a condition": ("import math\n\n", "if math:\n    import os\n"),
    "comment above the class": ("import math\n\n\n", "# A comes from [1].\nclass A:\n    pass\n"),
    "comment between imports": ("import math\n# numbers\nimport os\n\n", "class A:\n    pass\n"),
    "comment on top": ("", "# Licence.\nclass A:\n    pass\n"),
    "no newline at the end": ("import math\n\n", "class A:\n    pass"),
    "blank lines at the end": ("import math\n\n", "class A:\n    pass\n\n\n"),
    "form feed, which is no line": ('"""Doc.\x0c"""\nimport math\n\n', "class A:\n    s = '\u2028'\n"),
    "Hangul": ('"""경사."""\n\n', "class A:\n    이름 = '공'\n"),
}

BAD_REFERENCES = {
    "empty": ("", "no class or function in it. Write"),
    "only a docstring": ('"""Doc."""\n', "no class or function in it. Write"),
    "only imports": ("import math\nimport os\n", "no class or function in it. Write"),
    "imports and a comment": ("import math\n\n# to do\n", "no class or function in it. Write"),
    "no Python": ("class A:\npass\n", r"line 2: .*\. Correct"),
    "a magic": ("%matplotlib inline\nclass A: pass\n", r"line 1: .*\. Correct"),
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A course with one page, which Python imports nothing from yet."""
    page = "---\nassignment: {}\n---\n\n# Hello\n"
    files = {"nbgrader_config.py": "", "source/02_b.md": page.format("two"), "source/01_a.md": page.format("one"),
             "source/10_c.md": page.format("one"), "source/one/README.md": "", "reference_solutions/__init__.py": "",
             "reference_solutions/b.py": "class B:\n    pass\n", "reference_solutions/a.py": "class A:\n    pass\n",
             "tests/__init__.py": "", "tests/hidden/__init__.py": "", "tests/hidden/common.py": "", "tests/hidden/a.py":
             "from grader.cases import Exercise\nfrom reference_solutions.a import A\n\nclass Twin(A): pass\n"
             "class Slow(A): pass\nclass Odd(A): pass\nclass Other: pass\nEXERCISE = Exercise('a', A, {}, (), also=(Twin,))\n"}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    ours = {name for name in sys.modules if name.partition(".")[0] in ("tests", "reference_solutions")}
    saved = {name: sys.modules.pop(name) for name in ours}
    monkeypatch.setattr(sys, "path", sys.path[:])
    yield tmp_path
    for name in [name for name in sys.modules if name.partition(".")[0] in ("tests", "reference_solutions")]:
        del sys.modules[name]
    sys.modules.update(saved)


@pytest.mark.parametrize("inside", [".", "source", "source/one", "reference_solutions", "tests/hidden"])
def test_course_is_found_from_every_folder_in_it(folder, inside, monkeypatch):
    monkeypatch.chdir(folder / inside)
    assert Course.around().root == folder.resolve()
    assert Course.around(folder / inside).root == folder.resolve()


def test_nearest_course_is_taken(folder):
    inner = folder / "build" / "demo"
    (inner / "source").mkdir(parents=True)
    assert Course.around(inner).root == folder.resolve()
    (inner / "nbgrader_config.py").touch()
    assert Course.around(inner / "source").root == inner.resolve()


@pytest.mark.parametrize("made", ["nothing", "nbgrader_config.py", "source/"])
def test_folder_without_a_course_is_named(tmp_path, made):
    if made.endswith("/"):
        (tmp_path / made).mkdir()
    elif made != "nothing":
        (tmp_path / made).touch()
    with pytest.raises(CourseError, match="No course here.*holds nbgrader_config.py and source/. Change into") as caught:
        Course.around(tmp_path)
    assert str(tmp_path.resolve()) in str(caught.value)


def test_pages_come_in_the_order_of_their_names(folder):
    assert [page.name for page in Course(folder).pages] == ["01_a", "02_b", "10_c"]
    assert {name: [page.name for page in pages] for name, pages in Course(folder).assignments.items()} == {
        "one": ["01_a", "10_c"], "two": ["02_b"]}


@pytest.mark.parametrize("where, names", [("reference_solutions", ["a", "b"]), ("tests/hidden", ["a"]), ("nowhere", [])])
def test_names_leaves_out_what_is_no_exercise(folder, where, names):
    assert Course(folder).names(where) == names


def test_mistakes_are_the_wrong_subclasses_in_their_order(folder):
    course = Course(folder)
    assert course.exercise("a").reference.__name__ == "A"
    assert [mistake.__name__ for mistake in course.mistakes("a")] == ["Slow", "Odd"]


def test_two_courses_in_one_process_keep_their_own_cases(folder, tmp_path_factory):
    other = Path(shutil.copytree(folder, tmp_path_factory.mktemp("other") / "course"))
    cases = other / "tests" / "hidden" / "a.py"
    cases.write_text(cases.read_text().replace("Slow", "Lazy"))
    for root, mistakes in ((folder, ["Slow", "Odd"]), (other, ["Lazy", "Odd"]), (folder, ["Slow", "Odd"])):
        assert [mistake.__name__ for mistake in Course(root).mistakes("a")] == mistakes


@pytest.mark.parametrize("name", EXERCISES)
def test_every_exercise_of_the_kit_has_mistakes(name):
    assert KIT.exercise(name).name == name
    assert KIT.mistakes(name)
    assert not any(mistake is right for mistake in KIT.mistakes(name) for right in KIT.exercise(name).rights)


@pytest.mark.parametrize("name", EXERCISES)
def test_every_reference_of_the_kit_splits_at_what_is_asked_for(name):
    header, body = KIT.reference(name)
    assert header + body == KIT.reference_path(name).read_text(encoding="utf-8")
    target = KIT.exercise(name).target
    defined = {"class": f"class {target}", "function": f"def {target}(", "variable": f"{target} ="}[KIT.exercise(name).kind]
    assert f"\n{defined}" in f"\n{body}" and header.startswith('"""') and "class" not in header.splitlines()[-1]


@pytest.mark.parametrize("parts", SPLITS.values(), ids=SPLITS.keys())
def test_split_reference(parts):
    assert split_reference("".join(parts)) == parts


def test_reference_is_read_as_utf_8_whatever_the_locale_says(folder):
    (folder / "reference_solutions" / "a.py").write_text("'''경사'''\n\nA = '공'\n", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", "from grader.course import Course; print(ascii(Course.around().reference('a')))"],
                          cwd=folder, capture_output=True, text=True, env={
                              "PYTHONPATH": str(KIT.root), "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"})
    assert (done.stdout.strip(), done.stderr) == (ascii(("'''경사'''\n\n", "A = '공'\n")), "")


@pytest.mark.parametrize("text, words", BAD_REFERENCES.values(), ids=BAD_REFERENCES.keys())
def test_reference_that_is_no_answer_is_named(folder, text, words):
    path = folder / "reference_solutions" / "a.py"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match=words) as caught:
        Course(folder).reference("a")
    assert str(caught.value).startswith(str(path.resolve()))


def test_reference_that_is_missing_is_named(folder):
    with pytest.raises(CourseError, match="c.py: no such file. Write the right answer there, or correct the page that names 'c'"):
        Course(folder).reference("c")


@pytest.mark.parametrize("gone", ["tests/hidden/b.py", "tests/hidden", "tests"])
def test_cases_that_are_missing_are_named(folder, gone, monkeypatch):
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if not (Path(entry) / "tests").is_dir()])
    if gone != "tests/hidden/b.py":
        (folder / gone).rename(folder / "away")
    with pytest.raises(CourseError, match="tests/hidden/b.py: no such file. Write the cases there, or correct the page"):
        Course(folder).exercise("b")


def test_cases_without_an_exercise_are_named(folder):
    (folder / "tests" / "hidden" / "b.py").write_text("from .common import *\n")
    with pytest.raises(CourseError, match="b.py: there is no EXERCISE in it. Write `EXERCISE = Exercise"):
        Course(folder).exercise("b")


def test_what_cases_fail_to_import_is_not_taken_for_missing_cases(folder):
    (folder / "tests" / "hidden" / "b.py").write_text("import no_such_library\n")
    with pytest.raises(ModuleNotFoundError, match="no_such_library"):
        Course(folder).exercise("b")
