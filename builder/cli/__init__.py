"""The command line: one file a command; parse, call, print."""

from builder.cli.main import main

__all__ = ['main']
