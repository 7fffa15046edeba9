"""Feedback and report in Chromium, opened from disk: quiet, alone, accessible, usable by keyboard, and untouched by students."""
import pytest

from grader.report import figures
from grader.report_page import html
from tests.browser.conftest import LOOKS, axe
from tests.conftest import run
from tests.helpers import rows
from tests.test_feedback import NASTY, answer, cell, new_code_cell, new_markdown_cell, new_output, shown
from tests.test_report import CLASS, MIXED

ACT = ["<script>document.title='hit'</script>", "<img src=x onerror=\"document.title='hit'\">",
       "<svg onload=\"document.title='hit'\">",
       "<iframe src=\"https://example.org\"></iframe>", "<style>@import url(https://example.org/x.css)</style>",
       "<base href=https://example.org>",
       "<meta http-equiv=refresh content='0;url=https://example.org'>", "<link rel=prefetch href=https://example.org>", *NASTY]
NAMES = ["classic_mistakes", "crashes", "damaged_files", "right_plain", "rearranged"]


@pytest.fixture(scope="module")
def reported(demo):
    """The report of the demo's class."""
    run("python -m grader report optimizers --html r.html", demo.course)
    return demo.course / "r.html"


def pages_of(demo, name):
    return sorted((demo.course / "feedback" / demo.students[name] / "optimizers").glob("*.html"))


@pytest.mark.parametrize("width, scheme", rows(LOOKS))
@pytest.mark.parametrize("name", NAMES)
def test_feedback_is_quiet_and_accessible(demo, visit, name, width, scheme):
    for path in pages_of(demo, name):
        visitor = visit(viewport={"width": width, "height": 850}, color_scheme=scheme)
        visitor.page.goto(path.as_uri())
        visitor.shoot(f"feedback-{name}-{path.stem}-{width}-{scheme}", whole=True)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") == width
        assert visitor.complaints == []
        unlocked = visit(viewport={"width": width, "height": 850}, color_scheme=scheme, bypass_csp=True)
        unlocked.page.goto(path.as_uri())
        assert axe(unlocked.page) == []


@pytest.mark.parametrize("width, scheme", rows(LOOKS))
def test_the_report_is_quiet_and_accessible(reported, visit, width, scheme):
    visitor = visit(viewport={"width": width, "height": 850}, color_scheme=scheme)
    visitor.page.goto(reported.as_uri())
    visitor.shoot(f"report-{width}-{scheme}", whole=True)
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == width and visitor.complaints == []
    unlocked = visit(viewport={"width": width, "height": 850}, color_scheme=scheme, bypass_csp=True)
    unlocked.page.goto(reported.as_uri())
    assert axe(unlocked.page) == []


@pytest.mark.parametrize("made", rows({"four": CLASS, "mixed": MIXED}))
def test_small_reports_are_accessible(visit, tmp_path, made):
    (tmp_path / "r.html").write_text(html(figures(made)), encoding="utf-8")
    visitor = visit(bypass_csp=True)
    visitor.page.goto((tmp_path / "r.html").as_uri())
    assert axe(visitor.page) == []


@pytest.mark.parametrize("text", ACT)
@pytest.mark.parametrize("unlocked", [False, True], ids=["as it is", "without its policy"])
def test_a_hostile_submission_does_nothing(visit, tmp_path, text, unlocked):
    """Without the page's policy too: the text itself must be harmless."""
    outputs = [new_output("stream", name="stdout", text=text), new_output("display_data", data={"text/html": text}),
               new_output("display_data", data={"image/svg+xml": f"<svg xmlns='http://www.w3.org/2000/svg'>{text}</svg>"}),
               new_output("display_data", data={"application/javascript": "document.title = 'hit'"})]
    page = shown(new_markdown_cell(text), answer(text, outputs),
                 cell(verdict={"status": "failed", "differs": text, "look": text}),
                 new_code_cell(text), repairs=[text], student=text)
    (tmp_path / "p.html").write_text(page, encoding="utf-8")
    visitor = visit(bypass_csp=unlocked)
    visitor.page.goto((tmp_path / "p.html").as_uri(), wait_until="networkidle")
    assert visitor.page.title() == "Feedback: 01_sgd, optimizers"
    assert visitor.complaints == [] and len(visitor.page.frames) == 1


def test_by_keyboard_alone(demo, visit):
    """The first stop is the way past everything; every part is reached from the top, and there is a way back."""
    visitor = visit()
    page = visitor.page
    page.goto(pages_of(demo, "classic_mistakes")[0].as_uri())

    def focus():
        return page.evaluate("[document.activeElement.tagName, document.activeElement.getAttribute('href')]")
    page.keyboard.press("Tab")
    assert focus() == ["A", "#main"] and page.locator(".skip").bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    assert focus()[0] == "MAIN"
    page.keyboard.press("Tab")
    tag, target = focus()
    assert tag == "A" and page.locator(target).count() == 1
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator(target).locator(":focus").get_attribute("href") == "#points"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_function("document.getElementById('points').getBoundingClientRect().top < innerHeight")


def test_on_paper_it_is_black_on_white(demo, visit):
    visitor = visit(color_scheme="dark")
    visitor.page.emulate_media(media="print")
    visitor.page.goto(pages_of(demo, "classic_mistakes")[0].as_uri())
    assert visitor.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert visitor.page.evaluate("getComputedStyle(document.querySelector('.back')).display") == "none"
    assert len(visitor.page.pdf()) > 10_000
