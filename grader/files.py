"""Files that are there complete or not at all, whenever the process may end."""
import os
from pathlib import Path


def write_whole(path, content, aside=None):
    """Writes bytes to a file, and folders that it needs. aside: a folder on the same disk for what is not complete yet.

    Beside the file is the default. Where nbgrader copies whatever lies there to students, that is no place for it.
    """
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(aside or path.parent) / f".{path.name}.{os.getpid()}"
    with open(scratch, "wb") as file:
        file.write(content)
    os.replace(scratch, path)
