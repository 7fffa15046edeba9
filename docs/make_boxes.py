"""Packs the black boxes of notebook 07 for students: `python docs/make_boxes.py`, from the checkout."""
import base64
import inspect
import sys
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from descent.boxes import DATA  # noqa: E402
from tests.hidden._boxes import BOXES  # noqa: E402

TOP = "# The black boxes of notebook 07, packed. Who unpacks them spoils his own fun.\n"


def packed():
    """The text of descent/data/boxes.txt: a line of a name and a packed class for each box."""
    return TOP + "".join(f"{name} {base64.b64encode(zlib.compress(inspect.getsource(made).encode(), 9)).decode()}\n"
                         for name, made in BOXES.items())


if __name__ == "__main__":
    DATA.write_text(packed(), encoding="ascii")
