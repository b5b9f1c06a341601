"""Makes `python -m bjdesk` the same as the command `bjdesk`."""

import sys

from bjdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
