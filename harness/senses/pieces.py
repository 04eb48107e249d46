"""Cuts text into pieces of words, exactly as Sources/Senses/Pieces.swift does; PiecesTests hold the two together."""

import unicodedata

LONGEST = 64  # A word of more bytes is no word.


def folded(character):
    """Lower case, Latin letters without their accents; combining marks are nothing."""
    code = ord(character)
    if code < 128:
        return character.lower()
    if 0x300 <= code <= 0x36F:
        return ""
    if 0xC0 <= code <= 0x17F:
        return "".join(c for c in unicodedata.normalize("NFD", character.lower()) if not unicodedata.combining(c))
    return "е" if character in "ёЁ" else character.lower()


def is_ideograph(character):
    code = ord(character)
    return 0x3040 <= code <= 0x30FF or 0x3400 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7AF or 0xF900 <= code <= 0xFAFF


def words(text):
    """Runs of letters and digits; marks and characters of scripts without spaces are a word each."""
    run = ""
    for character in text:
        for part in folded(character):
            if part.isalnum() and not is_ideograph(part):
                run += part
                continue
            if run:
                yield run
            run = ""
            if not part.isspace():
                yield part
    if run:
        yield run


def pieces(text, known, most):
    """The first pieces of a text: the longest known beginning of each word, then of what is left of it, marked `##`."""
    found = []
    for word in words(text):
        if len(word.encode()) > LONGEST:
            continue
        start = 0
        while start < len(word) and len(found) < most:
            for end in range(len(word), start, -1):
                piece = ("##" if start else "") + word[start:end]
                if piece in known:
                    found.append(piece)
                    break
            else:
                end = start + 1
            start = end
        if len(found) >= most:
            break
    return found
