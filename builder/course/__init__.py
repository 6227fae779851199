"""Lessons, packs and the closed lists they draw on. Knows no brand."""
