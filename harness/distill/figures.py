"""Precision, recall, F1 and PR-AUC with intervals, in plain Python so that they can be had anywhere.

Intervals are those of a bootstrap over repositories: turns of one repository are no independent draws.
"""

import random

ROUNDS = 400


def average_precision(scores, truth):
    """The area under the precision-recall curve, in steps; equal scores count as one step."""
    total = sum(truth)
    if not total:
        return float("nan")
    area, hits, seen, last = 0.0, 0, 0, 0.0
    ranked = sorted(zip(scores, truth), key=lambda pair: -pair[0])
    for place, (score, is_one) in enumerate(ranked):
        hits, seen = hits + is_one, seen + 1
        if place + 1 == len(ranked) or ranked[place + 1][0] != score:
            area += hits / seen * (hits - last) / total
            last = hits
    return area


def rates(said, truth):
    hits = sum(s and t for s, t in zip(said, truth))
    precision = hits / max(1, sum(said))
    recall = hits / max(1, sum(truth))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def interval(measure, groups):
    """The middle 95 % of a measure over draws of whole groups; a few groups tell nothing, and no interval is given."""
    places = {}
    for place, group in enumerate(groups):
        places.setdefault(group, []).append(place)
    names, chance, values = sorted(places), random.Random(7), []
    for _ in range(ROUNDS):
        drawn = [p for _ in names for p in places[names[chance.randrange(len(names))]]]
        value = measure(drawn)
        if value == value:
            values.append(value)
    values.sort()
    return values[int(0.025 * len(values))], values[int(0.975 * len(values)) - 1]


def row(label, said, scores, truth, groups):
    precision, recall, f1 = rates(said, truth)
    area = average_precision(scores, truth)

    def at(measure):
        if len(set(groups)) < 4:
            return "–"
        low, high = interval(measure, groups)
        return f"{low:.2f}–{high:.2f}"

    of_f1 = at(lambda drawn: rates([said[p] for p in drawn], [truth[p] for p in drawn])[2])
    of_area = at(lambda drawn: average_precision([scores[p] for p in drawn], [truth[p] for p in drawn]))
    return (
        f"  {label:<44} {len(truth):>5} {sum(truth):>5}  {precision:.3f}  {recall:.3f}  {f1:.3f} {of_f1:>9}"
        f"  {area:.3f} {of_area:>9}")


HEAD = f"  {'':<44} turns  true  P      R      F1     (95 %)     PR-AUC (95 %)"
