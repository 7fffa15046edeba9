#!/bin/sh
# One night of a course: collect, grade, hand feedback back, report. nightly.sh COURSE_DIR ASSIGNMENT
# Exit code: 0 all well, 1 somebody should look at the output (all others are graded), 2 nothing was graded.
set -u
cd "$1" || exit 2
assignment=$2
PATH="$(dirname "$(readlink -f "$0")")/../../.venv/bin:$PATH"
python -c "import grader" 2>/dev/null || {
    echo "$0: the Python on PATH does not have the kit. Run the script where it lies in the kit, or put the kit's .venv/bin on PATH." >&2
    exit 2
}
mkdir -p reports
done="reports/$assignment-run.json"
rm -f "$done"

nbgrader collect "$assignment" --update || exit 2
python -m grader grade "$assignment" --json "$done"
code=$?
[ "$code" -le 1 ] && [ -f "$done" ] || exit 2
python -c 'import json, sys; print(*json.load(open(sys.argv[1]))["graded"], sep="\n")' "$done" |
while IFS= read -r student; do
    [ -z "$student" ] || nbgrader generate_feedback "$assignment" --student="$student" --force
done || code=1
nbgrader release_feedback "$assignment" || code=1
python -m grader report "$assignment" --html "reports/$assignment.html" --json "reports/$assignment.json" || code=1
exit "$code"
