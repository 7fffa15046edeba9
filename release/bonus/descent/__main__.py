"""`python -m descent`: see `descent.command`."""
import sys

from .command import main

sys.exit(main())
