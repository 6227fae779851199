"""Plan, keys, cache, execution, publication. Knows nothing of what a job is about."""
