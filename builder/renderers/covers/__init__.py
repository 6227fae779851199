"""Covers as geometry: what stands where on a first page, how large, in which colours; computed so that nothing can overlap."""
