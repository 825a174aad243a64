from .home import chromium, context, home, page, vault
from .live import visitor

__all__ = ["chromium", "context", "home", "page", "vault", "visitor"]
