"""An exporter that keeps to everything, and one for each way not to; other processes import them by name."""

from __future__ import annotations

import datetime as dt
import json
import socket
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, field_serializer

from relations.model import Article, Heading, ListItem


class GoodOptions(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    title: bool = Field(default=True, description="Whether it begins with the title.")
    ends: Literal["unix", "windows"] = Field(default="unix", description="The ends of its lines.")


class Good:
    name: ClassVar[str] = "good"
    api_version: ClassVar[int] = 1
    suffix: ClassVar[str] = ".good.txt"
    media_type: ClassVar[str] = "text/plain; charset=utf-8"
    Options: ClassVar[type[BaseModel]] = GoodOptions

    def __init__(self, options: Any = None) -> None:
        self.options = options or self.Options()

    def export(self, article: Article) -> bytes:
        lines = [article.title or ""] if getattr(self.options, "title", True) else []
        lines += [block.text for block in article.body]
        end = "\r\n" if getattr(self.options, "ends", "unix") == "windows" else "\n"
        return "".join(line + end for line in lines).encode()

    def export_all(self, articles: Iterable[Article]) -> Iterator[bytes]:
        yield from (self.export(article) for article in articles)


class NameInCapitals(Good):
    name = "Good"


class SuffixWithoutDot(Good):
    suffix = "txt"


class MediaTypeWithoutSlash(Good):
    media_type = "text"


class VersionOfTomorrow(Good):
    api_version = 2


class NameOfAnother(Good):
    name = "json"


class LooseOptions(GoodOptions):
    model_config = ConfigDict(extra="ignore")


class OptionsThatAreLoose(Good):
    Options = LooseOptions


class OptionsThatChange(Good):
    class Options(GoodOptions):
        model_config = ConfigDict(frozen=False)


class OptionWithoutDescription(Good):
    class Options(GoodOptions):
        width: int = 80


class OptionWithoutDefault(Good):
    class Options(GoodOptions):
        width: int = Field(default=..., description="The width.")


class DefaultLostInJson(Good):
    class Options(GoodOptions):
        @field_serializer("title")
        def _other(self, value: bool) -> bool:  # noqa: FBT001 -- pydantic gives it so
            return not value


class DefaultsOfItsOwn(Good):
    def __init__(self, options: Any = None) -> None:
        super().__init__(options or GoodOptions(title=False))


class ValueLostInJson(Good):
    class Options(GoodOptions):
        @field_serializer("ends")
        def _same(self, _value: str) -> str:
            return "unix"


class ValueThatFails(Good):
    def export(self, article: Article) -> bytes:
        if self.options.ends == "windows":
            raise NotImplementedError(self.options.ends)
        return super().export(article)


class ValueThatIsHashed(Good):
    def export(self, article: Article) -> bytes:
        return super().export(article) + (str(hash("windows")).encode() if self.options.ends == "windows" else b"")


class Text(Good):
    def export(self, article: Article) -> bytes:
        return super().export(article).decode()  # type: ignore[return-value] # which is what is wrong


class NothingForNothing(Good):
    def export(self, article: Article) -> bytes:
        if not article.blocks:
            raise ValueError(article.source.name)
        return super().export(article)


class OneCallForEachBlock(Good):
    def export(self, article: Article) -> bytes:
        def written(number: int) -> str:
            return "" if number == len(article.body) else f"{article.body[number].text}\n{written(number + 1)}"

        return written(0).encode()


class ThreeLevels(Good):
    def export(self, article: Article) -> bytes:
        marks = {1: "", 2: "", 3: ""}
        return "".join(
            (marks[block.level] if isinstance(block, Heading) else "") + block.text + "\n" for block in article.body
        ).encode()


class WithoutItems(Good):
    def export(self, article: Article) -> bytes:
        return "".join(block.text + "\n" for block in article.body if not isinstance(block, ListItem)).encode()


class BackToFront(Good):
    def export(self, article: Article) -> bytes:
        return "".join(block.text + "\n" for block in article.body[::-1]).encode()


class Counting(Good):
    calls = 0

    def export(self, article: Article) -> bytes:
        self.calls += 1
        return super().export(article) + str(self.calls).encode()


class Hashing(Good):
    def export(self, article: Article) -> bytes:
        return super().export(article) + str(hash(article.source.sha256)).encode()


class Dated(Good):
    def export(self, article: Article) -> bytes:
        return super().export(article) + str(dt.datetime.now(dt.UTC).date()).encode()


class Asking(Good):
    def export(self, article: Article) -> bytes:
        try:
            socket.create_connection(("localhost", 9), timeout=0.1)
        except OSError:
            return super().export(article)
        raise AssertionError


class Writing(Good):
    def export(self, article: Article) -> bytes:
        article.__dict__["title"] = json.dumps(article.title)
        return super().export(article)


class OnlyForLists(Good):
    def export_all(self, articles: Iterable[Article]) -> Iterator[bytes]:
        yield from (self.export(article) for article in articles[:])  # type: ignore[index] # which is what is wrong


class LinesBetween(Good):
    concatenates: ClassVar[bool] = True

    def export_all(self, articles: Iterable[Article]) -> Iterator[bytes]:
        yield b"--\n".join(self.export(article) for article in articles)


class AtLeastOne(Good):
    def export_all(self, articles: Iterable[Article]) -> Iterator[bytes]:
        yield self.export(next(iter(articles)))


class NoFunctionForMany(Good):
    export_all = "articles"
