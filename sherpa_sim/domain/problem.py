"""What a person can put right, as one sentence in her own language."""


class Problem(Exception):  # noqa: N818  (it is the user's word for it)
    """Something in the user's input that the user can put right.

    `message` is the English sentence with named places (`{file}`, `{row}`, ...); it is also the key under
    which the Dutch sentence is found. `details` fill the places. `others` are further problems found in the
    same reading, so that a user sees all of them at once.
    """

    def __init__(self, message: str, *, others: "tuple[Problem, ...]" = (), **details: object) -> None:
        super().__init__(message.format(**details))
        self.message = message
        self.details = details
        self.others = others
