"""The likeliest row of states: each block's own score for a state, and what it costs to go from one to the next."""

from collections.abc import Callable, Mapping, Sequence

State = str
Scores = Mapping[State, float]
Steps = Mapping[State, Mapping[State, float]]
Between = Callable[[int, State, State], float]
"""What speaks for going from one state to the next, from the block before the index to the one at it."""

_NEVER = float("-inf")


def likeliest(scores: Sequence[Scores], steps: Steps, start: Scores, between: Between) -> list[tuple[State, float]]:
    """Return the row of states with the highest sum, each with its lead over any row that is otherwise there.

    `scores` has for every block the states that it may be in; `steps` the states that may follow each.
    """
    if not scores:
        return []
    before, links = _forward(scores, steps, start, between)
    after = _backward(scores, links)
    totals = [{state: before[at][state] + after[at][state] for state in before[at]} for at in range(len(scores))]
    return _row(totals, before, links)


_Links = Mapping[State, Sequence[tuple[State, float]]]


def _forward(
    scores: Sequence[Scores], steps: Steps, start: Scores, between: Between
) -> tuple[list[dict[State, float]], list[_Links]]:
    """Return the best sums with which the states of each block are reached, and what led on from them."""
    best = [{state: score + start[state] for state, score in scores[0].items() if state in start}]
    links: list[_Links] = []
    for index in range(1, len(scores)):
        here = scores[index]
        reached: dict[State, float] = {}
        linked: dict[State, list[tuple[State, float]]] = {}
        for state, sum_here in best[-1].items():
            followers = [each for each in steps[state].items() if each[0] in here]
            linked[state] = [(follower, cost + between(index, state, follower)) for follower, cost in followers]
            for follower, cost in linked[state]:
                if sum_here + cost > reached.get(follower, _NEVER):
                    reached[follower] = sum_here + cost
        best.append({state: reached[state] + here[state] for state in reached})
        links.append(linked)
    return best, links


def _backward(scores: Sequence[Scores], links: Sequence[_Links]) -> list[dict[State, float]]:
    rest = [dict.fromkeys(scores[-1], 0.0)]
    for index in range(len(links) - 1, -1, -1):
        later, own = rest[-1], scores[index + 1]
        rest.append(
            {
                state: max((cost + own[follower] + later[follower] for follower, cost in followers), default=_NEVER)
                for state, followers in links[index].items()
            }
        )
    rest.reverse()
    return rest


def _row(
    totals: Sequence[Mapping[State, float]], before: Sequence[Mapping[State, float]], links: Sequence[_Links]
) -> list[tuple[State, float]]:
    last = max(totals[-1], key=totals[-1].__getitem__)
    row = [last]
    for index in range(len(links) - 1, -1, -1):
        state = row[-1]
        row.append(
            max(
                (earlier for earlier in before[index] if any(each == state for each, _ in links[index][earlier])),
                key=lambda earlier: before[index][earlier] + dict(links[index][earlier])[state],
            )
        )
    row.reverse()
    return [(state, _lead(totals[index], state)) for index, state in enumerate(row)]


def _lead(totals: Mapping[State, float], state: State) -> float:
    """Return by how much `state` leads those of another kind; states differ in kind by their first letter."""
    others = [total for other, total in totals.items() if other[0] != state[0]]
    return totals[state] - max(others, default=_NEVER)
