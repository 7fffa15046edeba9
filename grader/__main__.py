"""`python -m grader`."""
from .cli import main

raise SystemExit(main())
