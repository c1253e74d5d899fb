"""Checks of numbers, dates, shares, measures and currencies by value."""

from collections.abc import Iterator

from toolkit.checks.numbers import Quantity, agree
from toolkit.checks.numbers.quantity import unanswered
from toolkit.checks.side import Finding, Pair
from toolkit.model.message import Message


def number_mismatch(pair: Pair) -> Iterator[Finding]:
    """A number, date, share or measure of one side has no equal on the other.

    A wrong figure is the error readers forgive least. Values are compared, not digits: 1000億 is 100 billion, 兩成 is
    20%, 九十分鐘 is an hour and a half. Numerals inside words are no numbers: 一直, 萬一, 四面八方; “one of the”, “no
    one”.

    Fires on «三天 | four days», «10月28日 | November 28»; silent on «近10年 | nearly a decade», «一夜之間 | overnight».
    """
    if not pair.is_translated:
        return
    missing = unanswered(pair.source.quantities, pair.target.quantities)
    extra = unanswered(pair.target.quantities, pair.source.quantities)
    for quantity in extra:
        partner = missing.pop(0) if missing else None
        text = quantity.span.of(pair.target.flat)
        if partner:
            message = Message(
                "“{source}” in the source, “{target}” in the target",
                (("source", partner.span.of(pair.source.flat)), ("target", text)),
            )
        else:
            message = Message("“{target}” has no counterpart in the source", (("target", text),))
        yield Finding(message, quantity.span)
    for quantity in missing:
        text = quantity.span.of(pair.source.flat)
        message = Message("“{source}” has no counterpart in the target", (("source", text),))
        yield Finding(message, quantity.span, in_source=True)


def currency_mismatch(pair: Pair) -> Iterator[Finding]:
    """The same amount is in another currency, or has lost its currency.

    100 billion yuan are not 100 billion dollars. 元 alone means the currency of the region of its text.

    Fires on «1000億美元 | 100 billion yuan»; silent on «1000億美元 | $100 billion», «3,000元 | NT$3,000».
    """
    if not pair.is_translated:
        return
    said = {code for quantity in pair.target.quantities for code in quantity.currencies}
    for quantity in pair.source.quantities:
        others = [other for other in pair.target.quantities if agree(quantity, other)]
        if not quantity.currencies or not others or any(other.currencies & quantity.currencies for other in others):
            continue
        other = next((one for one in others if one.currencies), others[0])
        if other.currencies or (other.certain and not said & quantity.currencies):
            yield _other_currency(pair, quantity, other)


def _other_currency(pair: Pair, quantity: Quantity, other: Quantity) -> Finding:
    values = (("source", quantity.span.of(pair.source.flat)), ("target", other.span.of(pair.target.flat)))
    return Finding(
        Message("not the same currency: “{source}” in the source, “{target}” in the target", values), other.span
    )
