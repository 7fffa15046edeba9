"""What is handed in, on its way into submitted/: by `nbgrader collect`, and by `nbgrader zip_collect` from archives."""
import os
import shutil
import stat
import tempfile
from pathlib import Path

from nbgrader.exchange.default import ExchangeCollect
from nbgrader.plugins import FileNameCollectorPlugin

NOISE = {"__MACOSX", ".ipynb_checkpoints"}
LIBRARY = "descent"  # beside the notebooks; further up, an archive or folder may well be called so


class Collect(ExchangeCollect):
    """Collects from the exchange as nbgrader does, without what is no file.

    Students own the folders that they submit to: a link that one puts there by hand would be followed with our rights, to a
    file of the course or another student's answer, and a pipe would end the collecting for all.
    """

    def do_copy(self, src, dest, log=None):
        with tempfile.TemporaryDirectory() as scratch:
            files = shutil.copytree(src, Path(scratch, Path(src).name), ignore=_no_files)
            super().do_copy(files, dest, log)


def _no_files(folder, names):
    """Those of the names in a folder that are neither files nor folders."""
    kinds = {name: os.lstat(os.path.join(folder, name)).st_mode for name in names}
    return [name for name, kind in kinds.items() if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind))]


class CollectPlugin(FileNameCollectorPlugin):
    """Takes the folder that holds a student's notebooks for his id, as in `ada-01/01_sgd.ipynb`.

    A folder named after the assignment in between does not matter. Archives that are built otherwise need
    `c.FileNameCollectorPlugin.named_regexp`, as nbgrader documents it. A second file of one name is kept under another.
    Only the part of a path below nbgrader's folder `extracted` says anything: a course may lie anywhere.
    """

    def collect(self, submitted_file):
        path = Path(submitted_file)
        folders = path.relative_to(self.parent._format_collect_path(self.parent.extracted_directory)).parts[:-1]
        if path.suffix not in self.valid_ext or path.name.startswith("._") or NOISE & {*folders} or LIBRARY in folders[-1:]:
            return None
        found = super().collect(submitted_file) if self.named_regexp else self._by_folder(path, folders)
        if found is None:
            return None
        self._taken = getattr(self, "_taken", set())
        name, times = found["file_id"], 1
        while (found["student_id"], found["file_id"]) in self._taken and not found.get("timestamp"):
            times += 1
            found["file_id"] = f"{Path(name).stem} ({times}){path.suffix}"
        self._taken.add((found["student_id"], found["file_id"]))
        return found

    def _by_folder(self, path, folders):
        assignment = self.parent.coursedir.assignment_id
        folders = [part for part in folders if part != assignment]
        if not folders:
            self.log.warning("%s lies in no student's folder. Put it into a folder named after the student's id.", path)
            return None
        return {"student_id": folders[-1], "file_id": path.name}
