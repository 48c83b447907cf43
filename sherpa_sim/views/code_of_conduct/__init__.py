"""The page with the code of conduct: read article by article, and signed on the page or on paper."""

from .page import show_code_of_conduct

__all__ = ["show_code_of_conduct"]
