from web.house import ana, ben, cleo, house, stranger

__all__ = ["ana", "ben", "cleo", "house", "stranger"]
