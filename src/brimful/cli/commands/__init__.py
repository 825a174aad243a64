"""The commands, one module each. They import typer and the standard library only, and the rest when they run."""
