"""Puts our steps into nbgrader's lists. Whole lists are assigned: nbgrader may load a configuration twice."""
import os
import shutil
import sys
from pathlib import Path

import nbgrader
from nbgrader import preprocessors as stock
from nbgrader.coursedir import CourseDirectory


def wire(c):
    """Sets up nbgrader for Descent. c: the configuration object of nbgrader_config.py."""
    from . import about, autograde, export, feedback, gradebook, guard, markup, release, repair
    from .collect import Collect, CollectPlugin
    from .handback import ReleaseFeedback

    find_tools()
    c.GenerateAssignment.force = True  # generating again is how an edited page reaches the gradebook
    c.GenerateAssignment.exporter_class = guard.AssignmentExporter
    c.GenerateAssignment.preprocessors = [
        stock.IncludeHeaderFooter, stock.LockCells, stock.ClearSolutions, stock.ClearOutput, stock.CheckCellMetadata,
        stock.ComputeChecksums, stock.SaveCells, stock.ClearHiddenTests, stock.ClearMarkScheme, stock.ComputeChecksums,
        stock.CheckCellMetadata, about.AddAbout, release.AddLibrary]
    c.Autograde.exporter_class = autograde.SubmissionExporter
    c.SubmissionExporter.optimistic_validation = True  # once after all steps instead of after each
    c.Autograde.pre_convert_hook = repair.find_renamed
    # Left out: what gives a notebook the kernel and metadata that Sanitize has given it already.
    c.Autograde.sanitize_preprocessors = [autograde.Sanitize, stock.ClearOutput, gradebook.OverwriteCells]
    c.Autograde.autograde_preprocessors = [
        autograde.Execute, stock.LimitOutput, gradebook.SaveVerdicts, stock.AssignLatePenalties]
    c.GenerateFeedback.preprocessors = [feedback.Grades, feedback.HideTests]
    c.GenerateFeedback.exporter_class = feedback.FeedbackExporter
    formgrader = Path(nbgrader.__file__).parent / "server_extensions" / "formgrader" / "templates"
    c.HTMLExporter.extra_template_basedirs = [str(Path(__file__).parent / "formgrader"), str(formgrader)]  # its own, but for MathJax
    c.HTMLExporter.sanitize_html = True  # formgrader shows submissions with it: what students wrote must not act there either
    c.HTMLExporter.filters = {"markdown2html": markup.markdown}  # and formulas need no host
    c.ZipCollectApp.collector_plugin = CollectPlugin
    c.ExportApp.plugin_class = export.GradesExportPlugin
    c.ExchangeFactory.collect = Collect
    c.CourseDirectory.ignore = [*CourseDirectory.class_traits()["ignore"].default(), "*.new"]  # what `update` lays beside is not for students
    c.ExchangeFactory.release_feedback = ReleaseFeedback


def find_tools():
    """nbgrader makes a gradebook with the command `alembic`, which lies beside the interpreter, be that on PATH or not."""
    if shutil.which("alembic") is None:
        os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
