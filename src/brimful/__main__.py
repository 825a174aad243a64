"""`python -m brimful` is `brimful`."""

from brimful.cli import main

main()
