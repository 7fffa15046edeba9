"""Takes the pictures of the documentation in a real JupyterLab: `make screenshots`. It plays a small course in a scratch folder."""
import io
import random
import sys
import tempfile
from pathlib import Path

from PIL import Image

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from playwright.sync_api import sync_playwright  # noqa: E402  (the line above finds ours)

from grader.course import Course  # noqa: E402
from grader.new import Wishes, make  # noqa: E402
from tests.browser.conftest import Visitor, launch  # noqa: E402
from tests.browser.lab import ALLOWED, Person, lab  # noqa: E402
from tests.conftest import KIT, run  # noqa: E402
from tests.submissions import edit, exercises_of, load, notebook_of, write_answer  # noqa: E402

SGD = notebook_of("sgd").stem
RIGHT = {**load("right_functions").ANSWERS, **load("right_plain").ANSWERS}
WRONG = [RIGHT["sgd"].replace("-=", "+="), RIGHT["sgd"].replace("* self.lr", "* 2 * self.lr"), RIGHT["sgd"].replace(" * self.lr", "")]
STUDENTS = 24
COLOURS = 96  # a palette is enough for text and curves, and a third of the size
GAP = 2  # pixels between two screenshots in one picture


def main():
    """Writes images/*.png."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        root, browser = Path(scratch), launch(playwright)
        course = play(root)
        with lab(course, root / "teacher") as office:
            teacher = Person(Visitor(browser, home=office, allowed=ALLOWED, viewport={"width": 1500, "height": 640}), office)
            teacher.open()
            teacher.command("filebrowser:toggle-main")
            teacher.formgrader()
            teacher.page.wait_for_timeout(1000)
            keep("formgrader", teacher.page.locator("#formgrader-iframe").screenshot())
        with lab(root / "desk", root / "student") as room:
            learner = Person(Visitor(browser, home=room, allowed=ALLOWED, viewport={"width": 1100, "height": 520}), room)
            learner.open(f"optimizers/{SGD}.ipynb")
            learner.command("filebrowser:toggle-main")
            learner.write("class SGD", WRONG[0])
            learner.run_all()
            learner.show("# sgd-first_step")
            keep("notebook", learner.page.screenshot())
        page = Visitor(browser, viewport={"width": 900, "height": 760}).page
        page.goto((course / "feedback" / "ada-01" / "optimizers" / f"{SGD}.html").as_uri())
        keep("feedback", page.screenshot(), page.locator("section#sgd-surface").screenshot())
        page.goto((course / "reports" / "optimizers.html").as_uri())
        keep("report", *(page.locator(f"section[aria-labelledby={part}]").screenshot() for part in ("totals", "mistakes")))
        browser.close()


def play(root):
    """A graded course in a folder, and a student's folder `desk` beside it. Returns the course's path."""
    course = make(Course(KIT), root / "course", Wishes("one_session")).course.root
    (root / "exchange").mkdir()
    (root / "exchange").chmod(0o777)
    with open(course / "nbgrader_config.py", "a", encoding="utf-8") as config:
        config.write(f"c.Exchange.root = {str(root / 'exchange')!r}\nc.Descent.seed = 'pictures'\n")
    run("nbgrader generate_assignment optimizers && nbgrader release_assignment optimizers", course)
    (root / "desk").mkdir()
    run(f"cp -r {course}/release/optimizers {root}/desk", root)
    dice = random.Random(5)
    for number in range(1, STUDENTS + 1):
        folder, skill = course / "submitted" / f"ada-{number:02d}" / "optimizers", dice.random()
        folder.mkdir(parents=True)
        run(f"cp release/optimizers/*.ipynb {folder}", course)
        for path in folder.glob("*.ipynb"):
            for exercise in exercises_of(path):
                answer = (RIGHT.get(exercise) if number == 1 or dice.random() < skill else None) if exercise != "sgd" else (
                    WRONG[0] if number == 1 or dice.random() > skill + 0.3 else dice.choice([RIGHT["sgd"]] * 4 + WRONG))
                if answer:
                    edit(path, lambda notebook: write_answer(notebook, exercise, answer))
    run("python -m grader grade optimizers && nbgrader generate_feedback optimizers && python -m grader report optimizers", course)
    return course


def keep(name, *shots):
    """Writes screenshots, one below the other, with a palette, and nothing else in the file. shots: PNGs, as bytes."""
    images = [Image.open(io.BytesIO(shot)).convert("RGB") for shot in shots]
    sheet = Image.new("RGB", (max(image.width for image in images), sum(image.height + GAP for image in images) - GAP), "#888888")
    top = 0
    for image in images:
        sheet.paste("#ffffff", (0, top, sheet.width, top + image.height))
        sheet.paste(image, ((sheet.width - image.width) // 2, top))
        top += image.height + GAP
    sheet.quantize(COLOURS).save(HERE / "images" / f"{name}.png", optimize=True)
    print(f"wrote docs/images/{name}.png, {sheet.width} x {sheet.height}")


if __name__ == "__main__":
    main()
