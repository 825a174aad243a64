"""Keys, boxes and codes: no I/O beyond the system's randomness, nothing of the domain, nothing of ours imported."""
