"""What an oracle says when it was broken."""


class Violation(Exception):
    """A promise that did not hold: `oracle` is one of O1 … O18."""

    def __init__(self, oracle: str, text: str) -> None:
        self.oracle = oracle
        self.text = text
        super().__init__(f"{oracle}: {text}")
