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
SHOWN = {"classic_mistakes": "0[15]*", "crashes": "01*", "damaged_files": "0[13]*", "right_plain": "05*", "rearranged": "03*"}  # pages that differ


@pytest.fixture(scope="module")
def reported(demo, tmp_path_factory):
    """The report of the demo's class."""
    page = tmp_path_factory.mktemp("report") / "r.html"
    run(f"python -m grader report optimizers --html {page}", demo.course)
    return page


def pages_of(demo, name):
    return sorted((demo.course / "feedback" / demo.students[name] / "optimizers").glob("*.html"))


@pytest.mark.parametrize("name, pattern", rows({name: (name, pattern) for name, pattern in SHOWN.items()}))
def test_feedback_is_quiet_and_accessible(demo, visit, name, pattern):
    pages = [path for path in pages_of(demo, name) if path.match(f"{pattern}.html")]
    assert pages
    for path in pages:
        look_at(visit, path, f"feedback-{name}-{path.stem}")


def test_the_report_is_quiet_and_accessible(reported, visit):
    look_at(visit, reported, "report")


def look_at(visit, path, name):
    """A page in all looks: nothing is complained about, nothing sticks out, nothing hinders anybody. Screenshots of two looks."""
    locked, unlocked = visit(), visit(bypass_csp=True)  # axe-core is a script, which the page's policy forbids
    locked.page.goto(path.as_uri())
    unlocked.page.goto(path.as_uri())
    for width, scheme in LOOKS.values():
        for visitor in (locked, unlocked):
            visitor.page.set_viewport_size({"width": width, "height": 850})
            visitor.page.emulate_media(color_scheme=scheme)
        assert locked.page.evaluate("document.documentElement.scrollWidth") == width
        if (width > 1000) == (scheme == "light"):
            locked.shoot(f"{name}-{width}-{scheme}", whole=True)
        assert axe(unlocked.page) == []
    assert locked.complaints == []


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


def test_the_report_by_keyboard_alone(reported, visit):
    """Tables that scroll can be reached, and lists of students opened."""
    page = visit(viewport={"width": 390, "height": 850}).page
    page.goto(reported.as_uri())
    reached = []
    for _ in range(200):
        page.keyboard.press("Tab")
        found = page.evaluate("(e => [e.tagName, e.getAttribute('aria-label'), getComputedStyle(e).outlineStyle])(document.activeElement)")
        if found[0] == "BODY":
            break
        assert found[2] in ("solid", "auto"), found  # it shows where one is
        reached.append(found[1] or found[0])
    labels = page.locator("[role=region]").evaluate_all("all => all.map(e => e.getAttribute('aria-label'))")
    assert labels and set(labels) <= set(reached)
    assert reached.count("SUMMARY") == page.locator("summary").count()


def test_on_paper_it_is_black_on_white(demo, visit):
    visitor = visit(color_scheme="dark")
    visitor.page.emulate_media(media="print")
    visitor.page.goto(pages_of(demo, "classic_mistakes")[0].as_uri())
    assert visitor.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert visitor.page.evaluate("getComputedStyle(document.querySelector('.back')).display") == "none"
    assert len(visitor.page.pdf()) > 10_000
