"""Our step in nbgrader's feedback: what a student may read of a graded notebook."""
from nbgrader.preprocessors import NbGraderPreprocessor

from .render import HIDDEN


class HideTests(NbGraderPreprocessor):
    """Takes the line that names the hidden test out of graded cells. The verdict stays."""

    def preprocess_cell(self, cell, resources, cell_index):
        cell.source = HIDDEN.sub("", cell.source)
        return cell, resources
