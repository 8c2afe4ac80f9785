"""The site: it stores rows and asks the library for every figure; it never computes one itself."""
