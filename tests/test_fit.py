"""Outputs that no notebook may hold are left out, and what no file can hold is replaced."""
import json

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_output

from grader.fit import fit
from tests.helpers import rows

GOOD = {
    "text": new_output("stream", text="a\n"), "an error": new_output("error", ename="E", evalue="v", traceback=["a", "b"]),
    "a picture": new_output("display_data", {"image/png": "AAAA", "text/plain": "x"}, metadata={"image/png": {"width": 5}}),
    "a value": new_output("execute_result", {"text/plain": "5"}, execution_count=3),
    "data": new_output("display_data", {"application/json": {"a": [1]}}),
}
BAD = {
    "no kind": {}, "an unknown kind": {"output_type": "pyout"}, "a kind that is a list": {"output_type": ["stream"]},
    "text that is a dictionary": {"output_type": "stream", "name": "stdout", "text": {"a": 1}},
    "a stream without a name": {"output_type": "stream", "name": 5, "text": "a"},
    "an error without a text": {"output_type": "error", "ename": None, "evalue": "a", "traceback": []},
    "a traceback that is a number": {"output_type": "error", "ename": "a", "evalue": "a", "traceback": 7},
    "a traceback of numbers": {"output_type": "error", "ename": "a", "evalue": "a", "traceback": [7]},
    "data that are a number": {"output_type": "display_data", "data": 5, "metadata": {}},
    "text in data that is a number": {"output_type": "display_data", "data": {"text/html": 7}, "metadata": {}},
    "metadata that are a list": {"output_type": "display_data", "data": {}, "metadata": []},
    "a count that is a word": {"output_type": "execute_result", "data": {}, "metadata": {}, "execution_count": "1"},
}


@pytest.mark.parametrize("output", rows(GOOD))
def test_what_a_notebook_may_hold_stays_as_it_is(output):
    nbformat.validate(nbformat.v4.new_notebook(cells=[new_code_cell("x", outputs=[output])]))
    assert fit([output], 1) == ([output], 1) and type(fit([output], 1)[0][0]) is type(output)


@pytest.mark.parametrize("output", rows(BAD))
def test_what_it_may_not_is_left_out(output):
    assert fit([nbformat.from_dict(output), GOOD["text"]], 1) == ([GOOD["text"]], 1)


def test_texts_that_follow_one_another_are_one():
    def text(words, name="stdout"):
        return new_output("stream", text=words, name=name)
    named = nbformat.from_dict({**GOOD["a picture"], "name": "stdout"})  # which only a forger sends
    pieces = [text("Pas"), text("sed"), text(".\n"), text("b", "stderr"), named, text("c"), text("d")]
    assert fit(pieces, 1)[0] == [text("Passed.\n"), text("b", "stderr"), named, text("cd")]


@pytest.mark.parametrize("count", ["7", [7], {}, 1.5])
def test_a_number_of_a_cell_is_a_number(count):
    assert fit([], count) == ([], None)


def test_halves_of_characters_are_replaced_wherever_they_are():
    half = json.loads(r'{"a \ud800": ["b \udfff", {"c": "\ud83d"}]}')
    fitted, _ = fit([new_output("display_data", {"application/json": half, "text/plain": "\ud800"})], 1)
    assert json.dumps(fitted, ensure_ascii=False).encode() and "a ?" in fitted[0].data["application/json"]
