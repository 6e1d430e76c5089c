"""Which edits can be carried out at once: those of which none is about what another one before it leaves."""

from collections.abc import Iterable, Iterator

from cuegen.contacts.edits.kinds import Add, Append, Drop, Edit, Keyed, Move, Set, Spot


def runs(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """Part edits into runs, in their order.

    In a run no key is changed twice, unless all that is asked of it is to take one more text; nobody in it was just
    added, or gets a key behind one that goes; and who moves goes alone, because the others change their places.
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
    """Edits of one and the same text: how each key changes, who has got company, and who has lost a key."""

    def __init__(self) -> None:
        self.edits: list[Edit] = []
        self._keys: dict[tuple[Spot, str], type[Keyed]] = {}
        self._grown: set[str] = set()
        self._shrunk: set[Spot] = set()

    def has_room_for(self, edit: Edit) -> bool:
        """Tell whether an edit can join those that are there."""
        if self.edits and Move in {type(edit), type(self.edits[-1])}:
            return False
        if isinstance(edit, Add | Move):
            return True
        if edit.spot.category in self._grown:
            return False
        if edit.spot in self._shrunk and not _removes(edit):
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
            if _removes(edit):
                self._shrunk.add(edit.spot)


def _removes(edit: Keyed) -> bool:
    """Tell whether an edit can take a key away."""
    return isinstance(edit, Drop) or (isinstance(edit, Set) and edit.text is None)
