"""The rulebook: dated, sourced rules kept as data. See `buku.BukuAturan`."""
