"""Databases behind the vault's Store port. Rows here are opaque; no key ever comes this way."""
