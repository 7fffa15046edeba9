"""TeX to MathML: what our pages use is shown, and nothing that a student writes becomes more than a formula."""
import re
from xml.etree import ElementTree

import pytest

from grader.course import Course
from grader.mathml import LONGEST, TAGS, mathml
from tests.conftest import KIT
from tests.helpers import rows

FORMULAS = re.compile(r"\$\$(.+?)\$\$|(?<!\$)\$([^$\n]+)\$(?!\$)", re.S)
OURS = sorted({(block or inline).strip() for page in Course(KIT).pages for block, inline in FORMULAS.findall(page.text())})
HOSTILE = {
    "a tag in a text": r"\text{<script>alert(1)</script>}", "an image": r"\mbox{<img src=x onerror=alert(1)>}",
    "references": r"\text{&lt;script&gt;&#60;b&#62;}", "a link": r"\href{javascript:alert(1)}{x}",
    "a style": r"\style{background:url(http://x.org/y)}{x}", "a class": r"\class{passed}{x}", "an id": r"\cssId{points}{x}",
    "a quote in a colour": r"\color{red\" onclick=alert(1) }x", "the end of the element": r"</math><script>x</script>",
    "a jump over the page": r"\hspace{-999em} x", "CDATA": r"\text{]]><script>}",
}
LEFT_ALONE = {
    "too long": "x" * (LONGEST + 1), "deep": "{" * 1500, "a macro": r"\newcommand{\a}{\b\b}\newcommand{\b}{\a\a}\a",
    "a definition": r"\def\a{\a\a}\a", "unfinished": "x^", "empty": "", "ends in a backslash": "x \\",
}


def test_our_pages_have_formulas():
    assert len(OURS) > 20


@pytest.mark.parametrize("tex", OURS)
def test_every_formula_of_our_pages_is_shown(tex):
    tree = ElementTree.fromstring(mathml(tex, display=True))
    assert tree.tag == "math" and "\\" not in "".join(tree.itertext())


@pytest.mark.parametrize("tex", rows(HOSTILE))
def test_nothing_but_mathml_comes_out(tex):
    shown = mathml(tex)
    for node in ElementTree.fromstring(shown).iter():
        assert node.tag in {*TAGS, "code"}
        assert not set(node.attrib) & {"href", "style", "class", "id", "onclick", "src"}
        assert not re.search(r"\d{3}em|[<>\"(]", " ".join(node.attrib.values()))


@pytest.mark.parametrize("tex", rows(LEFT_ALONE))
def test_what_cannot_be_converted_is_shown_or_stays_tex(tex):
    shown = ElementTree.fromstring(mathml(tex))
    assert shown.tag == "math" or shown.text == f"${tex}$"


@pytest.mark.parametrize("tex", rows({name: LEFT_ALONE[name] for name in ("too long", "deep", "a macro", "a definition")}))
def test_what_could_grow_is_not_converted(tex):
    assert mathml(tex) == f"<code>${tex}$</code>" and mathml(tex, display=True) == f"<code>$${tex}$$</code>"
