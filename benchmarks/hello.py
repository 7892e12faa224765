"""The least that a Typer app can do: two commands, one of which prints a word."""

import typer

app = typer.Typer(rich_markup_mode=None)


@app.command()
def hello() -> None:
    """Print a word."""
    print("hello")


@app.command()
def goodbye() -> None:
    """Print another word."""
    print("goodbye")


def main() -> None:
    """Run the app, as the console script does."""
    app()


if __name__ == "__main__":
    main()
