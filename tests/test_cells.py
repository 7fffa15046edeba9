"""CSV that spreadsheets and registers read back as it was meant."""
import csv
import io

import pytest

from grader.cells import csv_text, harmless
from tests.helpers import rows

TEXTS = {"a comma": "김, 철수", "quotes": 'O"Neil', "Hangul": "이영희", "a line break": "a\nb", "a semicolon": "a;b", "spaces": "  a ",
         "an apostrophe": "'a'", "nothing": "", "an accent": "José"}
FORMULAS = {"equals": "=cmd|' /C calc'!A0", "plus": "+SUM(A1)", "minus": "-x", "at": "@SUM(A1)", "tab": "\t=1", "return": "\r=1",
            "only a sign": "="}
VALUES = {"whole": (2.0, "2"), "half": (0.5, "0.5"), "third": (1 / 3, "0.333"), "none": (None, ""), "an integer": (7, "7"),
          "large": (1234567.0, "1234567.0"), "negative": (-1.5, "-1.5"), "a number as text": ("-1.5", "-1.5"),
          "an id": ("007", "007"),
          "a telephone": ("+49 30", "'+49 30")}


@pytest.mark.parametrize("text", rows(TEXTS))
def test_texts_come_back(text):
    assert list(csv.reader(io.StringIO(csv_text([("a", text, "b")]), newline=""))) == [["a", text, "b"]]


@pytest.mark.parametrize("text", rows(FORMULAS))
def test_formulas_become_text(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("value, text", rows(VALUES))
def test_values(value, text):
    assert harmless(value) == text


def test_lines_end_as_the_standard_says():
    assert csv_text([("a", "b,c"), (1, None)]) == 'a,"b,c"\r\n1,\r\n'


def test_half_characters_do_no_harm():
    assert csv_text([("\ud83d",)]).encode("utf-8")
