"""Students' text, code and numbers as HTML that does nothing: no tag of theirs, no script, no request to any host."""
import re
from html import escape

from markupsafe import Markup
from mistune import HTMLRenderer, import_plugin
from nbconvert.filters.markdown_mistune import MarkdownWithMath
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from .mathml import mathml

LONGEST = 10_000  # characters of a text that is read as Markdown; some patterns take time with the square of it
LONGEST_CODE = 50_000
WIDE = 40  # characters of a formula that may not fit on a telephone
SAFE = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x1f]+")
PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]+")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)


class Outline:
    """Keeps the headings of a page in order: none skips a level on the way down, whatever a text says."""

    def __init__(self, below=1):
        self.below, self.last = below, below

    def place(self, level):
        """The level that a heading of this level in a notebook gets on the page."""
        self.last = min(level + self.below, self.last + 1, 6)
        return self.last

    @property
    def inner(self):
        """The level of a heading inside the part that the last one began."""
        return min(self.last + 1, 6)


def markdown(text, outline=None):
    """Markdown with TeX as HTML. Tags in it are shown as text, pictures from elsewhere as their address."""
    if len(text) > LONGEST:
        return plain(text)
    try:
        plugins = [import_plugin(name) for name in ("strikethrough", "table", "url")]
        return Markup(MarkdownWithMath(renderer=_Renderer(outline or Outline()), plugins=plugins).render(text))
    except Exception:  # deep nesting ends in RecursionError, and more can go wrong; nobody's page may fail for that
        return plain(text)


def plain(text):
    """Text in a block of its own, as it is."""
    return Markup(f"<pre>{escape(text)}</pre>")


def code(text):
    """Python with its colours, as the inside of a <pre>."""
    if len(text) > LONGEST_CODE:
        return Markup(escape(text))
    return Markup(highlight(text, PythonLexer(stripnl=False), HtmlFormatter(nowrap=True)).rstrip("\n"))


def sentence(text):
    """A sentence of a verdict: what stands between backticks is code."""
    return Markup(re.sub(r"`([^`\n]+)`", r"<code>\1</code>", escape(text).replace("\n", "<br>")))


def points(value):
    """Points as people write them: 2, 0.5, and no third decimal."""
    return f"{round(float(value or 0), 2):g}"


class _Renderer(HTMLRenderer):
    """mistune's renderer with the doors closed: tags are text, links go to the web or nowhere, formulas are MathML."""

    def __init__(self, outline):
        super().__init__(escape=True)
        self.outline = outline

    def heading(self, text, level, **attributes):
        level = self.outline.place(level)
        return f"<h{level}>{text}</h{level}>\n"

    def link(self, text, url, title=None):
        return f'<a href="{escape(url)}" rel="noopener noreferrer nofollow">{text}</a>' if SAFE.fullmatch(url) else text

    def image(self, text, url, title=None):
        if PICTURE.fullmatch(url):
            return f'<img src="{escape(url)}" alt="{escape(text)}">'
        return f"[a picture{': ' if text else ''}{escape(text)}, at {escape(url[:200])}]"

    def block_html(self, html):
        left = COMMENT.sub("", html).strip()
        return f"<p>{escape(left)}</p>\n" if left else ""

    def inline_html(self, html):
        return escape(COMMENT.sub("", html))

    def block_code(self, text, info=None):
        inside = code(text) if (info or "").strip().lower() in ("python", "py") else escape(text)
        return f"<pre>{inside}</pre>\n"

    def block_math(self, tex):
        reach = ' tabindex="0" role="group" aria-label="formula"' if len(tex) > WIDE else ""  # to scroll it by keyboard
        return f'<span class="formula"{reach}>{mathml(tex, display=True)}</span>'

    def inline_math(self, tex):
        return mathml(tex)

    def latex_environment(self, name, body):
        return self.block_math(f"\\begin{{{name}}}{body}\\end{{{name}}}")
