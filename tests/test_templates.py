"""The pages' style: every colour can be read on its ground, in light and dark; nothing is asked of another host."""
import re
import tomllib

import pytest

from tests.conftest import KIT

FOLDER = KIT / "grader" / "templates"
CSS = (FOLDER / "page.css").read_text(encoding="utf-8")
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): #([0-9a-f]{6});", block)) for block in re.findall(r":root \{(.*?)\}", CSS, re.S)[:2])
PAIRS = [(ink, paper) for ink in LIGHT if ink.endswith("ink")
         for paper in {"paper", "code-paper", ink.replace("ink", "paper")} & set(LIGHT)] + [
    (ink, paper) for ink in ("ink", "link-ink") for paper in LIGHT if paper.endswith("paper")]


def brightness(colour):
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[place:place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Contrast ratio (WCAG 2.2, 1.4.3)."""
    darker, lighter = sorted((brightness(one), brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_right():
    assert contrast("000000", "ffffff") == pytest.approx(21) and contrast("767676", "ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("ink, paper", sorted(set(PAIRS)))
@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read(scheme, ink, paper):
    assert contrast(scheme[ink], scheme[paper]) >= 4.5


def test_dark_has_a_colour_of_its_own_for_everything():
    assert LIGHT.keys() == DARK.keys() and all(LIGHT[name] != DARK[name] for name in LIGHT)


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_no_template_asks_another_host_or_runs_a_script(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"https?:|//[a-z]|@import|url\(|<script|<iframe|<link| on\w+=|javascript:|\|\s*safe", text)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.j2")), ids=lambda path: path.name)
def test_a_page_says_its_language_and_forbids_the_rest(path):
    text = path.read_text(encoding="utf-8")
    if "extends" in text:
        text = (FOLDER / "page.html.j2").read_text(encoding="utf-8")
    assert '<html lang="en">' in text and "default-src 'none'; img-src data:; style-src 'unsafe-inline'" in text
    assert '<a class="skip" href="#main">' in text and '<main id="main"' in text and "width=device-width" in text


def test_templates_are_packaged():
    patterns = tomllib.loads((KIT / "pyproject.toml").read_text())["tool"]["setuptools"]["package-data"]["grader"]
    assert all(any(path.match(pattern) for pattern in patterns) for path in FOLDER.iterdir())
