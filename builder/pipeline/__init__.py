"""The recipe: read -> tailor -> compose -> cut -> compose documents -> plan -> render -> guard -> publish.

This is what the command line and other programs call.
"""

from builder.pipeline.proofs import make_proofs
from builder.pipeline.run import build, check, listing

__all__ = ['build', 'check', 'listing', 'make_proofs']
