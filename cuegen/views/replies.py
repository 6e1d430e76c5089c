"""What the page of a person says first: what a press came to, or why there is nothing left to do today."""

from cuegen.views.card import SNOOZES, Action, Card

RECORDED = "Already recorded today."
PAUSED = "Paused: no cue comes until you press Resume on this page."
PAUSED_BUT = "Paused: no regular cue comes until you press Resume on this page. Next cue: {coming}."
WAY_BACK = "The page of the feed leads here, from those set aside."
TO_COME = "The newest touch in the list is still to come: {day}. If that is wrong, correct it there."


def standing(card: Card) -> str | None:
    """Say what is worth saying before anything was pressed."""
    said = _settled(card)
    return said and _with_next(said, card)


def changed(action: Action, card: Card) -> str:
    """Say what a press did, on the card as it is after it."""
    if action in SNOOZES:
        return _with_next(f"No regular cue for {action}.", card)
    if action is Action.PAUSE:
        return f"{PAUSED_BUT.format(coming=card.coming) if card.coming else PAUSED} {WAY_BACK}"
    return _with_next("Recorded: in touch today." if action is Action.DONE else "Cues come again.", card)


def unchanged(card: Card) -> str:
    """Say why a press did nothing: somebody was faster, or pressed twice, or the server has begun anew since."""
    said = _settled(card)
    if said:
        return _with_next(f"{said} Nothing was changed.", card)
    return (
        "Nothing was changed: the page was an old one. This is how things stand now; press here if you still want to."
    )


def _settled(card: Card) -> str | None:
    """Say why no touch can be recorded on this day, None if one can."""
    if card.is_recorded:
        return RECORDED
    return TO_COME.format(day=card.touch_to_come) if card.touch_to_come else None


def _with_next(said: str, card: Card) -> str:
    return f"{said} Next cue: {card.coming}." if card.coming else f"{said} No cue is to come."
