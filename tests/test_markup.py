"""Students' text as HTML: headings in order, formulas, tables, and nothing that acts."""
from html.parser import HTMLParser

import pytest

from grader.markup import LONGEST, LONGEST_CODE, Outline, code, markdown, points, sentence
from tests.helpers import rows

INERT = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "a", "img", "code", "pre", "span", "em", "strong", "del", "ul", "ol", "li",
         "br", "hr",
         "blockquote", "table", "thead", "tbody", "tr", "th", "td", "math", "mrow", "mi", "mo", "mn", "msup", "mtext", "div"}


class Reader(HTMLParser):
    """Notes every tag with its attributes, as a browser would see them."""

    def __init__(self, text):
        super().__init__()
        self.tags = []
        self.feed(str(text))

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


HOSTILE = {
    "a script": "<script>alert(1)</script>", "a script in a line": "x <script>alert(1)</script> y",
    "an iframe": "<iframe src='//x.org'>",
    "an event": "<b onmouseover=alert(1)>x</b>", "an image with an event": "<img src=x onerror=alert(1)>",
    "a style": "<style>*{}</style>",
    "a form": "<form action=//x.org><input>", "a comment that never ends": "<!-- <script>",
    "a comment in a comment": "<!--<!--><script>x",
    "a link to a script": "[x](javascript:alert(1))", "in disguise": "[x](JaVa\tScRiPt:alert(1))",
    "with a reference": "[x](javascript&#58;x)",
    "as an address": "<javascript:alert(1)>", "a data link": "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "a file": "[x](file:///etc/passwd)",
    "a picture elsewhere": "![x](https://x.org/a.png)", "a picture without a scheme": "![x](//x.org/a.png)",
    "an attachment": "![x](attachment:a.png)",
    "an SVG": "![x](data:image/svg+xml;base64,PHN2Zz4=)", "a quote in an address": '[x](https://x.org/"onclick="alert(1))',
    "a quote in a title": "[x](https://x.org 'a\"onclick=\"b')",
    "a quote in an alternative": '![a"onerror="b](data:image/png;base64,AAAA)',
    "code of a language that is a tag": "```\"><script>\nx\n```", "a tag in a formula": r"$\text{<script>x</script>}$",
    "a meta tag": "<meta http-equiv=refresh content='0;url=//x.org'>", "a base": "<base href=//x.org>",
    "an SVG tag": "<svg onload=alert(1)>",
    "in a table": "| a |\n| --- |\n| <script>x</script> |", "in a heading": "# <script>x</script>",
    "a reference link": "[x]\n\n[x]: javascript:x",
    "an environment": "\\begin{<script>}x\\end{<script>}", "a mermaid": "```mermaid\n<script>x</script>\n```",
}
AWKWARD = {"deep quotes": ">" * 5000, "deep lists": "".join(f"{'  ' * n}- x\n" for n in range(90)), "dollars": "$" * 5000,
           "brackets": "[" * 5000, "pictures": "![[" * 3000, "long": "# x\n" * LONGEST, "empty": "", "half a character": "\ud83d"}


@pytest.mark.parametrize("text", rows(HOSTILE))
def test_nothing_acts_and_nothing_is_fetched(text):
    for tag, attributes in Reader(markdown(text)).tags:
        assert tag in INERT
        assert set(attributes) <= {"href", "rel", "src", "alt", "class", "style", "display", "tabindex", "role", "aria-label"}
        assert attributes.get("href", "https://").startswith(("https://", "http://", "mailto:"))
        assert attributes.get("src", "data:image/png").startswith("data:image/png")
        assert attributes.get("style", "text-align:").startswith("text-align:")


@pytest.mark.parametrize("text", rows(AWKWARD))
def test_whatever_the_text_there_is_a_page(text):
    assert Reader(markdown(text)).tags is not None and "<script" not in markdown(text)


@pytest.mark.parametrize("text, wanted", rows({
    "a formula": ("$x$", '<math display="inline"><mrow><mi>x</mi></mrow></math>'), "a heading": ("# A", "<h2>A</h2>"),
    "a comment": ("a <!-- b --> c", "<p>a  c</p>"), "marks of a table": ("<!-- points -->", ""),
    "code": ("```python\nx = 1\n```", '<pre><span class="n">x</span>'), "a link": ("[a](https://x.org)", 'href="https://x.org"'),
    "Hangul": ("경사", "<p>경사</p>"),
    "a picture of its own": ("![a](data:image/png;base64,AAAA)", '<img src="data:image/png;base64,AAAA" alt="a">'),
    "a picture elsewhere": ("![a](https://x.org/a.png)", "[a picture: a, at https://x.org/a.png]"),
}))
def test_what_is_meant_is_shown(text, wanted):
    assert wanted in markdown(text)


@pytest.mark.parametrize("levels, wanted", rows({
    "as they are": ([1, 2, 3, 2], [2, 3, 4, 3]), "a skipped level": ([1, 3, 6], [2, 3, 4]), "deep from the start": ([6], [2]),
    "the deepest": ([1, 2, 3, 4, 5, 6], [2, 3, 4, 5, 6, 6]), "back to the top": ([1, 2, 3, 1], [2, 3, 4, 2])}))
def test_headings_skip_no_level(levels, wanted):
    outline = Outline()
    assert [outline.place(level) for level in levels] == wanted


def test_headings_go_on_from_text_to_text():
    outline = Outline()
    assert "<h2>" in markdown("# a", outline) and "<h3>" in markdown("### b", outline) and outline.inner == 4


@pytest.mark.parametrize("text, wanted", rows({
    "code": ("`W` has not moved.", "<code>W</code> has not moved."),
    "tags": ("`<b>` & <i>", "<code>&lt;b&gt;</code> &amp; &lt;i&gt;"),
    "one backtick": ("a ` b", "a ` b"), "lines": ("a\nb", "a<br>b")}))
def test_sentences(text, wanted):
    assert sentence(text) == wanted


@pytest.mark.parametrize("value, wanted",
                         rows({"whole": (2.0, "2"), "half": (0.5, "0.5"), "third": (1 / 3, "0.33"), "none": (None, "0")}))
def test_points(value, wanted):
    assert points(value) == wanted


@pytest.mark.parametrize("text", ["x < 1 # </pre><script>", "'" * 7, "def f(:", "\x00", "x" * (LONGEST_CODE + 1) + "<b>"])
def test_code_keeps_its_text(text):
    assert all(tag == "span" and set(attributes) <= {"class"} for tag, attributes in Reader(code(text)).tags)
    assert "<b>" not in code(text) and "<script>" not in code(text)
