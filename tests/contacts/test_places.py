"""Where the values of a file stand: found by their paths, however many there are."""

from cuegen.contacts.nodes import Mapping, Node, Scalar
from cuegen.contacts.places import Places
from cuegen.contacts.source import Source, compose

TEXT = "a:\n  b: [x, {c: y}]\n  b: z\n  [k]: v\nd: bare\n"


def tree() -> Mapping:
    """Return the tree of the text."""
    top = compose(Source(TEXT, "contacts.yaml"), [])
    assert isinstance(top, Mapping)
    return top


def place(node: Node | None) -> tuple[int, int] | None:
    """Return the line and column of a node, from 0."""
    return None if node is None else (node.start.line, node.start.column)


def test_a_path_leads_to_its_value() -> None:
    """Through keys and indexes; of equal keys it is the first one."""
    places = Places(tree())
    assert place(places.node(())) == (0, 0)
    assert place(places.node(("a", "b"))) == (1, 5)
    assert place(places.node(("a", "b", 1, "c"))) == (1, 13)


def test_a_path_that_leads_nowhere_ends_where_it_can() -> None:
    """A bare name has no `name` inside it, and what is missing is shown by what lacks it."""
    places = Places(tree())
    assert place(places.node(("d", "name"))) == (4, 3)
    assert place(places.node(("a", "x", "y"))) == (1, 2)
    assert place(places.node(("a", "b", "x"))) == (1, 5)


def test_the_key_of_a_path() -> None:
    """None where it is not written."""
    places = Places(tree())
    assert place(places.key(("a", "b"))) == (1, 2)
    assert places.key(("a", "x")) is None
    assert places.key(("d", "name")) is None
    assert places.key(("a", "b", 0)) is None


def test_a_mapping_is_gone_through_once() -> None:
    """Otherwise the time for a file of faults would grow with the square of their number."""

    class Counted(Mapping):
        """A mapping that counts how often it is gone through."""

        times = 0

        @property
        def pairs(self) -> list[tuple[Node, Node]]:
            Counted.times += 1
            return [(Scalar(0, 0, str(number), plain=True), Scalar(0, 0, "", plain=True)) for number in range(100)]

    places = Places(Counted(0, 0))
    for number in range(100):
        assert places.key((str(number),)) is not None
        assert isinstance(places.node((str(number),)), Scalar)
    assert Counted.times == 1
