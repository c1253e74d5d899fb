"""How the layers after the script one are laid over the words of a text."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from toolkit.conversion.house import House
from toolkit.conversion.lattice import Word
from toolkit.conversion.places import Place, Step
from toolkit.conversion.variants import Spelling
from toolkit.conversion.vocabulary import Hit

BARRIER = "\0"
"""Stands where a layer must not see anything."""
DECIDED = ("name:", "term:", "own:", "wiki:", "keep")
"""Starts of the rules of words that no later layer touches."""


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


def lay(text: str, words: Sequence[Word], hits: Sequence[Hit], *, coarse: bool = False) -> list[Place]:
    """Return the places of a text: its words, but one place for each regional word.

    Where only the new text is asked for (`coarse`), all words between two regional ones are one place.
    """
    places: list[Place] = []
    waiting = iter([*hits, None])
    hit = next(waiting)
    plain: list[Word] = []
    for word in words:
        position, last, _, rule, *_ = word
        while hit and hit.end <= position:
            hit = next(waiting)
        if coarse and (hit is None or hit.start >= last) and not (rule and rule.startswith(DECIDED)):
            plain.append(word)
            continue
        _lay_plain(text, plain, places)
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
    _lay_plain(text, plain, places)
    return places


def _lay_plain(text: str, words: list[Word], places: list[Place]) -> None:
    """Lay words that no regional word touches as one place, and forget them."""
    if words:
        start, end, outputs = words[0].start, words[-1].end, [word.output for word in words]
        places.append(Place(start, end, text[start:end], "".join(outputs), lengths=[len(output) for output in outputs]))
        words.clear()


def _piece(text: str, word: Word, start: int, end: int) -> Place:
    first, last, new, rule, alternatives, margin = word
    old = text[start:end]
    fixed = rule.startswith(DECIDED) if rule else False
    if start == first and end == last:
        steps = [Step(rule.partition(":")[0], rule, old, new)] if new != old else []
        return Place(start, end, old, new, steps, alternatives, margin, None, rule, fixed)
    # Only a word whose output has its length is ever cut: the others are hidden from the word lists.
    new = new[start - first : end - first]
    steps = [Step(rule.partition(":")[0], rule, old, new)] if new != old else []
    return Place(start, end, old, new, steps, rule=rule, fixed=fixed)


def is_hidden(word: Word) -> bool:
    """Return whether the word lists must not see a word: it is decided, or it could not be cut."""
    start, end, output, rule, *_ = word
    return len(output) != end - start or (rule != "" and rule.startswith(DECIDED))


def _join(place: Place, piece: Place) -> None:
    place.end, place.old, place.new = piece.end, place.old + piece.old, place.new + piece.new
    place.margin, place.alternatives = min(place.margin, piece.margin), ()
    rules = [step.rule for step in (*place.steps, *piece.steps)]
    place.steps = [Step("script", " + ".join(rules), place.old, place.new)] if rules else []
    place.rule = place.steps[0].rule if rules else ""


def respell(places: Sequence[Place], spelling: Spelling) -> None:
    """Write every place that is not decided in the region's forms; phrases may reach over several places."""
    joined = "".join(BARRIER * len(place.new) if place.fixed else place.new for place in places)
    lengths = [length for place in places for length in place.lengths or (len(place.new),)]
    borders = frozenset(accumulate(lengths, initial=0))
    respelt = spelling.respell(joined, borders)
    if respelt == joined:
        return
    position = 0
    for place in places:
        end = position + len(place.new)
        if place.lengths:
            place.new = respelt[position:end]
        elif not place.fixed and respelt[position:end] != place.new:
            place.step("variant", f"variant:{_difference(place.new, respelt[position:end])}", respelt[position:end])
        if place.alternatives:
            place.alternatives = tuple(spelling.respell(text) for text in place.alternatives)
        position = end


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
