"""Where the values of a file stand in its text.

A path is what pydantic reports: keys and indexes, such as ("categories", "mentors", "contacts", 3, "name").
"""

from cuegen.contacts.nodes import Mapping, Node, Scalar, Sequence

Path = tuple[str | int, ...]
Pairs = dict[str, tuple[Scalar, Node]]


class Places:
    """Finds the nodes of a file by their paths, each in constant time: a file can have very many faults."""

    def __init__(self, top: Mapping) -> None:
        self._top = top
        self._pairs: dict[int, Pairs] = {}

    def node(self, path: Path) -> Node:
        """Follow a path as far as it leads: a bare name has no `name` inside it."""
        node: Node = self._top
        for step in path:
            if isinstance(node, Mapping):
                pair = self.pairs(node).get(str(step))
                if pair is None:
                    break
                node = pair[1]
            elif isinstance(node, Sequence) and isinstance(step, int):
                node = node.nodes[step]
        return node

    def key(self, path: Path) -> Scalar | None:
        """Find the key that a path ends with, where it is written."""
        mapping = self.node(path[:-1])
        pair = self.pairs(mapping).get(str(path[-1])) if isinstance(mapping, Mapping) else None
        return pair and pair[0]

    def pairs(self, mapping: Mapping) -> Pairs:
        """Give the keys and values of a mapping by the texts of its keys, the first of equal ones."""
        known = self._pairs.get(id(mapping))
        if known is None:
            known = self._pairs[id(mapping)] = {}
            for key, value in mapping.pairs:
                if isinstance(key, Scalar):
                    known.setdefault(key.value, (key, value))
        return known
