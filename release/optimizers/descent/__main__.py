"""`python -m descent`: see `descent.command`."""
import os
import sys

from .command import main

try:
    code = main()
    sys.stdout.flush()
except BrokenPipeError:  # whoever reads has had enough, as `head` has
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python would complain when it ends
    code = 1
sys.exit(code)
