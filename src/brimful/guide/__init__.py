"""What the web and the terminal both do with a practice, a moment or a note: load, go on, keep.

Free of any framework and of any storage: it knows the practices (what is shown) and the vault (what is kept).
"""
