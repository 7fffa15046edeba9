"""What cells printed and drew, as pieces for a page."""
import base64

import pytest
from nbformat.v4 import new_code_cell, new_output

from grader.feedback import pages
from grader.outputs import LONGEST, WORDS, picture, pieces
from tests.helpers import rows

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\n rest").decode()


def shown(*outputs):
    return [(piece["kind"], piece["text"]) for piece in pieces(new_code_cell("", outputs=list(outputs)))]


def stream(text, name="stdout"):
    return new_output("stream", name=name, text=text)


def data(**table):
    return new_output("display_data", data={name.replace("_", "/", 1): value for name, value in table.items()})


@pytest.mark.parametrize("outputs, wanted", rows({
    "none": ([], []), "printed": ([stream("a\n")], [("text", "a")]),
    "both streams": ([stream("a\n"), stream("b", "stderr")], [("text", "a\nb")]),
    "colours": ([stream("\x1b[31ma\x1b[0m")], [("text", "a")]),
    "a list of lines": ([data(text_plain=["a\n", "b"])], [("text", "a\nb")]),
    "a table with its text": ([data(text_html="<b>x</b>", text_plain="x")], [("text", "x")]),
    "HTML alone": ([data(text_html="<b>x</b>")], [("text", "[text/html, shown as text]\n<b>x</b>")]),
    "a script": ([data(**{"application_javascript": "alert(1)"})],
                 [("text", "[application/javascript, shown as text]\nalert(1)")]),
    "an error": ([new_output("error", ename="E", evalue="x", traceback=["\x1b[31mE\x1b[0m: x"])], [("error", "E: x")]),
    "an error without a traceback": ([new_output("error", ename="E", evalue="x", traceback=[])], [("error", "E: x")]),
    "a plot": ([data(image_png=PNG, text_plain="<Figure>")], [("picture", "A picture that this cell made.")]),
    "a plot that is none": ([data(image_png="PHNjcmlwdD4=", text_plain="<Figure>")], [("text", "<Figure>")]),
    "no base64": ([data(image_png="a", text_plain="<Figure>")], [("text", "<Figure>")]), "nothing": ([stream(""), data()], []),
}))
def test_pieces(outputs, wanted):
    assert shown(*outputs) == wanted


@pytest.mark.parametrize("metadata, words", rows({
    "its own": ({"image/png": {"alt": " Two paths. "}}, "Two paths."), "none": ({}, "A picture that this cell made."),
    "empty": ({"image/png": {"alt": " "}}, "A picture that this cell made."),
    "of another kind": ({"image/png": {"alt": ["a"]}, "needs_background": "light"}, "A picture that this cell made."),
    "long": ({"image/png": {"alt": "x" * 10 * WORDS}}, "x" * WORDS)}))
def test_words_of_a_picture_are_its_alternative_text(metadata, words):
    assert shown(new_output("display_data", data={"image/png": PNG}, metadata=metadata)) == [("picture", words)]


def test_words_of_a_picture_cannot_leave_their_attribute():
    words = '"><script>alert(1)</script>'
    template = pages.from_string('<img alt="{{ piece.text }}">')
    cell = new_code_cell("", outputs=[new_output("display_data", data={"image/png": PNG}, metadata={"image/png": {"alt": words}})])
    assert "<script" not in template.render(piece=pieces(cell)[0])


@pytest.mark.parametrize("line, wanted", rows({
    "a package": ('File "/opt/venv/lib/python3.11/site-packages/numpy/core.py", line 2', 'File "core.py", line 2'),
    "the library": ("File /library/descent/record.py:43, in record", "File record.py:43, in record"),
    "after a colour": ("\x1b[32m/home/x/a.py\x1b[0m:1", "a.py:1"), "a division": ("a = b/c", "a = b/c"),
    "no Python file": ("/data/x.csv", "/data/x.csv")}))
def test_folders_of_the_machine_are_left_out_of_tracebacks(line, wanted):
    assert shown(new_output("error", ename="E", evalue="x", traceback=[line])) == [("error", wanted)]


@pytest.mark.parametrize("text, times", [("x" * 10 * LONGEST, 1), ("xx\n", 2 * LONGEST)], ids=["one", "many"])
def test_long_output_is_cut(text, times):
    assert all(len(text) < LONGEST + 100 for _, text in shown(*[stream(text)] * times))


@pytest.mark.parametrize("table, wanted", rows({
    "png": ({"image/png": PNG}, "data:image/png;base64,iVBOR"),
    "in lines": ({"image/png": PNG[:4] + "\n" + PNG[4:]}, "data:image/png;base64,iVBOR"),
    "svg": ({"image/svg+xml": '<svg onload="x"/>'}, "data:image/svg+xml;base64,"), "text": ({"text/plain": "x"}, ""),
    "empty": ({}, ""),
    "a quote": ({"image/png": PNG + '"onerror="'}, "data:image/png;base64,")}))
def test_a_picture_is_an_address_of_harmless_letters(table, wanted):
    address = picture(table)
    assert address.startswith(wanted) and not set(address) & set("\"'<> ")
