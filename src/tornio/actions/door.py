"""The one door: who acts is let through or told why not, in one transaction, and the audit log knows of it.

    @reading("referrals.view", check_see_referrals)
    def view(by: Actor, key: str) -> ReferralPage: ...

    @writing("referrals.accept", check_decide_referral)
    def accept(by: Actor, key: str, *, version: int, waiver: str = "") -> str: ...

A write returns the key of what it wrote, which is what the audit log and the receipt hold. Every write takes
`once`, the mark of one sending of one form: the same sending again answers with the first one's key and does
nothing new.
"""

from __future__ import annotations

import functools
import hashlib
import hmac
import inspect
import json
from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.conf import settings
from django.db import transaction

from tornio.actions import clock
from tornio.care import glass
from tornio.care.permissions import Actor, Check, NotPermittedError
from tornio.records import audit
from tornio.records.base import ChangedMeanwhileError, NotFoundError, is_key, take_turns
from tornio.records.forms import Receipt
from tornio.vocabulary.fault import FaultyInput

__all__ = ["AlreadySentError", "ChangedMeanwhileError", "NotFoundError", "reading", "writing"]

P = ParamSpec("P")
R = TypeVar("R")
#: What an action raises where it lets nobody do what they tried.
REFUSALS = (NotPermittedError, FaultyInput, NotFoundError)
Work = Callable[Concatenate[Actor, P], R]


class AlreadySentError(RuntimeError):
    """The same form was sent before with other words in it; `key` is what the first sending made."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__("This form was saved already, with other words in it.")


def reading(name: str, check: Check, *, through_glass: bool = True) -> Callable[[Work[P, R]], Work[P, R]]:
    """A read: permitted, in one transaction, and noted with the first argument as its subject. A list, a sum or
    the form of something that is not written `through_glass` is of the actor's own teams' records alone."""

    def decorate(work: Work[P, R]) -> Work[P, R]:
        read = work if through_glass else at_home(work, lambda: NotPermittedError(glass.FOR_READING.rule))

        @functools.wraps(work)
        def door(by: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
            check(by)
            with transaction.atomic():
                result = read(by, *args, **kwargs)
                audit.saw(clock.now(), by.key, name, subject_of(args, kwargs))
            return result

        return known(door, name, writes=False)

    return decorate


def writing(
    name: str, check: Check, *, tried: Callable[..., str] | None = None, through_glass: bool = False
) -> Callable[[Work[P, str]], Callable[..., str]]:
    """A write: permitted, once only, in one transaction with its audit event; returns the key of what it
    wrote. With `tried`, an attempt that is refused is on record too: it takes the action's arguments and says
    whose record it was about, where that is known. A record that somebody opened with a reason is not
    written in, except `through_glass` (docs/decisions/0019)."""

    def decorate(work: Work[P, str]) -> Callable[..., str]:
        write = work if through_glass else at_home(work, lambda: FaultyInput([glass.FOR_READING]))

        @functools.wraps(work)
        def door(by: Actor, /, *args: Any, once: str = "", **kwargs: Any) -> str:
            mark = digest(name, args, kwargs)
            try:
                return once_only(by, mark, once, *args, **kwargs)
            except REFUSALS:
                if tried is not None:
                    refused(by.key, name, tried(*args, **kwargs), mark)
                raise

        def once_only(by: Actor, mark: str, once: str, *args: Any, **kwargs: Any) -> str:
            check(by)
            with transaction.atomic():
                take_turns()
                sent = receipt(by, once) if once else None
                if sent is not None:
                    return the_same(sent, mark)
                key = write(by, *args, **kwargs)
                now = clock.now()
                if once:
                    Receipt.objects.create(
                        actor=by.key, once=once, action=name, digest=mark, result=key, at=now
                    )
                audit.append(now, by.key, name, key, mark)
            return key

        return known(door, name, writes=True)

    return decorate


def at_home(work: Work[P, R], told: Callable[[], Exception]) -> Work[P, R]:
    """The same work without what the actor opened with a reason. Whoever has something open and reaches for
    what is not their team's is `told`, the same whether there is such a thing or not."""

    def worked(by: Actor, /, *args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return work(by.at_home, *args, **kwargs)
        except NotFoundError as error:
            if by.opened:
                raise told() from error
            raise

    return worked


def refused(user_key: str, name: str, subject: str, mark: str) -> None:
    """An attempt that was refused, on record: who, when, about whom; never the words."""
    with transaction.atomic():
        audit.append(clock.now(), user_key, f"{name}-refused", subject, mark)


def known(door: Callable[..., R], name: str, *, writes: bool) -> Callable[..., R]:
    """Marks a function as an action, for the test that inspects every one of them."""
    door.action = name  # type: ignore[attr-defined]  # functions carry attributes; typeshed does not say so
    door.writes = writes  # type: ignore[attr-defined]
    return door


def receipt(by: Actor, once: str) -> Receipt | None:
    """What a sending made, if it was saved."""
    return Receipt.objects.filter(actor=by.key, once=once).first()


def the_same(sent: Receipt, mark: str) -> str:
    """The first sending's answer, where the second says the same."""
    if not hmac.compare_digest(sent.digest, mark):
        raise AlreadySentError(sent.result)
    return sent.result


def subject_of(args: tuple[object, ...], kwargs: dict[str, Any]) -> str:
    """What was read: the first argument where it is a key; never words."""
    first = args[0] if args else next(iter(kwargs.values()), "")
    return first if isinstance(first, str) and is_key(first) else ""


def digest(name: str, args: tuple[object, ...], kwargs: dict[str, Any]) -> str:
    """A keyed digest of what was written: shows later whether two writings were the same, and tells nobody the
    words."""
    words = json.dumps([name, args, kwargs], default=repr, sort_keys=True).encode()
    return hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).hexdigest()


def signature(action: Callable[..., Any]) -> inspect.Signature:
    """The signature of what is behind the door."""
    return inspect.signature(inspect.unwrap(action))
