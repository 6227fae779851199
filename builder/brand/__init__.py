"""One client: identity, words, values, service, measures, order and look. Knows no lesson and no other brand."""
