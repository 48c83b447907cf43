"""The picture of all plans on one workplace; a control that moves draws its own plan again, and nothing else."""

from sherpa_sim.experiments.results import Curves
from sherpa_sim.locale.words import Words
from sherpa_sim.views.controls import Picture
from sherpa_sim.views.controls.picture import Size

from . import sentences
from .chart import Chart, Other, Scene, top_for
from .chart_frame import Frame
from .choices import Choices
from .floor import Floor


class Drawing:
    """The picture, and the chart that is kept for it."""

    def __init__(self, words: Words) -> None:
        self.picture = Picture()
        # If not, the picture shows what the first runs say, and the rest of them is still to be done.
        self.whole = True
        self._words = words
        self._size: Size | None = None
        self._chart: Chart | None = None
        self._drawn: object = None

    def resized(self, size: Size) -> None:
        """Takes the room there is now; the next picture is drawn for it."""
        self._size = size
        self._chart = None

    def other_floor(self) -> None:
        """Lets go of the chart: its axes belong to another workplace."""
        self._chart = None

    def draw(self, choices: Choices, floor: Floor) -> None:
        """Sends the picture of these choices, once it is known how large it may be; it may not be whole yet."""
        if self._size is None:
            return
        words = self._words
        pair, runs = floor.ahead.so_far(choices.changes(choices.look)), floor.explorer.runs
        self.whole = pair.runs == runs
        note: tuple[str, ...] = ()
        if choices.seen and not self.whole:
            so_far = words("{some} of {all} runs so far.", some=pair.runs, all=runs)
            note = (so_far, words("Words and tables follow."))
        curves = floor.explorer.curves(pair)
        scene = self._scene(choices, floor)
        key = (choices.many, choices.look, scene.expected, *self._others(choices))
        kept = self._chart if self._drawn == key else None
        top = top_for(curves, scene, kept.frame.top if kept else 0.0)
        if kept is None or kept.frame.top != top:
            kept = Chart(Frame(self._size, curves.start, top), curves, words, scene)
            self._chart, self._drawn = kept, key
        if choices.seen:
            kept.draw(curves, note)
        else:
            kept.draw_without()
        spoken = " ".join((self._spoken(choices, curves, scene), *note))
        self.picture.show(kept.jpeg(), "jpeg", spoken, kept.frame.height, more=bool(note))

    def _others(self, choices: Choices) -> tuple[object, ...]:
        """What is drawn beside the plan that is looked at."""
        return tuple(
            (place, choices.name(place, self._words), choices.changes(place))
            for place in choices.places
            if choices.seen and place != choices.look
        )

    def _scene(self, choices: Choices, floor: Floor) -> Scene:
        return Scene(
            place=choices.look,
            name=choices.name(choices.look, self._words) if choices.many else "",
            others=tuple(
                Other(place, choices.name(place, self._words), floor.pair(choices, place).changed.band)
                for place in choices.places
                if choices.seen and place != choices.look
            ),
            expected=tuple(share / 100 for share in choices.expected),
        )

    def _spoken(self, choices: Choices, curves: Curves, scene: Scene) -> str:
        words = self._words
        if not choices.seen:
            return sentences.spoken_without(curves, words)
        ends = [(other.name, float(other.band.middle[-1])) for other in scene.others]
        return f"{sentences.spoken_picture(curves, words)} {sentences.spoken_others(ends, words)}".strip()
