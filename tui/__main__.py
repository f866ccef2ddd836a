"""The entry: reads the command line and imports only what that command needs."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Run the command and return its exit status: 0 done, 1 the rep's data, 2 usage."""
    from tui import cli

    return cli.run(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
