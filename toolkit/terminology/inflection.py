"""The forms in which an English term may stand in a text, generated from the term and its part of speech.

Forms are generated and not stemmed away: a stemmer takes "position" for "posit" and "organization" for "organ".
"""

import re
from functools import lru_cache
from itertools import product

# Base, past, participle; of verbs whose -ing form is irregular too, that as well. From common knowledge of English.
_VERBS = """
be was/were been being| become became become| begin began begun beginning| bet bet bet betting|
bite bit bitten| blow blew blown| break broke broken| bring brought brought| build built built|
buy bought bought| catch caught caught| choose chose chosen| come came come| cost cost cost|
cut cut cut cutting| deal dealt dealt| do did done| draw drew drawn| drive drove driven| eat ate eaten|
fall fell fallen| feed fed fed| feel felt felt| fight fought fought| find found found| fly flew flown|
forecast forecast forecast| forget forgot forgotten forgetting| get got got/gotten getting| give gave given|
go went gone| grow grew grown| have had had| hear heard heard| hide hid hidden| hit hit hit hitting|
hold held held| keep kept kept| know knew known| lay laid laid| lead led led|
learn learned/learnt learned/learnt| leave left left| lend lent lent| let let let letting| lie lay lain lying|
lose lost lost| make made made| mean meant meant| meet met met| outsource outsourced outsourced|
pay paid paid| put put put putting| quit quit quit quitting| read read read| ride rode ridden|
rise rose risen| run ran run running| say said said| see saw seen| seek sought sought| sell sold sold|
send sent sent| set set set setting| shake shook shaken| show showed shown| shrink shrank shrunk|
shut shut shut shutting| sink sank sunk| sit sat sat sitting| speak spoke spoken| spend spent spent|
spin spun spun spinning| split split split splitting| spread spread spread| stand stood stood|
steal stole stolen| stick stuck stuck| strike struck struck| swear swore sworn| swim swam swum swimming|
take took taken| teach taught taught| tell told told| think thought thought| throw threw thrown|
understand understood understood| wear wore worn| win won won winning| withdraw withdrew withdrawn|
write wrote written| overcome overcame overcome| undertake undertook undertaken| rebuild rebuilt rebuilt|
restructure restructured restructured| plan planned planned planning| ship shipped shipped shipping|
stop stopped stopped stopping| drop dropped dropped dropping| trim trimmed trimmed trimming|
cancel cancelled/canceled cancelled/canceled cancelling/canceling|
label labelled/labeled labelled/labeled labelling/labeling|
travel travelled/traveled travelled/traveled travelling/traveling|
model modelled/modeled modelled/modeled modelling/modeling| refer referred referred referring|
transfer transferred transferred transferring| prefer preferred preferred preferring|
occur occurred occurred occurring| commit committed committed committing|
submit submitted submitted submitting| permit permitted permitted permitting|
admit admitted admitted admitting| control controlled controlled controlling|
format formatted formatted formatting| chat chatted chatted chatting| tag tagged tagged tagging|
log logged logged logging| debug debugged debugged debugging| step stepped stepped stepping|
sum summed summed summing| swap swapped swapped swapping| scan scanned scanned scanning|
map mapped mapped mapping| tip tipped tipped tipping| fit fitted/fit fitted/fit fitting| bid bid bid bidding|
rid rid rid ridding| rub rubbed rubbed rubbing| axe axed axed axing| die died died dying| tie tied tied tying
"""
_PLURALS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
    "tooth": "teeth",
    "mouse": "mice",
    "goose": "geese",
    "leaf": "leaves",
    "life": "lives",
    "knife": "knives",
    "wife": "wives",
    "shelf": "shelves",
    "half": "halves",
    "self": "selves",
    "loaf": "loaves",
    "thief": "thieves",
    "wolf": "wolves",
    "analysis": "analyses",
    "basis": "bases",
    "crisis": "crises",
    "thesis": "theses",
    "hypothesis": "hypotheses",
    "diagnosis": "diagnoses",
    "axis": "axes",
    "criterion": "criteria",
    "phenomenon": "phenomena",
    "datum": "data",
    "medium": "media",
    "index": "indices",
    "matrix": "matrices",
    "vertex": "vertices",
    "appendix": "appendices",
    "bonus": "bonuses",
    "hero": "heroes",
    "potato": "potatoes",
    "veto": "vetoes",
    "echo": "echoes",
    "sheep": "sheep",
    "series": "series",
    "species": "species",
    "staff": "staff",
}
PARTICLES = frozenset(
    {"off", "out", "up", "down", "in", "on", "away", "back", "over", "through", "aside", "apart", "together"}
)
"""Second halves of phrasal verbs; the object may stand before them."""

# American endings and the British ones beside them: organization, organisation; analyze, analyse.
_IZE = re.compile(r"\b(\w{2,}[iy])z(e|es|ed|ing|ation|ations|er|ers)\b")
_VOWELS = "aeiou"


@lru_cache
def _irregular_verbs() -> dict[str, tuple[str, ...]]:
    table = {}
    for entry in _VERBS.replace("\n", "").split("|"):
        base, *rest = entry.split()
        table[base] = tuple(form for part in rest for form in part.split("/"))
    return table


def plural(noun: str) -> str:
    """Return the plural of an English noun in lower case.

    >>> [plural(noun) for noun in ("layoff", "policy", "day", "process", "branch", "salesman", "analysis")]
    ['layoffs', 'policies', 'days', 'processes', 'branches', 'salesmen', 'analyses']
    """
    if noun in _PLURALS:
        return _PLURALS[noun]
    if noun.endswith("man") and len(noun) > 4:
        return noun[:-2] + "en"
    if noun.endswith("y") and len(noun) > 1 and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


def verb_forms(verb: str) -> tuple[str, ...]:
    """Return every form of an English verb in lower case, the base first.

    >>> verb_forms("lay"), verb_forms("cut")
    (('lay', 'lays', 'laid', 'laying'), ('cut', 'cuts', 'cutting'))
    >>> verb_forms("plan")
    ('plan', 'plans', 'planned', 'planning')
    """
    third = {"be": "is", "have": "has", "do": "does", "go": "goes"}.get(verb) or plural(verb)
    irregular = _irregular_verbs().get(verb, ())
    past = irregular or (_past(verb),)
    present = () if any(form.endswith("ing") for form in irregular) else (_ing(verb),)
    return tuple(dict.fromkeys((verb, third, *past, *present)))


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and len(verb) > 1 and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return (verb + verb[-1] if _doubles(verb) else verb) + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return (verb + verb[-1] if _doubles(verb) else verb) + "ing"


def _doubles(verb: str) -> bool:
    """Whether a verb of one syllable doubles its last consonant: plan, ship, cut."""
    if len(verb) < 3 or verb[-1] in "aeiouwxyhlrsn" or verb[-2] not in _VOWELS or verb[-3] in _VOWELS:
        return False
    return sum(letter in _VOWELS for letter in verb) == 1


def inflected(term: str, part_of_speech: str = "") -> tuple[str, ...]:
    """Return the forms of an English term, itself first; capitals of the unchanged part are kept.

    A noun changes its last word, a verb its first; where nobody says which it is, a single word may be both, and of
    several the last may become plural, the first too if the second is a particle.

    >>> inflected("account manager", "noun")
    ('account manager', 'account managers', 'account-manager', 'account-managers')
    >>> inflected("lay off")[:8]
    ('lay off', 'lays off', 'laid off', 'laying off', 'lay-off', 'lay-offs', 'layoff', 'layoffs')
    """
    words = term.split(" ")
    kind = part_of_speech.lower()
    forms = [term]
    if not words[-1].isascii() or not words[-1][-1:].isalnum():
        return (term,)
    phrasal = len(words) == 2 and words[1].lower() in PARTICLES
    if kind == "verb" or (not kind and phrasal):
        forms += [" ".join((form, *words[1:])) for form in _like(words[0], verb_forms(words[0].lower()))]
        forms += [] if kind else [f"{words[0]}{joint}{words[1]}{end}" for joint in ("-", "") for end in ("", "s")]
    elif kind in {"", "noun", "propernoun", "abbreviation"} and not words[-1][-1].isdigit():
        forms += [" ".join((*words[:-1], form)) for form in _like(words[-1], (plural(words[-1].lower()),))]
        if not kind and len(words) == 1 and term.islower():
            forms += verb_forms(term)
    forms += [british for form in forms if (british := _IZE.sub(r"\1s\2", form)) != form]
    return (*dict.fromkeys(forms), *_joined(forms))


def _like(word: str, forms: tuple[str, ...]) -> list[str]:
    """Return forms with the capitals of the word: PIP gives PIPs, Principle gives Principles."""
    if word.isupper() and len(word) > 1:
        return [word + form[len(word) :] for form in forms if form.startswith(word.lower())]
    return [word[:1] + form[1:] if form[:1] == word[:1].lower() else form for form in forms]


def _joined(forms: list[str]) -> tuple[str, ...]:
    """Return the spellings with a hyphen for a space, a space for a hyphen, and a prefix written together."""
    found: list[str] = []
    for form in dict.fromkeys(forms):
        pieces = _pieces(form)
        if 2 <= len(pieces) <= 4:
            found += ["".join(parts) for parts in _spellings(pieces)]
        if form.count("-") == 1 and " " not in form:
            found.append(form.replace("-", ""))
    return tuple(one for one in dict.fromkeys(found) if one not in forms)


def _pieces(form: str) -> list[str]:
    return form.replace("-", " ").split(" ")


def _spellings(pieces: list[str]) -> list[list[str]]:
    gaps = product(" -", repeat=len(pieces) - 1)
    return [[pieces[0], *(gap + piece for gap, piece in zip(row, pieces[1:], strict=True))] for row in gaps]
