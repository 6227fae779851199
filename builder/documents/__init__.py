"""One composer a kind of document: edition -> sections. Knows no file format."""
