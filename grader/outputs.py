"""What a submission's cells printed and drew, as pieces that a page can show without trusting them."""
import base64
import binascii
import re

from nbconvert.filters import strip_ansi

LONGEST = 20_000  # characters of one output
WORDS = 2_000     # characters of a picture's alternative text
PICTURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/jpeg": b"\xff\xd8\xff", "image/gif": b"GIF8"}
PLACE = re.compile(r"(?<![\w.])(?:/[\w.+@-]+)+/(?=[\w.-]+\.py)")  # the folders of a Python file


def pieces(cell):
    """[{"kind": "text" | "picture" | "error", "text": ..., "source": ...}] for the outputs of a code cell.

    A picture's source is a data: address and its text the alternative, from the output's metadata if it is there. SVG is shown
    as a picture, in which no script runs. Text has no colour codes and is cut at 20,000 characters.
    """
    shown = []
    for output in cell.get("outputs", []):
        kind, data = output.get("output_type"), output.get("data") or {}
        if kind == "stream":
            _add_text(shown, "text", _joined(output.get("text")))
        elif kind == "error":
            lines = [_joined(line) for line in output.get("traceback") or []]
            _add_text(shown, "error", "\n".join(lines) or f"{output.get('ename')}: {output.get('evalue')}")
        elif picture(data):
            shown.append({"kind": "picture", "source": picture(data), "text": _words(output)})
        elif "text/plain" in data:
            _add_text(shown, "text", _joined(data["text/plain"]))
        elif data:
            kind, value = sorted(data.items())[0]
            _add_text(shown, "text", f"[{kind}, shown as text]\n{_joined(value)}")
    return shown


def picture(data):
    """The first picture in an output's data as a data: address, or "". What only claims to be one is none."""
    for kind, signature in PICTURES.items():
        try:
            content = base64.b64decode(_joined(data.get(kind, "")))
        except (binascii.Error, ValueError):
            continue
        if content.startswith(signature):
            return f"data:{kind};base64,{base64.b64encode(content).decode()}"
    drawn = _joined(data.get("image/svg+xml", "")).encode("utf-8", "replace")
    return f"data:image/svg+xml;base64,{base64.b64encode(drawn).decode()}" if drawn else ""


def _words(output):
    """What a picture says of itself, as the figures of `descent` do: text for an attribute, which the template escapes."""
    words = [about.get("alt") for about in (output.get("metadata") or {}).values() if isinstance(about, dict)]
    words = [text.strip()[:WORDS] for text in words if isinstance(text, str) and text.strip()]
    return words[0] if words else "A picture that this cell made."


def _add_text(shown, kind, text):
    text = strip_ansi(text).rstrip("\n")
    if kind == "error":
        text = PLACE.sub("", text)
    if len(text) > LONGEST:
        text = f"{text[:LONGEST]}\n[The rest is not shown here.]"
    if shown and kind == "text" == shown[-1]["kind"] and len(shown[-1]["text"]) < LONGEST:
        shown[-1]["text"] += f"\n{text}"
    elif text:
        shown.append({"kind": kind, "text": text, "source": ""})


def _joined(value):
    return "".join(map(str, value)) if isinstance(value, list) else str(value)
