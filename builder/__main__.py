"""``python -m builder`` is ``onbrand``."""

import sys

from builder.cli import main

# Worker processes import this module again under another name and must not build anything.
if __name__ == '__main__':
    sys.exit(main())
