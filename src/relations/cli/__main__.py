"""`python -m relations.cli`, where no script is installed."""

from relations.cli import main

if __name__ == "__main__":
    main(prog_name="relations")
