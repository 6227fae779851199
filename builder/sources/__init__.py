"""Files as data from strangers: text, YAML, Markdown, pictures and fonts, each with places and limits.

Knows nothing of lessons or brands.
"""
