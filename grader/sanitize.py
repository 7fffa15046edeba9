"""Makes a submitted notebook one that can be graded: its author's cells, in his order, among our own as they should be.

Nothing of a submission is believed but the text of the cells that are the student's to write. Metadata, outputs, kernel
and our own cells come from the blueprint, which is the rendered notebook in source/. What had to be repaired is reported.
"""
import re
from copy import deepcopy

import nbformat

from .about import without_about
from .render import HIDDEN

NOTE = "repairs"
UNTOUCHED = ("", "YOUR ANSWER HERE")  # the latter is nbgrader's, in a text that is the student's to write
DEFINITION = re.compile(r"^(class|def) \w+", re.M)


def sanitize(submitted, blueprint):
    """The notebook to grade, and a list of sentences on what was repaired. Neither argument is changed.

    submitted: the student's NotebookNode (any nbformat 4). blueprint: the NotebookNode that the assignment was made from.
    """
    repairs = []
    plan = {cell.id: cell for cell in blueprint.cells if cell.metadata.get("nbgrader")}
    signs = _signs(blueprint, plan)
    cells = [(*_name(cell, plan, signs), _bare(cell)) for cell in submitted.cells if not _only_about(cell)]
    cells = _adopt(cells, plan, blueprint, repairs)
    cells = _place_ours(cells, plan, [cell.id for cell in blueprint.cells], repairs)
    notebook = nbformat.NotebookNode(nbformat=4, nbformat_minor=5, metadata=deepcopy(blueprint.metadata), cells=[cell for _, cell in cells])
    _fresh_ids(notebook)
    notebook.metadata["descent"][NOTE] = repairs
    return notebook, repairs


def skeleton(blueprint, reason):
    """The blueprint as a submission in which nothing was answered, for a file that cannot be read."""
    notebook = deepcopy(blueprint)
    for cell in notebook.cells:
        grade = cell.metadata.get("nbgrader", {})
        if grade.get("solution"):
            cell.source = f"# {reason}" if cell.cell_type == "code" else reason
    notebook.metadata["descent"] = {**notebook.metadata.get("descent", {}), NOTE: [reason]}
    return notebook


def _only_about(cell):
    """Whether a cell is the first one of a released notebook, which says how to hand in, and nothing was added to it."""
    return cell.get("cell_type") == "markdown" and bool(_text(cell)) and not without_about(_text(cell))


def _bare(cell):
    """A submitted cell with nothing left of it but its type and text."""
    kind = cell.get("cell_type") if cell.get("cell_type") in ("code", "markdown") else "raw"
    bare = nbformat.NotebookNode(cell_type=kind, metadata=nbformat.NotebookNode(), source=_text(cell))  # its id comes last of all
    if kind == "markdown":
        bare.source = without_about(bare.source)
    return nbformat.NotebookNode({**bare, "outputs": [], "execution_count": None}) if kind == "code" else bare


def _text(cell):
    source = cell.get("source")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    return source.encode("utf-8", "replace").decode() if isinstance(source, str) else ""  # half characters cannot be saved


def _name(cell, plan, signs):
    """Which cell of the blueprint a submitted one is, or None, and whether that is sure: known by its id, its metadata or
    its text. By what it defines is a guess: the student may have written the class twice, or quote it in a text."""
    metadata = cell.get("metadata")
    grade = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    claimed = grade.get("grade_id") if isinstance(grade, dict) else None
    text = _text(cell).strip()
    known = next((name for name in (cell.get("id"), claimed, signs.get(text)) if isinstance(name, str) and name in plan), None)
    defined = next((signs[found.group()] for found in DEFINITION.finditer(text) if found.group() in signs), None)
    if known and signs.get(text, known) != known and _is_ours(plan[signs[text]]) and not _is_ours(plan[known]):
        return signs[text], True  # our own words are no answer
    if known and defined and _is_ours(plan[known]) and signs.get(text) != known:
        return defined, False  # an answer in a cell that is not for it
    return (known, True) if known else (defined, False)


def _signs(blueprint, plan):
    """{text: name}: what gives a cell away when programs have dropped its id and metadata."""
    signs = {}
    for name, cell in plan.items():
        if cell.source.strip():
            signs[HIDDEN.sub("", cell.source).strip()] = name
        defined = DEFINITION.search(cell.source)
        if defined and not _is_ours(cell):
            signs[defined.group()] = name
    return signs


def _is_ours(cell):
    return not cell.metadata.nbgrader.get("solution")


def _adopt(cells, plan, blueprint, repairs):
    """Gives the student's answers their names back: to cells that were written in before others, to those that are surely
    the ones before others, and among those to the last. What was not written in and is not needed is left out: it would
    define an empty class once more."""
    untouched = {name: stub(cell.source) for name, cell in plan.items()}
    chosen, best, surely = {}, {}, set()
    for index, (name, sure, cell) in enumerate(cells):
        if name and not _is_ours(plan[name]):
            if sure and name in surely:
                repairs.append(f"The cell {name} was there more than once.")
            surely |= {name} if sure else set()
            written = cell.source.strip() not in (*UNTOUCHED, untouched[name])
            rank = (written, sure, cell.cell_type == plan[name].cell_type)
            if name not in chosen or rank > best[name] or (written and rank == best[name]):
                chosen[name], best[name] = index, rank
    kept = []
    for index, (name, sure, cell) in enumerate(cells):
        if name and not _is_ours(plan[name]):
            if chosen[name] != index:
                if cell.source.strip() in (*UNTOUCHED, untouched[name]):
                    continue
                name = None
            else:
                if not sure and name in surely:
                    repairs.append(f"The answer to {name} was in another cell.")
                if cell.cell_type != plan[name].cell_type:
                    repairs.append(f"The cell {name} had become a {cell.cell_type} cell.")
                cell = _like(plan[name], cell.source)
        kept.append((name, cell))
    for name, cell in plan.items():
        if not _is_ours(cell) and name not in chosen:
            repairs.append(f"The cell {name} was missing; there is no answer in it.")
            empty = "# This cell was missing." if cell.cell_type == "code" else ""
            kept.insert(_after(kept, name, [cell.id for cell in blueprint.cells], first=True), (name, _like(cell, empty)))
    return kept


def _place_ours(cells, plan, order, repairs):
    """Puts our own cells back as they are in the blueprint: where the student has them if that is a right place for them."""
    ours = {name for name, cell in plan.items() if _is_ours(cell)}
    found = {}
    for index, (name, cell) in enumerate(cells):
        if name in ours:
            if name in found:
                repairs.append(f"The cell {name} was there more than once; one was kept.")
            found.setdefault(name, cell)
    theirs = []
    for name, cell in cells:
        if name not in ours:
            theirs.append((name, cell))
        elif found.get(name) is cell:
            theirs.append((name, deepcopy(plan[name])))
    for name in [name for name in order if name in ours]:
        earliest = _after([(other, cell) for other, cell in theirs if other != name], name, order)
        if name not in found:
            repairs.append(f"The cell {name} was missing; it was put back.")
            theirs.insert(earliest, (name, deepcopy(plan[name])))
            continue
        now = next(index for index, (other, _) in enumerate(theirs) if other == name)
        if now < earliest:
            repairs.append(f"The cell {name} had been moved; it was put back after what it tests.")
            theirs.insert(earliest, theirs.pop(now))
    return theirs


def _after(cells, name, order, first=False):
    """The index right after the cells that come before `name` in the blueprint; `first`: only right after the nearest one."""
    before = order[:order.index(name)]
    places = [index for index, (other, _) in enumerate(cells) if other in before]
    if first and places:
        nearest = max((other for _, other in ((index, cells[index][0]) for index in places)), key=before.index)
        return next(index for index, (other, _) in enumerate(cells) if other == nearest) + 1
    return max(places) + 1 if places else 0


def _like(model, source):
    cell = deepcopy(model)
    cell.source = source
    return cell


def stub(source):
    """What an answer looks like before anyone has written in it: the source without what is between the solution marks."""
    lines, inside = [], False
    for line in source.splitlines():
        if line.strip() == "### BEGIN SOLUTION":
            inside = True
            indent = line[:len(line) - len(line.lstrip())]
            lines += [f"{indent}# YOUR CODE HERE", f"{indent}raise NotImplementedError()"]
        elif line.strip() == "### END SOLUTION":
            inside = False
        elif not inside:
            lines.append(line)
    return "\n".join(lines).strip()


def _fresh_ids(notebook):
    """Gives every cell that has no name of ours an id that nothing in the submission can choose."""
    names = {cell.metadata.nbgrader.grade_id for cell in notebook.cells if cell.metadata.get("nbgrader")}
    number = 0
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader"):
            cell["id"] = cell.metadata.nbgrader.grade_id
        else:
            number += 1
            while f"cell-{number}" in names:
                number += 1
            cell["id"] = f"cell-{number}"
