"""A right notebook, saved in nbformat 3 by an old program, and one without any of the course's metadata."""
import nbformat

from . import edit, full, notebook_of, right_plain

ANSWERS = {name: right_plain.ANSWERS[name] for name in ("sgd", "momentum")}
EXPECTED = full(ANSWERS)


def alter(folder):
    path = notebook_of("sgd", folder)
    path.write_text(nbformat.v3.writes_json(nbformat.convert(nbformat.read(path, as_version=4), 3)))

    def strip(notebook):
        for cell in notebook.cells:
            cell.metadata.clear()
        notebook.metadata.clear()
    edit(notebook_of("momentum", folder), strip)
