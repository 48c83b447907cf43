"""Questions answered by choosing and placing: one of many, many of many, classify, match, order."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from sherpa_sim.domain.problem import Problem

from .question_head import QuestionHead
from .question_parts import (
    Item,
    Kind,
    Label,
    Option,
    PartKey,
    contradiction,
    keys,
    refuse_twice,
    refuse_unknown,
    shuffled,
)
from .question_sheet import QuestionSheet
from .record import Text

HALF = 0.5


class OneOfMany(QuestionHead):
    """Choose one option: `right` is worth everything, those in `partly` half, the others nothing."""

    kind: Literal[Kind.ONE]
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=8)]
    right: PartKey
    partly: tuple[PartKey, ...] = ()

    @model_validator(mode="after")
    def _key_is_among_the_options(self) -> Self:
        known = keys(self.options)
        refuse_twice(known, "options")
        refuse_unknown((self.right,), known, "right")
        refuse_unknown(self.partly, known, "partly")
        refuse_twice((self.right, *self.partly), "partly")
        if self.blind_worth > HALF:
            raise contradiction(
                Problem("too many options are partly right; let a blind guess be worth half at most."),
                "partly",
            )
        return self

    def worth(self, answer: str) -> float:
        """What choosing an option is worth, in [0, 1]."""
        if answer == self.right:
            return 1.0
        return HALF if answer in self.partly else 0.0

    @property
    def blind_worth(self) -> float:
        """What an option drawn at random is worth on average."""
        return sum(self.worth(option.key) for option in self.options) / len(self.options)

    def for_trainee(self) -> QuestionSheet:
        """The question without its key and feedback, the options shuffled."""
        return QuestionSheet(
            id=self.id, kind=self.kind, stem=self.stem, options=labels(shuffled(self.id, self.options))
        )


class ManyOfMany(QuestionHead):
    """Tick every option that is right."""

    kind: Literal[Kind.MANY]
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=10)]
    right: Annotated[tuple[PartKey, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _key_is_among_the_options(self) -> Self:
        known = keys(self.options)
        refuse_twice(known, "options")
        refuse_unknown(self.right, known, "right")
        refuse_twice(self.right, "right")
        if len(self.right) == len(known):
            raise contradiction(Problem("every option is right; add one that is not."), "right")
        return self

    def for_trainee(self) -> QuestionSheet:
        """The question without its key and feedback, the options shuffled."""
        return QuestionSheet(
            id=self.id, kind=self.kind, stem=self.stem, options=labels(shuffled(self.id, self.options))
        )


class Classify(QuestionHead):
    """Say of each item to which category it belongs; every category has an item at least."""

    kind: Literal[Kind.CLASSIFY]
    categories: Annotated[tuple[Label, ...], Field(min_length=2, max_length=8)]
    items: Annotated[tuple[Item, ...], Field(min_length=2, max_length=20)]

    @model_validator(mode="after")
    def _items_fill_the_categories(self) -> Self:
        known = keys(self.categories)
        refuse_twice(known, "categories")
        refuse_twice(keys(self.items), "items")
        refuse_unknown((item.right for item in self.items), known, "items")
        for category in known:
            if category not in {item.right for item in self.items}:
                raise contradiction(
                    Problem('no item belongs to "{name}"; add one, or remove the category.', name=category),
                    "categories",
                )
        return self

    def for_trainee(self) -> QuestionSheet:
        """The question without its key and feedback, the items shuffled; categories stand as they are written."""
        return QuestionSheet(
            id=self.id,
            kind=self.kind,
            stem=self.stem,
            options=self.categories,
            items=labels(shuffled(self.id, self.items)),
        )


class MatchOption(Label):
    """Something an item can be matched with; one that no item takes needs feedback of its own."""

    feedback: Text | None = None


class Match(QuestionHead):
    """Put beside each item the one option that goes with it; an option goes with one item at most."""

    kind: Literal[Kind.MATCH]
    items: Annotated[tuple[Item, ...], Field(min_length=2, max_length=8)]
    options: Annotated[tuple[MatchOption, ...], Field(min_length=2, max_length=10)]

    @model_validator(mode="after")
    def _pairs_are_clear(self) -> Self:
        known = keys(self.options)
        refuse_twice(known, "options")
        refuse_twice(keys(self.items), "items")
        refuse_unknown((item.right for item in self.items), known, "items")
        taken = [item.right for item in self.items]
        for name in taken:
            if taken.count(name) > 1:
                raise contradiction(
                    Problem('"{name}" goes with two items; an option goes with one at most.', name=name),
                    "items",
                )
        for option in self.options:
            if option.key not in taken and option.feedback is None:
                raise contradiction(
                    Problem('"{name}" goes with no item; give it feedback that says why.', name=option.key),
                    "options",
                )
        by_key = [item.right for item in sorted(self.items, key=lambda item: item.key)]
        if any(item.key in known for item in self.items) or (len(by_key) > 2 and by_key == sorted(by_key)):
            raise contradiction(
                Problem("the keys tell which option goes with which item; choose other keys."), "items"
            )
        return self

    def for_trainee(self) -> QuestionSheet:
        """The question without its key and feedback, items and options shuffled."""
        return QuestionSheet(
            id=self.id,
            kind=self.kind,
            stem=self.stem,
            options=labels(shuffled(self.id, self.options)),
            items=labels(shuffled(self.id, self.items)),
        )


class Order(QuestionHead):
    """Put the items in order; in the file they stand in the right one."""

    kind: Literal[Kind.ORDER]
    items: Annotated[tuple[Option, ...], Field(min_length=3, max_length=8)]

    @model_validator(mode="after")
    def _keys_do_not_tell_the_order(self) -> Self:
        known = list(keys(self.items))
        refuse_twice(known, "items")
        if known in (sorted(known), sorted(known, reverse=True)):
            raise contradiction(
                Problem("the keys of the items, read by the alphabet, tell the right order; rename one."),
                "items",
            )
        return self

    def for_trainee(self) -> QuestionSheet:
        """The question without its key and feedback; the items shuffled, and never shown in the right order."""
        shown = shuffled(self.id, self.items)
        if shown == self.items:
            shown = shown[1:] + shown[:1]
        return QuestionSheet(id=self.id, kind=self.kind, stem=self.stem, items=labels(shown))


def labels(parts: tuple[Label, ...]) -> tuple[Label, ...]:
    """The parts without what only the trainer's side may know."""
    return tuple(Label(key=part.key, text=part.text) for part in parts)
