"""Reads the bytes that will be published; may veto. Knows nothing of what we meant to write."""
