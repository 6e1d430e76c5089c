"""Changes of a contacts.yaml that respect how it is written. Text and edits in, text out; nothing is written here.

`kinds` says what can be asked for, `runs` what of it at once. `editing` carries it out: `keys` and `people` find the
places, by the marks of the nodes, and say what to put there; `block` and `flow` know the two styles of YAML, `written`
how a value looks in them, `lines` the text itself. `meaning` says the same change of plain data, and judges the result
by it.
"""

from cuegen.contacts.edits.editing import Draft, edit, revise
from cuegen.contacts.edits.kinds import Add, Append, Drop, Edit, Move, Set, Spot

__all__ = ["Add", "Append", "Draft", "Drop", "Edit", "Move", "Set", "Spot", "edit", "revise"]
