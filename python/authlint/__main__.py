"""The command line: `authlint`, or `python -m authlint`."""

import signal
import sys

from . import _engine


def main() -> int:
    """Runs the program with the arguments of this process, and gives its exit status."""
    # Python would note an interrupt and wait for the engine to come back.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _engine.main(["authlint", *sys.argv[1:]])


if __name__ == "__main__":
    sys.exit(main())
