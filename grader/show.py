"""Writes a verdict into its cell: what formgrader, feedback and the gradebook see of it."""
import base64
import io
from math import isfinite

from nbformat import NotebookNode

from descent.surfaces import SURFACES

from .judge import FAILED, PASSED, UNGRADED

LONGEST = 300  # points of a path that are kept
TITLE = {FAILED: "Not yet", UNGRADED: "Could not be graded"}


def show(cell, verdict):
    """Replaces the cell's outputs by the verdict's: one line for a pass; one message, perhaps with a picture, otherwise."""
    cell.execution_count = None
    parts = {name: _plain(getattr(verdict, name)) for name in ("asked", "differs", "look", "mistake")}
    cell.metadata["descent"] = NotebookNode(status=verdict.status, message=message(verdict), **parts,
                                            lines=[[_plain(name), number, _plain(text)] for name, number, text in verdict.lines],
                                            surface=verdict.surface or "", paths=_points(verdict))
    if verdict.status == PASSED:
        cell.outputs = [NotebookNode(output_type="stream", name="stdout", text=message(verdict) + "\n")]
        return
    error = NotebookNode(output_type="error", ename=TITLE[verdict.status], evalue=_plain(verdict.differs),
                         traceback=message(verdict).split("\n"))
    cell.outputs = [*_pictures(verdict), error]


def message(verdict):
    """The verdict as plain text."""
    if verdict.status == PASSED:
        return "Passed."
    lines = [f"{TITLE[verdict.status]}: {verdict.asked}." if verdict.asked else f"{TITLE[verdict.status]}.", verdict.differs]
    lines += [f"    {name}, line {number} of its cell: {text}" for name, number, text in verdict.lines]
    if verdict.mistake:
        mistake = f"{verdict.mistake[:1].lower()}{verdict.mistake[1:]}"
        what = "raises this error" if verdict.differs.startswith("Your code raised an error") else "gives these numbers"
        lines.append(f"Whoever {mistake} gets this answer." if verdict.kind == "variable" else f"Code that {mistake} {what}.")
    return _plain("\n".join(line for line in [*lines, verdict.look] if line))


def _plain(text):
    """Text without what programs act on, such as colour codes, and without what cannot be saved, such as half characters."""
    return "".join(mark if mark.isprintable() or mark in "\n\t" else "\N{REPLACEMENT CHARACTER}" for mark in text)


def _points(verdict):
    """{label: [[x, y], ...]} of the paths in the picture, for the class report. What is not finite is None, as JSON wants it."""
    if not verdict.surface:
        return {}
    return {label: [[float(f"{value:.6g}") if isfinite(value) else None for value in point] for point in path.tolist()[:LONGEST]]
            for label, path in verdict.paths.items()}


def _pictures(verdict):
    if not verdict.surface:
        return []
    # Imported here alone: matplotlib takes long, and whoever only saves what has been graded draws nothing.
    from descent.figure import Figure
    from descent.plots import plot_paths

    figure = Figure(figsize=(8, 4.5), dpi=80, layout="constrained")
    plot_paths(SURFACES[verdict.surface], verdict.paths, ax=figure.add_subplot())
    stream = io.BytesIO()
    figure.picture().save(stream, "png")
    text = f"Two paths over the surface {verdict.surface}: {' and '.join(verdict.paths)}."
    data = NotebookNode({"image/png": base64.b64encode(stream.getvalue()).decode(), "text/plain": text})
    return [NotebookNode(output_type="display_data", data=data, metadata=NotebookNode())]
