"""Controls made of native HTML, so that a keyboard, a screen reader and a phone can use every one of them."""

from .buttons import Button, Buttons
from .control import Control, box
from .downloads import Download, Downloads
from .field import Field, Group, Kind, Option, Value, day_in
from .form import Form
from .framed_page import FramedPage
from .job import Job, Progress
from .panel import Panel
from .picture import Picture
from .share_link import ShareLink
from .table import Action, Cell, Column, Row, Table, Tone
from .tabs import Tab, Tabs
from .timeline import Stretch, TimeLine
from .upload import Upload

__all__ = [
    "Action",
    "Button",
    "Buttons",
    "Cell",
    "Column",
    "Control",
    "Download",
    "Downloads",
    "Field",
    "Form",
    "FramedPage",
    "Group",
    "Job",
    "Kind",
    "Option",
    "Panel",
    "Picture",
    "Progress",
    "Row",
    "ShareLink",
    "Stretch",
    "Tab",
    "Table",
    "Tabs",
    "TimeLine",
    "Tone",
    "Upload",
    "Value",
    "box",
    "day_in",
]
