"""How the layers after the script one are laid over the words of a text."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from toolkit.conversion.house import House
from toolkit.conversion.places import Place, Step
from toolkit.conversion.variants import Spelling
from toolkit.conversion.vocabulary import Hit
from toolkit.conversion.word import DECIDED, Draft, Word

BARRIER = "\0"
"""Stands where a layer must not see anything."""

PART = 30_000
"""Characters after which a text is cut at the next end of a line."""


def cuts(text: str, fixed: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Yield the parts of a text, cut at ends of lines, none of them inside of a fixed word.

    >>> list(cuts("short", ()))
    [(0, 5)]
    """
    start, index = 0, 0
    while len(text) - start > PART:
        end = text.find("\n", start + PART) + 1
        while index < len(fixed) and fixed[index].end <= end:
            index += 1
        while index < len(fixed) and fixed[index].start < end < fixed[index].end:
            end = text.find("\n", fixed[index].end) + 1
            index += 1
        if not end:
            break
        yield start, end
        start = end
    yield start, len(text)


def shifted(word: Word, by: int) -> Word:
    """Return a word of a part as one of the whole text, or the other way round."""
    return word._replace(start=word.start + by, end=word.end + by) if by else word


def covered(text: str, hidden: Sequence[Word]) -> str:
    """Return a text in which nobody sees the hidden words.

    >>> covered("abc", [Word(1, 2, "x", "keep")]).replace(BARRIER, "-")
    'a-c'
    """
    pieces: list[str] = []
    position = 0
    for word in hidden:
        pieces += (text[position : word.start], BARRIER * (word.end - word.start))
        position = word.end
    return "".join([*pieces, text[position:]])


def lay(text: str, words: Sequence[Word], hits: Sequence[Hit]) -> list[Place]:
    """Return the places of a text: its words, but one place for each regional word."""
    places: list[Place] = []
    waiting = iter([*hits, None])
    hit = next(waiting)
    for word in words:
        position, last = word.start, word.end
        while hit and hit.end <= position:
            hit = next(waiting)
        if (hit is None or hit.start >= last) and position < last:
            places.append(_piece(text, word, position, last))
            continue
        while position < last:
            while hit and hit.end <= position:
                hit = next(waiting)
            inside = hit if hit and hit.start <= position else None
            stop = last
            if hit:
                stop = min(last, inside.end if inside else hit.start if hit.start > position else last)
            piece = _piece(text, word, position, stop)
            if inside and places and places[-1].hit is inside:
                _join(places[-1], piece)
            else:
                piece.hit = inside
                places.append(piece)
            position = stop
    return places


def lay_draft(text: str, draft: Draft, hits: Sequence[Hit]) -> list[Place]:
    """Return the same where only the new text is asked for: all words between two regional ones are one place."""
    places: list[Place] = []
    position = 0
    # No list sees a hidden word: none of these lies over another.
    apart: list[Hit | Word] = sorted([*hits, *draft.hidden], key=lambda part: part.start)
    for part in apart:
        if part.start > position:
            places.append(_plain(text, draft, position, part.start))
        if part.end > part.start:
            place = _regional(text, draft, part) if isinstance(part, Hit) else _piece(text, part, part.start, part.end)
            places.append(place)
        position = part.end
    return [*places, _plain(text, draft, position, len(text))] if position < len(text) else places


def _plain(text: str, draft: Draft, start: int, end: int) -> Place:
    first, last = bisect_left(draft.starts, start), bisect_left(draft.starts, end)
    borders = [border - start for border in draft.starts[first:last]]
    return Place(start, end, text[start:end], draft.output[start:end], borders=borders)


def _regional(text: str, draft: Draft, hit: Hit) -> Place:
    return Place(hit.start, hit.end, text[hit.start : hit.end], draft.output[hit.start : hit.end], hit=hit)


def _piece(text: str, word: Word, start: int, end: int) -> Place:
    first, last, new, rule, alternatives, margin = word
    old = text[start:end]
    fixed = rule != "" and rule.startswith(DECIDED)
    if start == first and end == last:
        steps = (Step(rule.partition(":")[0], rule, old, new),) if new != old else ()
        return Place(start, end, old, new, steps, alternatives, margin, None, rule, fixed)
    # Only a word whose output has its length is ever cut: the others are hidden from the word lists.
    new = new[start - first : end - first]
    steps = (Step(rule.partition(":")[0], rule, old, new),) if new != old else ()
    return Place(start, end, old, new, steps, rule=rule, fixed=fixed)


def _join(place: Place, piece: Place) -> None:
    place.end, place.old, place.new = piece.end, place.old + piece.old, place.new + piece.new
    place.margin, place.alternatives = min(place.margin, piece.margin), ()
    rules = [step.rule for step in (*place.steps, *piece.steps)]
    place.steps = (Step("script", " + ".join(rules), place.old, place.new),) if rules else ()
    place.rule = place.steps[0].rule if place.steps else ""


def respell(places: Sequence[Place], spelling: Spelling) -> None:
    """Write every place that is not decided in the region's forms; phrases may reach over several places."""
    joined = "".join(BARRIER * len(place.new) if place.fixed else place.new for place in places)
    respelt = spelling.respell(joined, _borders(places))
    if respelt == joined:
        return
    position = 0
    for place in places:
        end = position + len(place.new)
        if place.borders:
            place.new = respelt[position:end]
        elif not place.fixed and respelt[position:end] != place.new:
            place.step("variant", f"variant:{_difference(place.new, respelt[position:end])}", respelt[position:end])
        if place.alternatives:
            place.alternatives = tuple(spelling.respell(text) for text in place.alternatives)
        position = end


def _borders(places: Sequence[Place]) -> list[int]:
    """Return where words start in the new texts, joined, and where the last one ends."""
    borders: list[int] = []
    position = 0
    for place in places:
        borders.append(position)
        if place.borders:
            borders += [position + border for border in place.borders]
        position += len(place.new)
    return [*borders, position]


def _difference(before: str, after: str) -> str:
    pairs = dict.fromkeys(f"{old}→{new}" for old, new in zip(before, after, strict=True) if old != new)
    return " ".join(pairs)


def choose(places: list[Place], house: House) -> list[Place]:
    """Make the choices of the house, each inside a place or over whole places."""
    joined = "".join(BARRIER * len(place.new) if place.fixed else place.new for place in places)
    found = list(house.places(joined))
    if not found:
        return places
    return list(_chosen(places, house, found))


def _chosen(places: list[Place], house: House, found: list[tuple[int, int, int]]) -> Iterator[Place]:
    position, waiting = 0, found
    index = 0
    while index < len(places):
        place = places[index]
        end = position + len(place.new)
        inside = [(word, start, stop) for word, start, stop in waiting if start < end]
        waiting = waiting[len(inside) :]
        group, reach = [place], end
        # A word that starts with this place may end with a later one.
        if len(inside) == 1 and inside[0][1] == position and inside[0][2] > end:
            while reach < inside[0][2] and index + len(group) < len(places):
                group.append(places[index + len(group)])
                reach += len(group[-1].new)
        if reach == max([end, *(stop for _, _, stop in inside)]):
            yield _housed(_merged(group) if inside else place, house, inside, position)
            index, position = index + (len(group) if inside else 1), reach if inside else end
            waiting = [match for match in waiting if match[1] >= position]
        else:
            yield place
            index, position = index + 1, end


def _merged(group: list[Place]) -> Place:
    first = group[0]
    for piece in group[1:]:
        hit = first.hit or piece.hit
        _join(first, piece)
        first.hit = hit
    return first


def _housed(place: Place, house: House, found: list[tuple[int, int, int]], offset: int) -> Place:
    new = place.new
    for word, start, stop in reversed(found):
        if offset <= start and stop <= offset + len(place.new):
            new = new[: start - offset] + house.forms[word] + new[stop - offset :]
            rule = f"house:{house.words[word]}→{house.forms[word]}"
    if new != place.new:
        place.step("house", rule, new)
    return place
