"""Who reads what: the one visibility table and the filter. Knows nothing of looks or formats."""
