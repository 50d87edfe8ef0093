"""Work shared among processes: answers come in the order of what was given, and a process that dies takes none along.

What is given travels in chunks, so that carrying it costs little; how much is under way is bounded in number and in
weight, so that memory stays flat however much is given.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from relations.errors import WorkerError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

Given = TypeVar("Given")
Answer = TypeVar("Answer")

CHUNK_WEIGHT = 128_000
"""Bytes of text in a chunk, about a fifth of a second of work: carrying it, and waiting for its turn, costs little."""
CHUNK_LENGTH = 64
"""Most inputs in a chunk, however short they are."""
CHUNKS_AHEAD = 16
"""For each process, how many chunks may be under way or wait for the answers before them."""
WEIGHT_AHEAD = 8_000_000
"""And how many bytes; but each process may always have one chunk, however heavy."""


def each(
    work: Callable[[Given], Answer], inputs: Iterable[Given], *, jobs: int, weight: Callable[[Given], int]
) -> Generator[tuple[Given, Answer | WorkerError], None, None]:
    """Yield each input with what the work makes of it, in order; inputs are taken as they are needed.

    Closing the generator ends the processes.

    An input on which a process dies is tried once more, by itself; if that process dies too, its answer is the error
    that says so. With one job the work is done here, and nothing is lost but by dying oneself.

    Args:
        work: What is done with each; it and what it takes and gives can be pickled if there are several jobs.
        inputs: Anything.
        jobs: Number of processes; the answers are the same for any.
        weight: How many bytes an input holds, for chunks of even size.

    Raises:
        WorkerError: If no process can be started.
        Exception: What the work raises, or the inputs; what was answered before is yielded first.
    """
    if jobs == 1:
        return ((one, work(one)) for one in inputs)
    return _shared(work, _chunks(inputs, weight, jobs), jobs)


@dataclass(eq=False, slots=True)
class _Chunk(Generic[Given, Answer]):
    """Inputs that travel together, and their answers once they are there."""

    inputs: list[Given]
    weight: int = 0
    is_second_try: bool = False
    answers: list[Answer | WorkerError] | None = None
    raised: Exception | None = None
    """What the work raised on the first input that has no answer."""


def _chunks(inputs: Iterable[Given], weight: Callable[[Given], int], jobs: int) -> Iterator[_Chunk[Given, Answer]]:
    """Short chunks first and longer ones later, so that a few inputs too are shared among all."""
    chunk: list[Given] = []
    total = made = 0
    try:
        for one in inputs:
            chunk.append(one)
            total += weight(one)
            if total >= CHUNK_WEIGHT or len(chunk) >= min(CHUNK_LENGTH, 2 ** (made // jobs)):
                yield _Chunk(chunk, total)
                chunk, total, made = [], 0, made + 1
    except Exception:
        if chunk:
            yield _Chunk(chunk, total)  # what came before the inputs failed has its answers first
        raise
    if chunk:
        yield _Chunk(chunk, total)


def _shared(
    work: Callable[[Given], Answer], chunks: Iterator[_Chunk[Given, Answer]], jobs: int
) -> Generator[tuple[Given, Answer | WorkerError], None, None]:
    with _crew(work, jobs) as crew:
        under_way = _UnderWay(chunks, jobs)
        while True:
            crew.attend(under_way, patiently=not under_way.is_next_answered)
            chunk = under_way.next()
            if chunk is None:
                return
            for one, answer in zip(chunk.inputs, chunk.answers or (), strict=False):
                crew.attend(under_way, patiently=False)
                yield one, answer
            if chunk.raised is not None:
                raise chunk.raised


class _UnderWay(Generic[Given, Answer]):
    """The chunks that were begun and not handed out, in order."""

    def __init__(self, chunks: Iterator[_Chunk[Given, Answer]], jobs: int) -> None:
        self._chunks = chunks
        self._jobs = jobs
        self._ordered: deque[_Chunk[Given, Answer]] = deque()
        self._again: deque[_Chunk[Given, Answer]] = deque()
        self._is_over = False
        self._failure: Exception | None = None

    @property
    def is_next_answered(self) -> bool:
        return bool(self._ordered) and self._ordered[0].answers is not None

    @property
    def _is_full(self) -> bool:
        number, weight = len(self._ordered), sum(chunk.weight for chunk in self._ordered)
        return number >= self._jobs and (number >= self._jobs * CHUNKS_AHEAD or weight >= self._jobs * WEIGHT_AHEAD)

    def take(self) -> _Chunk[Given, Answer] | None:
        """Return what to work on next; None if there is nothing, or too much under way."""
        if self._again:
            return self._again.popleft()
        if self._is_over or self._is_full:
            return None
        try:
            chunk = next(self._chunks, None)
        except Exception as error:  # noqa: BLE001 -- whatever the inputs raise is raised in its turn, below
            self._failure, chunk = error, None
        if chunk is None:
            self._is_over = True
            return None
        self._ordered.append(chunk)
        return chunk

    def next(self) -> _Chunk[Given, Answer] | None:
        """Return the first chunk, which is answered; None at the end."""
        if self._ordered:
            return self._ordered.popleft()
        if self._failure is not None:
            raise self._failure
        return None

    def died(self, chunk: _Chunk[Given, Answer], exit_code: int | None) -> None:
        """Have the inputs of a chunk, on which a process died, tried each by itself; give up on one that was."""
        if chunk.is_second_try:
            chunk.answers = [_died(exit_code)]
            return
        alone: list[_Chunk[Given, Answer]] = [_Chunk([one], is_second_try=True) for one in chunk.inputs]
        place = self._ordered.index(chunk)
        del self._ordered[place]
        for number, one in enumerate(alone, start=place):
            self._ordered.insert(number, one)
        self._again.extend(alone)


def _died(exit_code: int | None) -> WorkerError:
    how = f"killed by signal {-exit_code}" if exit_code is not None and exit_code < 0 else f"exit code {exit_code}"
    more = "It may need more memory than there is: convert it by itself, or with fewer jobs."
    return WorkerError(f"The process that worked on this input died twice ({how}). {more}")


# ---- processes -------------------------------------------------------------------------------------------------------


@dataclass(eq=False, slots=True)
class _Worker(Generic[Given, Answer]):
    """A process, the line to it, and what it works on."""

    process: BaseProcess
    line: Connection
    is_ready: bool = False
    chunk: _Chunk[Given, Answer] | None = None


@dataclass(eq=False, slots=True)
class _Crew(Generic[Given, Answer]):
    """The processes at work."""

    work: Callable[[Given], Answer]
    context: BaseContext
    workers: list[_Worker[Given, Answer]] = field(default_factory=list)

    def hire(self) -> None:
        """Start one more process."""
        line, other_end = self.context.Pipe()
        process: BaseProcess = self.context.Process(  # type: ignore[attr-defined]  # every context has it, the base says not
            target=_serve, args=(self.work, other_end, line), daemon=True
        )
        process.start()
        other_end.close()  # so that its end is the last one, and is known to be gone when the process is
        self.workers.append(_Worker(process, line))

    def attend(self, under_way: _UnderWay[Given, Answer], *, patiently: bool) -> None:
        """Take in what has been answered, and see that nobody is idle; if patiently, until the next chunk is there."""
        from multiprocessing.connection import wait  # noqa: PLC0415 -- a third of what importing would load

        while True:
            for worker in self.workers:
                if worker.is_ready and worker.chunk is None:
                    self._send(worker, under_way.take())
            is_over = all(worker.is_ready and worker.chunk is None for worker in self.workers)
            is_waiting = patiently and not under_way.is_next_answered and not is_over
            spoken = wait([worker.line for worker in self.workers], timeout=None if is_waiting else 0)
            if not spoken:
                return
            for worker in [worker for worker in self.workers if worker.line in spoken]:
                self._hear(worker, under_way)

    def _send(self, worker: _Worker[Given, Answer], chunk: _Chunk[Given, Answer] | None) -> None:
        if chunk is not None:
            worker.chunk = chunk
            with suppress(OSError):  # it has died, and will be heard of so
                worker.line.send(chunk.inputs)

    def _hear(self, worker: _Worker[Given, Answer], under_way: _UnderWay[Given, Answer]) -> None:
        try:
            heard = worker.line.recv()
        except (EOFError, OSError):
            self._replace(worker, under_way)
            return
        if worker.chunk is not None:
            worker.chunk.answers, worker.chunk.raised = heard
        worker.is_ready, worker.chunk = True, None

    def _replace(self, worker: _Worker[Given, Answer], under_way: _UnderWay[Given, Answer]) -> None:
        self.workers.remove(worker)
        worker.line.close()
        worker.process.join()
        if not worker.is_ready:
            advice = 'A script calls this under: if __name__ == "__main__":'
            raise WorkerError(f"A process could not be started (exit code {worker.process.exitcode}). {advice}")
        if worker.chunk is not None:
            under_way.died(worker.chunk, worker.process.exitcode)
        self.hire()


@contextmanager
def _crew(work: Callable[[Given], Answer], jobs: int) -> Iterator[_Crew[Given, Answer]]:
    """Processes for a while; none is left behind, whatever happens."""
    import multiprocessing  # noqa: PLC0415 -- a third of what importing would load

    crew: _Crew[Given, Answer] = _Crew(work, multiprocessing.get_context())
    try:
        for _ in range(jobs):
            crew.hire()
        yield crew
    finally:
        for worker in crew.workers:
            worker.process.kill()  # between two inputs or in the midst of one: they hold nothing that could be lost
        for worker in crew.workers:
            worker.process.join()
            worker.line.close()


def _serve(work: Callable[[Given], Answer], line: Connection, end_of_the_one_who_asks: Connection) -> None:
    """Answer chunk after chunk, until nobody asks any more."""
    end_of_the_one_who_asks.close()  # a copy of it, with which nobody here would ever hear that it is gone
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who asks is interrupted, and ends this
    with suppress(EOFError, OSError):  # who asked is gone
        line.send(None)
        while True:
            answers: list[Answer] = []
            raised: Exception | None = None
            inputs: list[Given] = line.recv()
            try:
                for one in inputs:
                    answers.append(work(one))
            except Exception as error:  # noqa: BLE001 -- it is raised where the answers are asked for
                raised = error
            line.send((answers, raised))
