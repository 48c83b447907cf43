"""That a signature holds for the very text that was read, and asks again when that has changed."""

from datetime import UTC, datetime, timedelta

import pytest

from sherpa_sim.content.code_of_conduct import CodeOfConduct, load_code_of_conduct, short_digest
from sherpa_sim.content.conduct_record import (
    MOST_SIGNATURES,
    ConductRecord,
    Standing,
    read_of,
    sign,
    standing,
    with_read,
    withdraw,
)
from sherpa_sim.content.record import Text
from sherpa_sim.content.tool_record import read_tool_file, tool_file
from sherpa_sim.domain.problem import Problem

CODE = load_code_of_conduct()
NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


def all_of_it(language: str = "nl", code: CodeOfConduct = CODE) -> ConductRecord:
    record = ConductRecord()
    for article in code.articles:
        record = with_read(record, code, language, article.key)
    return record


def changed(**text: str) -> CodeOfConduct:
    """The code with the text of its first article changed."""
    first = CODE.articles[0]
    own = first.model_copy(update={"text": Text(**{"en": first.text.en, "nl": first.text.nl, **text})})
    return CODE.model_copy(update={"articles": (own, *CODE.articles[1:])})


def test_who_has_not_read_it_cannot_sign() -> None:
    with pytest.raises(Problem, match="Read every article first"):
        sign(ConductRecord(), CODE, "nl", NOW)
    record = with_read(ConductRecord(), CODE, "nl", CODE.articles[0].key)
    assert read_of(record, CODE, "nl") == {CODE.articles[0].key}
    assert read_of(record, CODE, "en") == set()
    with pytest.raises(Problem, match="Read every article first"):
        sign(all_of_it("en"), CODE, "nl", NOW)


def test_a_signature_says_which_text_and_comes_back_from_its_file() -> None:
    signed = sign(all_of_it(), CODE, "nl", NOW)
    (one,) = signed.signatures
    assert (one.code_version, one.language, one.digest, one.signed) == ("1.0", "nl", CODE.digest("nl"), NOW)
    assert standing(signed, CODE) is Standing.SIGNED
    assert read_tool_file("x.json", tool_file(signed), ConductRecord()) == signed
    with pytest.raises(Problem, match="signed this text already"):
        sign(signed, CODE, "nl", NOW)


def test_another_text_asks_again_and_another_example_does_not() -> None:
    signed = sign(all_of_it(), CODE, "nl", NOW)
    assert standing(signed, changed(nl="Anders.")) is Standing.OTHER_TEXT
    assert standing(signed, changed(en="Other.")) is Standing.SIGNED
    assert standing(signed, CODE.model_copy(update={"version": "1.1"})) is Standing.OTHER_TEXT
    new = changed(nl="Anders.")
    with pytest.raises(Problem, match="Read every article first"):
        sign(signed, new, "nl", NOW)
    again = signed
    for article in new.articles:
        again = with_read(again, new, "nl", article.key)
    again = sign(again, new, "nl", NOW + timedelta(days=9))
    assert standing(again, new) is Standing.SIGNED
    assert len(again.signatures) == 2
    example = CODE.articles[0].model_copy(update={"example": Text(en="So.", nl="Zo.")})
    clearer = CODE.model_copy(update={"articles": (example, *CODE.articles[1:])})
    assert standing(signed, clearer) is Standing.SIGNED


def test_a_signature_is_withdrawn_and_stays_known() -> None:
    signed = sign(all_of_it(), CODE, "nl", NOW)
    gone = withdraw(signed, NOW + timedelta(days=1))
    assert standing(gone, CODE) is Standing.WITHDRAWN
    assert gone.signatures[0].signed == NOW
    with pytest.raises(Problem, match="no signature to withdraw"):
        withdraw(gone, NOW)
    with pytest.raises(Problem, match="no signature to withdraw"):
        withdraw(ConductRecord(), NOW)
    assert standing(sign(gone, CODE, "nl", NOW + timedelta(days=2)), CODE) is Standing.SIGNED


def test_who_signs_and_withdraws_for_ever_keeps_the_newest() -> None:
    record = all_of_it()
    for turn in range(MOST_SIGNATURES + 5):
        record = withdraw(sign(record, CODE, "nl", NOW + timedelta(hours=turn)), NOW + timedelta(hours=turn))
    assert len(record.signatures) == MOST_SIGNATURES
    assert record.signatures[-1].signed == NOW + timedelta(hours=MOST_SIGNATURES + 4)
    assert ConductRecord.model_validate(record.model_dump()) == record


def test_the_mark_is_short_enough_to_read_aloud() -> None:
    assert short_digest("0123456789abcdef" * 4) == "0123 4567 89ab cdef"
    assert CODE.digest("nl") != CODE.digest("en")
