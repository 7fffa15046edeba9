"""The documentation: links lead somewhere, commands exist with these options, pictures are small, nothing names a machine."""
import re
import subprocess
import sys
from pathlib import Path

import pytest
from nbgrader.apps import NbGraderApp

from grader import cli
from tests.conftest import KIT

DOCS = KIT / "docs"
PAGES = {path.relative_to(KIT).as_posix(): path.read_text(encoding="utf-8") for path in [*DOCS.glob("*.md"), *KIT.glob("*.md")]}
COMMANDS = sorted({line.strip() for text in PAGES.values() for block in re.findall(r"^```sh\n(.*?)^```", text, re.S | re.M)
                   for line in block.splitlines() if line.strip()} |
                  {span for text in PAGES.values() for span in re.findall(r"(?<!`)`((?:python -m grader|nbgrader) [^`\n]+)`(?!`)", text)})
GRADER = [line for line in COMMANDS if line.startswith("python -m grader ")]
PLACEHOLDER = re.compile(r"[A-Z]{2,}|[<>]|\.\.\.")  # as in ASSIGNMENT: a word to be filled in


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page):
    text = re.sub(r"^```.*?^```|`[^`\n]+`", "", PAGES[page], flags=re.S | re.M)
    for target in map("".join, re.findall(r"\]\(\s*([^)\s]+)[^)]*\)|^\[[^]]+\]: (\S+)", text, re.M)):
        path, _, anchor = target.partition("#")
        if re.match(r"https?:", target):
            continue
        found = (KIT / page).parent / path if path else KIT / page
        assert found.exists(), f"{page}: {target}"
        if anchor:
            titles = re.findall(r"^#+ (.*)$", found.read_text(encoding="utf-8"), re.M)
            assert anchor in {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}, f"{page}: {target}"


@pytest.mark.parametrize("command", GRADER)
def test_the_kits_commands_are_known_with_these_options(command):
    words = [word for word in re.sub(r"\s#.*", "", command).split()[3:] if not PLACEHOLDER.search(word)]
    try:
        cli._parser().parse_args(words)
    except SystemExit:
        # what was filled in by hand may be missing, but nothing may be unknown
        known = subprocess.run([sys.executable, "-m", "grader", words[0], "--help"], capture_output=True, text=True, cwd=KIT)
        assert known.returncode == 0, command
        assert all(word in known.stdout for word in words[1:] if word.startswith("--")), command


@pytest.mark.parametrize("command", [line for line in COMMANDS if line.startswith("nbgrader ")])
def test_nbgraders_commands_are_known_with_these_options(command):
    app = NbGraderApp.subcommands[command.split()[1]][0]
    known = {name for names in ({*app.flags} | {*app.aliases}) for name in (names if isinstance(names, tuple) else (names,))}
    assert {*re.findall(r" --([\w-]+)(?=[ =]|$)", command)} <= known, command


def test_targets_of_make_exist():
    targets = set(re.findall(r"^(\w+):", (KIT / "Makefile").read_text(encoding="utf-8"), re.M))
    used = {target for text in PAGES.values() for target in re.findall(r"(?:`|^)make (\w+)", text, re.M)}
    assert used and used <= targets, used - targets


def test_the_proof_says_on_how_many_seeds_it_was_made_and_so_does_make():
    seeds = re.search(r"^SEEDS = (\d+)", (DOCS / "make_proof.py").read_text(encoding="utf-8"), re.M)[1]
    assert f"Written by `make proof` on {seeds} course seeds." in PAGES["docs/proof.md"]
    word = {"2": "two", "3": "three", "4": "four", "5": "five", "10": "ten"}[seeds]
    assert f"on {word} course seeds" in (KIT / "Makefile").read_text(encoding="utf-8")


def test_every_page_is_in_the_index():
    index = PAGES["docs/README.md"]
    assert [path for path in PAGES if path.startswith("docs/") and path != "docs/README.md" and f"({path[5:]})" not in index] == []


def test_pictures_are_small_and_shown():
    pictures = [*DOCS.rglob("*.png")]
    shown = {((KIT / page).parent / target).resolve() for page, text in PAGES.items()
             for target in re.findall(r"!\[[^]]+\]\(\s*([^)\s]+)\s*\)", text)}
    assert shown == {path.resolve() for path in pictures} and len(pictures) >= 5
    assert sum(path.stat().st_size for path in pictures) < 1_000_000


@pytest.mark.parametrize("page", PAGES)
def test_pages_name_no_machine(page):
    assert not re.search(r"/(?:tmp|work|root|home)/|127\.0\.0\.1:\d{5}|localhost:\d", PAGES[page])


def test_there_are_22_pain_points_each_with_an_outcome():
    lines = re.findall(r"^\| +(\d+) \| .*", PAGES["docs/pain-points.md"], re.M)
    assert [int(number) for number in lines] == list(range(1, 23))
    for path in re.findall(r"`(tests/[\w/]+\.py)`", PAGES["docs/pain-points.md"]):
        assert (KIT / path).is_file(), path
