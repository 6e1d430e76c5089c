"""Which edits can be carried out at once: those of which none is about what another one before it leaves."""

from collections.abc import Iterable, Iterator

from cuegen.contacts.edits.kinds import Add, Append, Edit, Keyed, Move, Spot


def runs(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """Part edits into runs, in their order.

    In a run no key is changed twice, unless all that is asked of it is to take one more text; nobody in it was just
    added; and who moves goes alone, because the others change their places.
    """
    run = _Run()
    for edit in edits:
        if not run.has_room_for(edit):
            yield run.edits
            run = _Run()
        run.take(edit)
    if run.edits:
        yield run.edits


class _Run:
    """Edits of one and the same text: which kind of change there is of each key, and who has got company."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self._keys: dict[tuple[Spot, str], type[Keyed]] = {}
        self._grown: set[str] = set()

    def has_room_for(self, edit: Edit) -> bool:
        """Tell whether an edit can join those that are there."""
        if self.edits and Move in {type(edit), type(self.edits[-1])}:
            return False
        if isinstance(edit, Add | Move):
            return True
        if edit.spot.category in self._grown:
            return False
        known = self._keys.get((edit.spot, edit.key))
        return known is None or known is type(edit) is Append

    def take(self, edit: Edit) -> None:
        """Let an edit join."""
        self.edits.append(edit)
        if isinstance(edit, Add):
            self._grown.add(edit.category)
        elif not isinstance(edit, Move):
            self._keys[edit.spot, edit.key] = type(edit)
