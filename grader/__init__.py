"""The engine of Descent: renders pages, runs submissions, judges them and writes the gradebook. Never shipped to students."""
