"""The terminal on which people are picked. The only module that knows prompt_toolkit, an extra."""

from cuegen.picking.keys import Key, press, write
from cuegen.picking.page import Style, draw, room
from cuegen.picking.picking import Picking
