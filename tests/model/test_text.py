"""What holds for texts, marks and changes, whatever they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.model.text import Anchor, Change, Mark, MarkKind, RichText, Span, apply, runs


@st.composite
def marked_texts(draw, alphabet="ab中裡 "):
    text = draw(st.text(st.sampled_from(list(alphabet)), max_size=30))
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: Span(min(pair), max(pair)))
    marks = draw(st.lists(st.builds(Mark, spans, st.sampled_from(list(MarkKind))), max_size=5))
    return RichText(text, tuple(marks))


@st.composite
def changed_texts(draw):
    text = draw(marked_texts())
    edges = sorted(draw(st.sets(st.integers(0, len(text.text)), max_size=8)))
    changes = tuple(
        Change(Span(start, end), text.text[start:end], draw(st.text(st.sampled_from("xyz"), max_size=4)), "test:x")
        for start, end in zip(edges[::2], edges[1::2], strict=False)
    )
    return text, changes


@given(marked_texts())
def test_no_changes_leave_the_text_as_it_is(text):
    assert apply(text, ()) == text


@given(changed_texts())
def test_what_no_change_covers_stays(case):
    text, changes = case
    kept = "".join(
        text.text[i] for i in range(len(text.text)) if not any(c.span.start <= i < c.span.end for c in changes)
    )
    assert "".join(c for c in apply(text, changes).text if c not in "xyz") == kept


@given(changed_texts())
def test_marks_stay_inside_and_keep_what_they_wholly_cover(case):
    text, changes = case
    after = apply(text, changes)
    assert len(after.marks) == len(text.marks)
    for mark in text.marks:
        if any(c.span.overlaps(mark.span) and not mark.span.covers(c.span) for c in changes):
            continue
        inside = [c for c in changes if len(mark.span) and mark.span.covers(c.span) and len(c.span)]
        alone = RichText(text.text, (mark,))
        moved = apply(alone, changes).marks[0].span.of(after.text)
        expected = apply(RichText(mark.span.of(text.text)), [_shift(c, mark.span.start) for c in inside]).text
        assert moved == expected or len(mark.span) == 0 or any(not len(c.span) for c in changes)


def _shift(change, by):
    return Change(Span(change.span.start - by, change.span.end - by), change.old, change.new, change.rule)


@given(marked_texts())
def test_runs_rebuild_the_text(text):
    assert "".join(run for run, _ in runs(text)) == text.text


@given(marked_texts(), st.data())
def test_cutting_keeps_the_text_of_the_span(text, data):
    start = data.draw(st.integers(0, len(text.text)))
    end = data.draw(st.integers(start, len(text.text)))
    assert text.cut(Span(start, end)).text == text.text[start:end]


def test_overlapping_changes_are_refused():
    with pytest.raises(ValueError, match="overlap"):
        apply(RichText("abc"), [Change(Span(0, 2), "ab", "x", "t"), Change(Span(1, 3), "bc", "y", "t")])


def test_a_change_that_does_not_fit_is_refused():
    with pytest.raises(ValueError, match="is not at"):
        apply(RichText("abc"), [Change(Span(0, 1), "b", "x", "t")])


def test_a_word_half_bold_stays_half_bold():
    text = RichText("用软件吧", (Mark(Span(1, 2), MarkKind.STRONG),))
    after = apply(text, [Change(Span(1, 3), "软件", "軟體", "vocabulary:软件")])
    assert after.marks[0].span.of(after.text) == "軟"


def test_an_insertion_behind_a_mark_stays_outside_of_it():
    text = RichText("領導力準則很重要", (Mark(Span(0, 5), MarkKind.STRONG), Mark(Span(5, 8), MarkKind.EMPHASIS)))
    after = apply(text, [Change(Span(5, 5), "", "（LP）", "glossary:lp")])
    assert [mark.span.of(after.text) for mark in after.marks] == ["領導力準則", "很重要"]


def test_places_follow_the_text():
    text = RichText("ab\ncd", anchors=(Anchor(0, 3, 5), Anchor(3, 4, 1)))
    assert (text.place(1), text.place(4)) == ((3, 6), (4, 2))
    moved = apply(text, [Change(Span(0, 1), "a", "aaa", "t")])
    assert moved.place(6) == (4, 2)


@given(marked_texts())
def test_marks_in_a_row_give_the_runs_that_any_marks_give(text):
    found = list(runs(text))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("toolkit.model.text.in_a_row", lambda _: False)
        assert list(runs(text)) == found
