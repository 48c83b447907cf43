"""Controls made of native HTML, so that a keyboard, a screen reader and a phone can use every one of them."""

from .downloads import Download, Downloads
from .field import Field, Group, Kind, Option, Value
from .form import Form
from .panel import Panel
from .picture import Picture
from .share_link import ShareLink

__all__ = [
    "Download",
    "Downloads",
    "Field",
    "Form",
    "Group",
    "Kind",
    "Option",
    "Panel",
    "Picture",
    "ShareLink",
    "Value",
]
