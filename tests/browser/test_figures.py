"""Figures in JupyterLab and in exported HTML: pictures have words, and animations play with nothing but the page itself."""
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tests.browser.lab import ALLOWED, Person, lab
from tests.conftest import KIT

CELLS = ["from descent import animate, ellipse, gradient_descent_path, plot_curves, plot_losses, plot_paths\n"
         "paths = {'SGD': gradient_descent_path(ellipse, lr=0.95, n=5)}",
         "plot_paths(ellipse, paths, title='One walk')\nplot_losses(ellipse, paths, title='Its heights');",
         "plot_curves({'rate': [0.1, 0.05]}, title='A schedule');", "animate(ellipse, paths, title='In motion')"]
TITLES = ["One walk. ", "Its heights. ", "A schedule. ", "Animation. In motion. "]
CDN = ("require.js", "mathjax", "ERR_INTERNET_DISCONNECTED")  # nbconvert's own page asks for them, with figures or without


@pytest.fixture
def folder(tmp_path):
    """A folder with a notebook and the library beside it, as students have it."""
    place = tmp_path / "walk"
    place.mkdir()
    (place / "descent").symlink_to(KIT / "descent")
    notebook = new_notebook(cells=[new_code_cell(source) for source in CELLS],
                            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}})
    nbformat.write(notebook, place / "walk.ipynb")
    return place


def told(page):
    """Whether the cells' pictures are all there, to be seen, and begin to say in words what they show."""
    found = page.eval_on_selector_all(".jp-OutputArea-output img", "all => all.map(one => [one.alt, one.naturalWidth > 100])")
    return len(found) == len(TITLES) and all(seen and words.startswith(title) for (words, seen), title in zip(found, TITLES))


def plays(page):
    """Whether the animation's picture changes up to its last step once its button is pressed."""
    shown = page.locator(".animation img")
    first = shown.get_attribute("src")
    page.locator(".animation button[title=Play]").click()
    page.wait_for_function("bar => bar.value == bar.max", arg=page.locator(".animation input[type=range]").element_handle())
    return shown.get_attribute("src") != first


def test_in_jupyterlab(folder, visit, tmp_path):
    with lab(folder, tmp_path / "home") as room:
        person = Person(visit(home=room, allowed=ALLOWED, viewport={"width": 1200, "height": 900}), room)
        person.open("walk.ipynb")
        person.run_all()
        person.page.locator(".animation img[src]").wait_for()
        assert told(person.page) and plays(person.page)
        person.visitor.shoot("figures-lab", whole=True)
        assert person.visitor.complaints == []


def test_in_exported_html_without_a_network(folder, visit):
    subprocess.run([sys.executable, "-m", "nbconvert", "--to", "html", "--execute", "walk.ipynb"], cwd=folder, check=True,
                   capture_output=True)
    reader = visit(offline=True, allowed=CDN)
    reader.page.goto((folder / "walk.html").as_uri())
    reader.page.locator(".animation img[src]").wait_for()
    assert told(reader.page) and plays(reader.page) and reader.complaints == []
