"""Finds student and file in the paths of a downloaded archive, for `nbgrader zip_collect`."""
from collections import Counter
from pathlib import Path

from nbgrader.plugins import FileNameCollectorPlugin

NOISE = {"__MACOSX", ".ipynb_checkpoints", "descent"}


class CollectPlugin(FileNameCollectorPlugin):
    """Takes the folder that holds a student's notebooks for his id, as in `ada-01/01_sgd.ipynb`.

    A folder named after the assignment in between does not matter. Archives that are built otherwise need
    `c.FileNameCollectorPlugin.named_regexp`, as nbgrader documents it. A second file of one name is kept under another.
    """

    def collect(self, submitted_file):
        path = Path(submitted_file)
        if path.suffix not in self.valid_ext or NOISE & set(path.parts) or path.name.startswith("._"):
            return None
        found = super().collect(submitted_file) if self.named_regexp else self._by_folder(path)
        if found is None:
            return None
        self._seen = getattr(self, "_seen", Counter())
        self._seen[found["student_id"], found["file_id"]] += 1
        times = self._seen[found["student_id"], found["file_id"]]
        if times > 1 and not found.get("timestamp"):
            found["file_id"] = f"{Path(found['file_id']).stem} ({times}){path.suffix}"
        return found

    def _by_folder(self, path):
        assignment = self.parent.coursedir.assignment_id
        below = path.parts[len(path.parts) - 1 - path.parts[::-1].index("extracted") + 1:-1]
        folders = [part for part in below if part != assignment]
        if not folders:
            self.log.warning("%s lies in no student's folder. Put it into a folder named after the student's id.", path)
            return None
        return {"student_id": folders[-1], "file_id": path.name}
