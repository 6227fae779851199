"""One function a rule, each with a code; the review. Knows nothing of rendering."""
