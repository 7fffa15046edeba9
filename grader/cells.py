"""CSV as spreadsheets and registers read it: quoted, in UTF-8, and without cells that a spreadsheet would take for formulas."""
import csv
import io
import re

FORMULA = re.compile(r"[=+\-@\t\r]")  # what a spreadsheet takes for the beginning of one (OWASP, CSV injection)
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?(e[+-]?\d+)?", re.I)


def csv_text(rows):
    """Rows of values as CSV after RFC 4180: commas, quotes doubled, CRLF. None is empty; numbers have no needless decimals."""
    stream = io.StringIO()
    csv.writer(stream).writerows([[harmless(value) for value in row] for row in rows])
    return stream.getvalue()


def harmless(value):
    """A value as a cell's text. What a spreadsheet would run as a formula gets an apostrophe in front, which shows it as text."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{round(value, 3):g}" if abs(value) < 1e6 else str(value)
    text = str(value).encode("utf-8", "replace").decode()
    return f"'{text}" if FORMULA.match(text) and not NUMBER.fullmatch(text) else text
