"""Real Chromium for tests of pages and journeys: `make browser`. Screenshots go to build/browser/."""
import os
import re
import shutil
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import sync_playwright

from tests.conftest import KIT

SHOTS = KIT / "build" / "browser"
ARGUMENTS = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
             "--disable-sync"]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = {"wide": (1200, "light"), "phone": (390, "light"), "wide and dark": (1200, "dark"), "phone and dark": (390, "dark")}


def launch(playwright):
    """The machine's Chromium, or the one that `playwright install chromium` fetched."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    rootless = [] if os.geteuid() else ["--no-sandbox"]  # it refuses to build its own sandbox for root
    return playwright.chromium.launch(executable_path=found, args=ARGUMENTS + rootless)


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


class Visitor:
    """A person with a browser of his own. complaints: console errors, failed pages and requests, as they come."""

    def __init__(self, browser, home="file:", allowed=(), **options):
        self.context = browser.new_context(**options)
        self.home, self.allowed, self.complaints = home, allowed, []
        self.context.on("console", lambda message: self._note(message.type in ("error", "warning"), f"console: {message.text}"))
        self.context.on("weberror", lambda problem: self._note(True, f"page: {problem.error}"))
        self.context.on("request", lambda request: self._note(not request.url.startswith((home, "data:", "blob:", "about:")),
                                                              f"asks {request.url}"))
        self.context.on("dialog", lambda dialog: (self._note(True, f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page = self.context.new_page()

    def _note(self, matters, text):
        if matters and not any(word in text for word in self.allowed):
            self.complaints.append(text)

    def shoot(self, name, whole=False):
        """Keeps a screenshot."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png", full_page=whole)

    def close(self):
        self.context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    item.went_wrong = report.when == "call" and report.failed
    return report


@pytest.fixture
def visit(chromium, request):
    """visit(**options): a Visitor; see browser.new_context for options. Everybody leaves when the test ends.

    If it has failed, there is a screenshot of what each of them saw last.
    """
    visitors = []

    def visit(**options):
        visitors.append(Visitor(chromium, **options))
        return visitors[-1]
    yield visit
    for number, visitor in enumerate(visitors, 1):
        if getattr(request.node, "went_wrong", False):
            visitor.shoot(f"failed-{re.sub(r'[^a-z0-9]+', '-', request.node.name)}-{number}")
        visitor.close()


def axe(page):
    """What axe-core finds wrong with a page: [(rule, how grave, first element)]."""
    page.evaluate(AXE)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [(rule["id"], rule["impact"], rule["nodes"][0]["html"][:200]) for rule in found["violations"]]
