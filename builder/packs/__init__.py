"""Tailored lessons in order: numbered, timed, counted and traced. Knows nothing of readers."""
