"""A document tree (`pohon`) and its writers; it knows nothing of offices and their figures."""
