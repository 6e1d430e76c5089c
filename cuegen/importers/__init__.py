"""Exports of address books -> candidates: LinkedIn's connections and messages, Google's contacts, vCards.

`ledger` keeps count of what was read, `candidate` says what is known of somebody, `fields` reads single values,
`table` reads CSV, `cards` vCard and `quoted_printable` what is in it; one module an export puts these together.
`merging` compares candidates with a list.
"""
