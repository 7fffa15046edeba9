"""`python -m grader update`: three versions of a file, what becomes of each, and updates that are killed half way."""
import json
import shutil

import nbformat
import pytest

from grader import update
from grader.course import Course, CourseError
from grader.kit import RECORD, Record
from grader.new import Wishes, make
from tests.conftest import KIT

from .helpers import rows
from .lab import BALL, PAGE, SECOND, make_course

BALLS, WINDS, README = "source/01_ball.md", "source/02_wind.md", "source/week 1/README.md"
HIDDEN, CONFIG, NOTEBOOK = "tests/hidden/ball.py", "nbgrader_config.py", "source/week 1/01_ball.ipynb"


class Pair:
    """A kit and a course that was made from it."""

    def __init__(self, folder, template, selection=None):
        self.kit = Course(shutil.copytree(template, folder / "kit"))
        self.course = make(self.kit, folder / "course", Wishes(selection)).course

    def edit(self, side, path, old="", new="", delete=False):
        """Writes a file of the kit or the course: with `new` for `old`, or at its end."""
        path = getattr(self, side).root / path
        if delete:
            return path.unlink()
        text = path.read_text() if path.is_file() else ""
        assert old in text
        path.write_text(text.replace(old, new) if old else text + new)

    def read(self, path):
        path = self.course.root / path
        return path.read_text() if path.is_file() else None

    def update(self, dry=False):
        return update.run(Course(self.course.root), Course(self.kit.root), dry)

    def told(self):
        return update.plan(Course(self.course.root), Course(self.kit.root)).told

    def files(self):
        return {path.relative_to(self.course.root).as_posix(): path.read_bytes() for path in self.course.root.rglob("*")
                if path.is_file() and path.name != RECORD}


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    folder = make_course(tmp_path_factory.mktemp("template") / "kit", PAGE, SECOND)
    (folder / "tests" / "hidden").mkdir(parents=True)
    for name in ("__init__", "hidden/ball", "hidden/wind", "hidden/common"):
        (folder / "tests" / f"{name}.py").touch()
    shutil.copy(KIT / CONFIG, folder)
    (folder / "source" / "week 1").mkdir()
    (folder / README).write_text("Read me.\n")
    (folder / "selections.yaml").write_text("half: {title: Half, pages: [02_wind], points: 0}\n")
    return folder


@pytest.fixture
def pair(tmp_path, template):
    return Pair(tmp_path, template)


def test_nothing_to_do(pair, capsys):
    before = pair.files()
    assert pair.update() == 0 and pair.files() == before
    assert capsys.readouterr().out == "0 files changed, 0 need a look. Submissions, grades and your own edits are as they were.\n"


@pytest.mark.parametrize("path", [BALLS, README, HIDDEN, "reference_solutions/wind.py", "tests/hidden/common.py"])
def test_what_only_the_kit_has_changed_becomes_the_kits(pair, path):
    pair.edit("kit", path, new="\n# newer\n")
    assert pair.told() == {path: "updated"}
    assert pair.update() == 0 and pair.read(path) == (pair.kit.root / path).read_text()
    assert pair.told() == {}


def test_what_only_the_instructor_has_changed_stays(pair):
    pair.edit("course", BALLS, new="\n\nMine.\n")
    pair.edit("kit", WINDS, new="\n\nNewer.\n")
    assert pair.update() == 0 and pair.read(BALLS).endswith("Mine.\n") and pair.told() == {}
    pair.edit("kit", BALLS, new="\n\nNewer.\n")  # and is not taken for the kit's ever after
    assert pair.told()[BALLS].startswith("conflict")


def test_what_both_have_changed_stays_and_the_kits_lies_beside(pair, capsys):
    pair.edit("course", BALLS, new="\n\nMine.\n")
    pair.edit("kit", BALLS, new="\n\nNewer.\n")
    assert pair.update() == 1
    assert f"{BALLS}: conflict: you and the kit have both changed it. Yours stays; the kit's is in {BALLS}.new" in capsys.readouterr().out
    assert pair.read(BALLS).endswith("Mine.\n") and pair.read(f"{BALLS}.new").endswith("Newer.\n")
    assert "Mine." in pair.read(NOTEBOOK) and "Newer." not in pair.read(NOTEBOOK)
    assert pair.update() == 0  # it is said once


def test_equal_changes_are_no_conflict(pair):
    for side in ("kit", "course"):
        pair.edit(side, BALLS, new="\n\nSame.\n")
    assert pair.told() == {} and pair.update() == 0
    pair.edit("kit", BALLS, "Same.", "Newer.")
    assert pair.told() == {BALLS: "updated"}


def test_a_new_page_comes_with_its_exercise(pair):
    pair.edit("kit", "source/03_rain.md", new=PAGE.text())
    for folder in ("reference_solutions", "tests/hidden"):
        pair.edit("kit", f"{folder}/rain.py", new='"""Rain."""\n' + BALL.replace("Ball", "Rain"))
    assert set(pair.told()) == {"source/03_rain.md", "reference_solutions/rain.py", "tests/hidden/rain.py"}
    pair.update()
    assert nbformat.read(pair.course.root / "source/week 1/03_rain.ipynb", as_version=4).metadata.descent.page == "03_rain"


def test_a_course_of_a_selection_follows_it(tmp_path, template):
    pair = Pair(tmp_path, template, "half")
    pair.edit("kit", BALLS, new="\n\nNewer.\n")
    assert pair.told() == {}
    pair.edit("kit", "selections.yaml", "[02_wind], points: 0", "[01_ball, 02_wind], points: 3.5")
    assert BALLS in pair.told()
    pair.edit("kit", "selections.yaml", "half", "other")  # there is no such selection any more: the pages at hand stay
    assert pair.told() == {} and pair.update() == 0 and pair.read(WINDS)


def test_what_the_kit_has_no_more_goes_and_what_was_edited_stays(pair):
    pair.edit("course", README, new="Mine.\n")
    for path in (README, BALLS):
        pair.edit("kit", path, delete=True)
    told = pair.told()
    assert told[BALLS] == "removed: the kit has it no more" and told[HIDDEN].startswith("removed: no page") and told[README].startswith("yours")
    pair.update()
    assert not any(pair.read(path) for path in (BALLS, HIDDEN, NOTEBOOK)) and pair.read(README).endswith("Mine.\n") and pair.told() == {}


def test_what_a_page_or_module_of_the_instructors_needs_is_not_removed(pair):
    pair.edit("course", BALLS, new="\n\nMine.\n")
    pair.edit("course", "tests/hidden/mine.py", new="from .common import x\n")
    for path in (BALLS, "tests/hidden/common.py"):
        pair.edit("kit", path, delete=True)
    told = pair.told()
    assert {path for path, what in told.items() if what.startswith("kept")} == {
        HIDDEN, "reference_solutions/ball.py", "reference_solutions/wind.py", "tests/hidden/wind.py", "tests/hidden/common.py"}
    assert pair.update() == 0 and "Mine." in pair.read(NOTEBOOK)


def test_what_the_instructor_has_deleted_stays_away(pair):
    pair.edit("course", BALLS, delete=True)
    pair.edit("kit", BALLS, new="\n\nNewer.\n")
    for _ in range(2):
        pair.update()
        assert pair.read(BALLS) is None and pair.read(HIDDEN) is None and pair.read(WINDS)


CONFIGS = {  # (the instructor's edit, the kit's, what must be there afterwards, whether the kit's lies beside)
    "a comment": (("# c.Descent.cell_seconds = 30", "c.Descent.cell_seconds = 9"), ("# What one submission may take.", "# Newer."),
                  ["# Newer.", "c.Descent.cell_seconds = 9"], False),
    "a new setting": (("", "c.Exchange.root = '/mine'\n"), ("", "\n# c.Descent.newer = 1\n"),
                      ["# c.Descent.newer = 1", "c.Exchange.root = '/mine'"], False),
    "the same line": (("# c.Descent.cell_seconds = 30", "c.Descent.cell_seconds = 9"), ("cell_seconds = 30", "cell_seconds = 40"),
                      ["c.Descent.cell_seconds = 9"], True),
}


@pytest.mark.parametrize("mine, theirs, lines, beside", rows(CONFIGS))
def test_the_configuration_is_joined(pair, mine, theirs, lines, beside):
    seed = next(line for line in pair.read(CONFIG).splitlines() if line.startswith("c.Descent.seed"))
    pair.edit("course", CONFIG, *mine)
    pair.edit("kit", CONFIG, *theirs)
    assert pair.update() == beside and (pair.read(f"{CONFIG}.new") is not None) == beside
    assert {seed, *lines} <= {*pair.read(CONFIG).splitlines()} and "choose your own words" not in pair.read(CONFIG)
    assert pair.update() == 0


def test_edits_in_notebooks_stop_it_before_it_begins(pair):
    path = pair.course.root / NOTEBOOK
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[0].source += "\n\nMine."
    nbformat.write(notebook, path)
    pair.edit("kit", BALLS, new="\n\nNewer.\n")
    before = pair.files()
    for dry in (True, False):
        with pytest.raises(CourseError, match="01_ball.ipynb holds edits that are not in its page yet. Run `python -m grader absorb`"):
            pair.update(dry)
    assert pair.files() == before


def test_a_dry_run_writes_nothing(pair, capsys):
    pair.edit("kit", BALLS, new="\n\nNewer.\n")
    before = {path: path.read_bytes() for path in pair.course.root.rglob("*") if path.is_file()}
    assert pair.update(dry=True) == 0 and "1 files would change" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in pair.course.root.rglob("*") if path.is_file()} == before


class Killed(BaseException):
    """No code of ours catches it."""


def changed(pair):
    """Lets the kit and the instructor change a bit of everything."""
    pair.edit("course", README, new="Mine.\n")
    pair.edit("course", CONFIG, "# c.Descent.cell_seconds = 30", "c.Descent.cell_seconds = 9")
    pair.edit("kit", CONFIG, "# What one submission may take.", "# Newer.\n# What one submission may take.")
    for path in (BALLS, README, HIDDEN):
        pair.edit("kit", path, new="\n\n# Newer.\n")
    pair.edit("kit", "tests/hidden/common_new.py", new="# new\n")
    pair.edit("kit", "tests/hidden/common.py", delete=True)


def test_killed_at_any_moment_it_is_finished_by_the_next(tmp_path, template, monkeypatch):
    """After each number of writes, with the same kit and with one that is newer still."""
    write, steps, ends = update.write_whole, 0, {}
    for later in (False, True):
        pair = Pair(tmp_path / f"whole-{later}", template)
        changed(pair)
        pair.update()
        if later:
            still_newer(pair)
            pair.update()
        ends[later] = {path: content for path, content in pair.files().items() if path != CONFIG}, pair.read(CONFIG).count("Newer")
    killed, limit = True, 0
    while killed:
        for later in (False, True):
            pair = Pair(tmp_path / f"{limit}-{later}", template)
            changed(pair)
            steps, killed = 0, False

            def dying(*arguments, **options):
                nonlocal steps
                if steps == limit:
                    raise Killed
                steps += 1
                write(*arguments, **options)
            for module in ("update", "kit", "derive"):
                monkeypatch.setattr(f"grader.{module}.write_whole", dying)
            try:
                pair.update()
            except Killed:
                killed = True
            for module in ("update", "kit", "derive"):
                monkeypatch.setattr(f"grader.{module}.write_whole", write)
            if later:
                still_newer(pair)
            pair.update()
            found = {path: content for path, content in pair.files().items() if path != CONFIG}
            assert (found, pair.read(CONFIG).count("Newer")) == ends[later], (limit, later)
            assert "c.Descent.cell_seconds = 9" in pair.read(CONFIG) and pair.read(f"{CONFIG}.new") is None
            assert pair.told() == {} and not json.loads(pair.read(RECORD))["arriving"]
        limit += 1
    assert limit > 6


def still_newer(pair):
    for path in (BALLS, HIDDEN, README, CONFIG):
        pair.edit("kit", path, "Newer.", "Newest, not Newer.")


def test_a_course_without_a_record_loses_nothing(pair):
    (pair.course.root / RECORD).unlink()
    pair.edit("course", BALLS, new="\n\nMine.\n")
    assert pair.update() == 1
    assert pair.read(BALLS).endswith("Mine.\n") and pair.read(f"{BALLS}.new") == PAGE.text() and Record.of(pair.course).files
    pair.edit("kit", WINDS, new="\n\nNewer.\n")
    assert pair.told() == {WINDS: "updated"}


def test_a_record_that_cannot_be_read_is_named(pair):
    (pair.course.root / RECORD).write_text("{")
    with pytest.raises(CourseError, match=".kit.json cannot be read. Take it from a backup; or delete it"):
        pair.update()


def test_the_kit_does_not_update_itself(pair):
    with pytest.raises(CourseError, match="is the kit itself"):
        update.plan(pair.kit, pair.kit)


def test_pages_that_do_not_fit_any_more_are_named(pair, capsys):
    pair.edit("course", BALLS, new='\n```python solution exercise="gone"\n```\n')
    assert pair.update() == 1
    assert "The notebooks could not be rendered." in (said := capsys.readouterr().out) and "gone.py: no such file" in said


def test_says_what_to_release_and_grade_again(pair, capsys):
    exchange = pair.course.root / "exchange"
    pair.edit("course", CONFIG, new=f"c.Exchange.root = {str(exchange)!r}\n")
    pair.edit("kit", HIDDEN, new="# newer\n")
    pair.update()
    assert "week 1 is" not in capsys.readouterr().out  # nothing of it is out yet
    for folder in ("release/week 1", "exchange/descent/outbound/week 1", "autograded/ada-01/week 1"):
        (pair.course.root / folder).mkdir(parents=True)
    pair.edit("kit", "reference_solutions/ball.py", "def roll(self):", "def roll(self, far=1):")
    pair.update()
    said = capsys.readouterr().out
    assert "nbgrader generate_assignment 'week 1' && nbgrader release_assignment 'week 1' --force" in said
    assert "keeps the old notebooks until he renames his folder" in said
    assert "python -m grader grade 'week 1' --dry-run" in said
