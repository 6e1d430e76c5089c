"""What the page of a person says first: what a press came to, or that there is nothing left to do today."""

from cuegen.views.card import SNOOZES, Action, Card

RECORDED = "Already recorded today."


def standing(card: Card) -> str | None:
    """Say what is worth saying before anything was pressed."""
    return _with_next(RECORDED, card) if card.is_recorded else None


def changed(action: Action, card: Card) -> str:
    """Say what a press did, on the card as it is after it."""
    if action in SNOOZES:
        return _with_next(f"Put off for {action}.", card)
    words = {
        Action.DONE: "Recorded: in touch today.",
        Action.PAUSE: "Paused: no cue comes until you resume.",
        Action.RESUME: "Cues come again.",
    }
    return words[action] if action is Action.PAUSE else _with_next(words[action], card)


def unchanged(card: Card) -> str:
    """Say why a press did nothing: somebody was faster, or pressed twice, or the server has begun anew since."""
    if card.is_recorded:
        return _with_next(f"{RECORDED} Nothing was changed.", card)
    return (
        "Nothing was changed: the page was an old one. This is how things stand now; press here if you still want to."
    )


def _with_next(said: str, card: Card) -> str:
    return f"{said} Next cue: {card.coming}." if card.coming else f"{said} No cue is to come."
