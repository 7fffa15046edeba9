"""Formulas for pages that run no script and ask no host: TeX becomes MathML, which browsers show by themselves."""
import re
from html import escape, unescape
from xml.etree.ElementTree import Element, tostring

from latex2mathml.converter import convert_to_element
from markupsafe import Markup

LONGEST = 2000  # characters of a formula that is converted
TAGS = frozenset("math mrow mi mn mo mtext ms mspace mfrac msqrt mroot msub msup msubsup munder mover munderover mmultiscripts "
                 "mprescripts none mtable mtr mtd mstyle mpadded mphantom menclose".split())
ATTRIBUTES = frozenset("display displaystyle scriptlevel stretchy fence separator form accent accentunder movablelimits largeop "
                       "symmetric minsize maxsize lspace rspace width height depth mathvariant linethickness columnalign "
                       "columnspacing rowspacing columnlines rowlines notation".split())
VALUE = re.compile(r"[a-z-]+( [a-z-]+)*|[+-]?\d{0,2}(\.\d{1,4})?(em|ex|mu|px|%)?")  # no address, no script, no far jump
MACROS = re.compile(r"\\(?:(?:re)?new|provide|def|let|gdef|edef|xdef|Declare)")  # a few of them can unfold into gigabytes


def mathml(tex, display=False):
    """A formula as MathML; its TeX as text where it cannot be converted. display: on lines of its own."""
    try:
        if len(tex) > LONGEST or MACROS.search(tex):
            raise ValueError("too long, or it defines macros")
        tree = _trusted(convert_to_element(tex.strip(), display="block" if display else "inline"))
        return Markup(tostring(tree, encoding="unicode"))
    except Exception:  # the converter raises a dozen kinds, RecursionError and StopIteration among them
        mark = "$$" if display else "$"
        return Markup(f"<code>{escape(f'{mark}{tex}{mark}')}</code>")


def _trusted(node):
    """A copy of a converter's tree with nothing in it but what we know. Its own serializer would let TeX write any tag.

    Raises ValueError for an element that is not MathML's.
    """
    if node.tag not in TAGS:
        raise ValueError(node.tag)
    copy = Element(node.tag, {name: value for name,
                              value in node.attrib.items() if name in ATTRIBUTES and VALUE.fullmatch(value)})
    copy.text = unescape(node.text) if node.text else None  # the converter's texts are character references
    copy.extend(_trusted(child) for child in node)
    return copy
