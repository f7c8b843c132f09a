"""`python -m tornio` and the `tornio` script."""

from __future__ import annotations

import sys

from tornio.commands import main

if __name__ == "__main__":
    sys.exit(main())
