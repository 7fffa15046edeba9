"""docs/guide.md: a section for each notebook, with points that are the page's, and a mark scheme for each answer in words."""
import re
from pathlib import Path

import pytest

from grader.course import Course
from grader.selections import read

KIT = Course(Path(__file__).resolve().parents[1])
GUIDE = (KIT.root / "docs" / "guide.md").read_text(encoding="utf-8")
SECTIONS = {head.split()[0]: text for head, text in re.findall(r"^## (.*)\n((?:(?!## ).*\n?)*)", GUIDE, re.M)}
PAGES = [pytest.param(page, id=page.name) for page in KIT.pages]
FIELDS = ("Aim", "Time", "Prerequisites", "Points", "Common mistakes", "To discuss")


@pytest.mark.parametrize("page", PAGES)
def test_a_section_is_complete(page):
    text = SECTIONS[page.name[:2]]
    for field in FIELDS:
        assert re.search(rf"\*\*{field}\.\*\* \S", text), field
    assert text[text.index("**To discuss.**"):].count("?") >= 2


@pytest.mark.parametrize("page", PAGES)
def test_its_points_are_those_of_the_page_and_add_up(page):
    whole, parts = re.search(r"\*\*Points\.\*\* ([\d.]+)[:,](.*?)\.(?: |\n)", SECTIONS[page.name[:2]], re.S).groups()
    listed = [float(number) for number in re.findall(r" ([\d.]+)(?=,|$)", parts)]
    assert float(whole) == sum(cell.tags.get("points", 0) for cell in page.cells)
    assert not listed or sum(listed) == float(whole)


@pytest.mark.parametrize("page", PAGES)
def test_each_answer_in_words_has_a_mark_scheme_worth_its_points(page):
    schemes = re.split(r"^### Mark scheme: ", SECTIONS[page.name[:2]], flags=re.M)[1:]
    promised = [float(re.match(r".*\(([\d.]+) points?\)", scheme)[1]) for scheme in schemes]
    assert promised == [cell.tags["points"] for cell in page.cells if cell.kind == "manual"]
    for points, scheme in zip(promised, schemes):
        rows = [float(number) for number in re.findall(r"^\| ([\d.]+) \|", scheme, re.M)]
        assert sum(rows or [points]) == points and len(scheme) > 200


def test_the_selections_are_those_of_the_file():
    rows = re.findall(r"^\| `(\w+)` \|.*\| (.*) \| ([\d.]+) \|$", GUIDE, re.M)
    shown = {name: (pages, float(points)) for name, pages, points in rows}
    assert shown.keys() == read(KIT).keys()
    for name, row in read(KIT).items():
        pages, points = shown[name]
        numbers = [part for piece in pages.split(", ") for part in _span(piece)]
        assert numbers == [page[:2] for page in row["pages"]] and points == row["points"]


def _span(piece):
    """The numbers in "03" or "00 to 06"."""
    first, _, last = piece.partition(" to ")
    return [f"{number:02d}" for number in range(int(first), int(last or first) + 1)]
