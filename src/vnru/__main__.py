"""The console script, and ``python -m vnru``."""

import gc
import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line."""
    gc.disable()  # one answer makes no garbage worth the time to look for it
    try:
        from vnru.cli import app

        app(prog_name="vnru")
    except KeyboardInterrupt:  # before or after Typer minds it
        sys.exit(130)
    raise AssertionError("unreachable")


if __name__ == "__main__":
    main()
