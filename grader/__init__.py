"""The engine of Descent: renders pages, runs submissions, judges them and writes the gradebook. Never shipped to students."""
import sys

# jsonschema, by which notebooks are validated, imports this if it is there, and compiles grammars for a kind of text (IRI) that
# notebooks do not have: 1.4 s of processor time in every process that starts.
sys.modules.setdefault("rfc3987_syntax", None)
