"""docs/coverage.md: every row names a notebook of the course, and parts that are on its page."""
import re
from pathlib import Path

import pytest

from grader.course import Course
from grader.render import cell_name

KIT = Path(__file__).resolve().parents[1]
PAGES = {page.name: page for page in Course(KIT).pages}
ROWS = [[part.strip() for part in line.strip("|").split("|")]
        for line in (KIT / "docs" / "coverage.md").read_text(encoding="utf-8").splitlines() if line.startswith("| ")][2:]


def parts_of(page):
    """Everything on a page that a row may name: `cells` and *headings*, with their marks."""
    headings = re.findall(r"^#+ (.*)$", "\n".join(cell.source for cell in page.cells if cell.kind == "text"), re.M)
    return {f"*{heading}*" for heading in headings} | {f"`{cell_name(cell, page)}`" for cell in page.cells}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0][:60])
def test_every_part_exists(row):
    _, notebook, parts = row
    named = [part.strip() for part in parts.split(";")]
    assert named and set(named) <= parts_of(PAGES[notebook])


def test_every_notebook_about_the_article_has_rows_and_every_optimizer_its_code():
    assert {row[1] for row in ROWS} >= {name for name, page in PAGES.items() if page.assignment == "optimizers" and name[:2] < "07"}
    assert {re.search(r"class (\w+)", row[0])[1] for row in ROWS if row[0].startswith("Code:")} == {
        "SGD", "Momentum", "AdaGrad", "RMSprop", "Adam"}
