"""The console script, and ``python -m vnru``."""

import gc
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line."""
    gc.disable()  # one answer makes no garbage worth the time to look for it
    from vnru.cli import app

    app(prog_name="vnru")
    raise AssertionError("unreachable")


if __name__ == "__main__":
    main()
