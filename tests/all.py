"""Everything a person or CI checks, in one command: ``python tests/all.py``.

Ends non-zero when any part fails; all parts run all the same. pytest's closing line comes last.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """Run every part in the environment of this interpreter."""
    failed = []
    with TemporaryDirectory() as dist:
        for name, *arguments in (
            ("format", "ruff", "format", "--check", "."),
            ("lint", "ruff", "check", "."),
            ("types", "mypy"),
            ("data", "vnru", "check"),
            ("build", "build", "--outdir", dist),
            ("tests", "pytest", "--cov", "--cov-report=term"),
        ):
            print(f"--- {name}: python -m {' '.join(arguments)}", flush=True)
            if subprocess.run([sys.executable, "-m", *arguments], cwd=ROOT, check=False).returncode:
                failed.append(name)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
