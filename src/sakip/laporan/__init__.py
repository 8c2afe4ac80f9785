"""What each official document says: a Berkas and its figures become a document tree."""
