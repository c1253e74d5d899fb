"""Objects that are made while nobody searches for garbage are searched afterwards as any others."""

import gc
import weakref

import pytest

from tests.writers.sample_documents import article
from toolkit import writers
from toolkit.garbage import left_alone
from toolkit.model.document import Document


class Circle:
    def __init__(self):
        self.itself = self


def test_what_refers_to_itself_is_found_afterwards():
    with left_alone():
        circle = weakref.ref(Circle())
        assert circle() is not None
    assert gc.isenabled()
    gc.collect()
    assert circle() is None


def test_a_search_that_was_off_stays_off_and_frozen_objects_stay_frozen():
    gc.freeze()
    before = gc.get_freeze_count()
    gc.disable()
    with left_alone():
        pass
    assert not gc.isenabled()
    gc.enable()
    with left_alone():
        pass
    assert gc.get_freeze_count() >= before - 100
    gc.unfreeze()


@pytest.mark.parametrize("name", writers.FORMATS)
def test_a_document_is_let_go_without_a_search(name):
    writers.write(article(), name)
    gc.collect()
    gc.disable()
    try:
        before = documents()
        writers.write(article(), name)
        assert documents() == before
    finally:
        gc.enable()


def documents():
    return sum(isinstance(each, Document) for each in gc.get_objects())
