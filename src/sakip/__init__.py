"""OpenSAKIP: a figure is entered once, computed by a dated rule, traced, and printed the same."""

__version__ = "0.1.0"
