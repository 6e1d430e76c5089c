"""Names -> initials, in all scripts: "Ada Lovelace" is "A. L.", "山田太郎" is "山.".

An initial is the first letter of a word, in capitals where the script has them. Whatever comes before it (quotes,
emoji, digits, apostrophes) is passed over. In a script without capitals one letter can be all of a name (李 明): such
a word gives none.
"""

import unicodedata

CASED = ("Lu", "Ll", "Lt")  # the categories of the Unicode Standard, section 4.5
UNCASED = "Lo"


def initials(name: str) -> str:
    """Return the initials of a name, each with a full stop; empty where it has none, as that of an emoji."""
    found = (_initial(word) for word in name.split())
    return " ".join(f"{initial}." for initial in found if initial)


def _initial(word: str) -> str:
    """Return the first letter of a word, in capitals."""
    letters = [char for char in unicodedata.normalize("NFC", word) if unicodedata.category(char) in (*CASED, UNCASED)]
    if not letters or (len(letters) == 1 and unicodedata.category(letters[0]) == UNCASED):
        return ""
    capital = letters[0].upper()
    return capital if len(capital) == 1 else letters[0]
