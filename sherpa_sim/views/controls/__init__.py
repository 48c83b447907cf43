"""Controls made of native HTML, so that a keyboard, a screen reader and a phone can use every one of them."""

from .downloads import Download, Downloads
from .field import Field, Group, Kind, Option, Value
from .form import Form
from .job import Job, Progress
from .panel import Panel
from .picture import Picture
from .share_link import ShareLink
from .table import Action, Cell, Column, Row, Table
from .upload import Upload

__all__ = [
    "Action",
    "Cell",
    "Column",
    "Download",
    "Downloads",
    "Field",
    "Form",
    "Group",
    "Job",
    "Kind",
    "Option",
    "Panel",
    "Picture",
    "Progress",
    "Row",
    "ShareLink",
    "Table",
    "Upload",
    "Value",
]
