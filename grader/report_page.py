"""A report's figures as one HTML page, as CSV and as JSON. The page stands alone: no script, no address, pictures inside."""
import base64
import io
import json
from datetime import date
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure

from descent.plots import plot_paths
from descent.surfaces import SURFACES

from .cells import csv_text
from .course import CourseError
from .feedback import pages

WIDTH, HEIGHT, LEFT, BELOW = 640, 220, 40, 34  # of the distribution, in its own units
FAR = 1e6  # beyond it, a point is drawn no farther out
SHOWN = 12  # students who are listed without a click


def write(figures, course, options):
    """Writes what the command line asks for: a page, CSV, JSON. Yields the paths. Raises CourseError where none can be written.

    options: .html, .csv and .json are paths or None; with all three None, the page goes to reports/ in the course.
    """
    targets = {html: options.html, as_csv: options.csv, as_json: options.json}
    if not any(targets.values()):
        targets[html] = course.root / "reports" / f"{figures['assignment']}{'' if figures['names'] else '-anonymous'}.html"
        targets[html].parent.mkdir(exist_ok=True)
    for form, path in targets.items():
        if path:
            try:
                Path(path).write_text(form(figures), encoding="utf-8", newline="")
            except OSError as problem:
                raise CourseError(f"{path}: it cannot be written there ({problem.strerror}). Name another file.") from None
            yield path


def html(figures, made=None):
    """The page of a report. figures: as `report.figures` gives them. made: the date on it, today by default."""
    people = figures["people"] or {}
    return pages.get_template("report.html.j2").render(
        report=figures, made=made or date.today().isoformat(), chart=chart(figures["distribution"], figures["points"]),
        pictures=[{**item, "source": picture(item)} for item in figures["surfaces"] if item["surface"] in SURFACES], shown=SHOWN,
        who=lambda key: f"{people[key]['name']} ({key})" if people.get(key, {}).get("name", key) != key else key
    ).encode("utf-8", "replace").decode()


def as_json(figures):
    """The figures as JSON text."""
    return json.dumps(figures, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def as_csv(figures):
    """The figures as CSV, one a row: table, item, figure, value, students (ids with spaces between them; empty without names)."""
    rows = [("table", "item", "figure", "value", ["students"])]
    for name, value in figures["class"].items():
        rows.append(("class", "", name, value["count"], value["students"]) if isinstance(value, dict) else ("class", "", name,
                                                                                                            value))
    for name, value in figures["distribution"].items():
        rows += ([("distribution", f"{bar['from']:g} to {bar['to']:g}", "count", bar["count"]) for bar in value] if name == "bars"
                 else [("distribution", "", name, value)])
    for part in figures["parts"]:
        item = f"{part['notebook']}/{part['name']}"
        rows += [("part", item, name, value) for name, value in part.items() if name not in ("notebook", "name", "title")]
    for row in figures["mistakes"]:
        rows.append(("mistake", row["exercise"], row["mistake"], row["count"], row["students"]))
    for row in figures["surfaces"]:
        rows.append(("surface", row["title"], "wrong paths", row["count"], row["students"]))
    for row in figures["ungraded"]:
        rows.append(("ungraded", "", row["reason"], row["count"], row["students"]))
    rows.append(("late", "", "count", figures["late"]["count"], None))
    for row in figures["late"]["students"] or []:
        rows += [("late", "", "hours", row["hours"], [row["student"]]), ("late", "", "penalty", row["penalty"], [row["student"]])]
    rows += [("seconds", "", name, value) for name, value in figures["times"].items() if name != "students"]
    for key, person in (figures["people"] or {}).items():
        rows.append(("total", person["name"], "points", person["total"], [key]))
    return csv_text([row[:4] + (" ".join(row[4] or []) if len(row) > 4 else "",) for row in rows])


def chart(distribution, points):
    """What the template draws of a distribution: {"bars": [{x, y, width, height, ...}], "ticks": [{x, label}], ...}."""
    if not distribution:
        return {}
    bars, most = distribution["bars"], max(bar["count"] for bar in distribution["bars"])
    step = (WIDTH - LEFT) / len(bars)
    scale = (HEIGHT - BELOW - 20) / most
    drawn = [{**bar, "x": _short(LEFT + number * step + 1), "width": _short(step - 2), "height": _short(bar["count"] * scale),
              "y": _short(HEIGHT - BELOW - bar["count"] * scale)} for number, bar in enumerate(bars)]
    every = max(1, len(bars) // 10)
    ticks = [{"x": _short(LEFT + number * step), "label": f"{bar['from']:g}"} for number,
             bar in enumerate(bars) if number % every == 0]
    mean = LEFT + (distribution["mean"] - bars[0]["from"]) / (bars[-1]["to"] - bars[0]["from"]) * (WIDTH - LEFT)
    return {"bars": drawn, "ticks": ticks, "mean": _short(mean), "width": WIDTH, "height": HEIGHT, "left": LEFT,
            "base": HEIGHT - BELOW, "points": points}


def picture(surface):
    """All wrong paths over the right one, as a PNG in a data: address. surface: an item of figures["surfaces"]."""
    figure = Figure(figsize=(9, 4.8), layout="constrained")
    axes = figure.add_subplot()
    plot_paths(SURFACES[surface["surface"]], {"the rule": _finite(surface["rule"])}, ax=axes)
    window = axes.axis()
    strength = max(0.08, min(0.8, 4 / len(surface["wrong"])))
    for path in map(_finite, surface["wrong"]):
        axes.plot(*path.T, color="#D55E00", linewidth=1.2, alpha=strength, zorder=3.5)
    axes.plot([], [], color="#D55E00", linewidth=1.2, label=f"{len(surface['wrong'])} wrong")
    axes.axis(window)
    axes.legend(loc="upper left", bbox_to_anchor=(1.02, 1.0), borderaxespad=0.0, fontsize=12, frameon=False)
    stream = io.BytesIO()
    figure.savefig(stream, format="png", dpi=90, metadata={"Software": None})
    return f"data:image/png;base64,{base64.b64encode(stream.getvalue()).decode()}"


def _finite(path):
    """A path up to where its numbers end, no point of it farther out than matplotlib can draw."""
    points = np.array(path, dtype=float).reshape(-1, 2)
    whole = np.isfinite(points).all(axis=1)
    return np.clip(points[:len(points) if whole.all() else int(np.argmin(whole))], -FAR, FAR)


def _short(value):
    return round(float(value), 1)
