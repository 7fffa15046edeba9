"""Configuration of this course. nbgrader reads it from the folder in which it is started."""
from grader.wiring import wire

c = get_config()  # noqa: F821  (nbgrader provides it)
wire(c)

# What students name in `nbgrader fetch_assignment ... --course descent`. Courses that share an exchange need ids of their own.
c.CourseDirectory.course_id = "descent"

# Hidden inputs are drawn from this text: keep it to yourself, and as it is while the course lasts. `python -m grader new` draws one.
c.Descent.seed = "choose your own words"

# The folder through which assignments go out and come back. All can write to it; nbgrader's own default is this one.
# c.Exchange.root = "/usr/local/share/nbgrader/exchange"

# What the first cell of released notebooks says. A due date needs its time zone; it goes into the gradebook as well.
# c.Descent.due = {"optimizers": "2026-10-05 23:59 Europe/Berlin"}
# c.Descent.hand_in = "Then upload this file on the page of the course."

# What one submission may take.
# c.Descent.cell_seconds = 30
# c.Descent.test_seconds = 15
# c.Descent.notebook_seconds = 300
# c.Descent.output_bytes = 10_000_000
# c.Descent.memory_bytes = 2 * 2**30
# c.Descent.processes = 128
# c.Descent.open_files = 256
# c.Descent.file_bytes = 64 * 2**20

# Submissions run behind a wall (see `python -m grader doctor`). True runs them with all your rights instead.
# c.Descent.unsafe = False

# Archives for `nbgrader zip_collect` that are not built as <student>/<notebook>.ipynb:
# c.FileNameCollectorPlugin.named_regexp = r".*/(?P<student_id>[^/_]+)_(?P<file_id>[^/]+\.ipynb)$"
