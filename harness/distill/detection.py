"""The detection table of `harness/bench distill`: detection.py MODA turns.jsonl [further.jsonl ...].

Each turn's score comes from weights that were fitted without its repository, and each threshold was chosen without it
too: for each fold anew, by folds inside the others. Two rows tell it twice: with all made cases, of which some were
written by somebody who had read these turns, and with only those whose writers had not. Further files are fitted to as well
and not measured in these rows; what weights that never saw them make of them stands in a table of its own.
"""

import json
import os
import re
import subprocess
import sys

import figures

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "../corrections"))
# A plain list of phrases, as simple tools use one.
PHRASES = re.compile(
    r"\b(no|nope|not|don'?t|do not|never|wrong|incorrect|instead|actually|stop|revert|undo|again|still|should|shouldn'?t|"
    r"why (did|are|is|do|didn'?t)|you (forgot|missed|didn'?t|should)|i (said|told|meant|asked))\b", re.I)
LASTING = re.compile(r"\b(always|never|from now on|next time|don'?t|do not|instead of|we use|must|should(n'?t)?|stop|rule)\b", re.I)
MARKS = {
    "French": "le la les des est pas une pour dans que", "Spanish": "el los las que una para con por esta pero",
    "Portuguese": "não uma para com você que isso está do da", "German": "der die das nicht ist und ein bitte auf mit",
}


def language(text):
    if re.search(r"[\u3040-\u30ff]", text):
        return "Japanese"
    if re.search(r"[\u4e00-\u9fff]", text):
        return "Chinese"
    if len(re.findall(r"[\u0400-\u04ff]", text)) > 5:
        return "Russian"
    words = re.findall(r"\w+", text.lower())
    counts = {name: sum(w in marks.split() for w in words) / max(4, len(words)) for name, marks in MARKS.items()}
    best = max(counts, key=counts.get)
    return best if counts[best] >= 0.2 else "English"


def channel(turn):
    if turn.get("channel") == "tool_rejection":
        return "refusal with words"
    if turn.get("interrupted"):
        return "after an interrupt"
    return "first prompt" if turn["seq"] == 0 else "later prompt"


def is_opening(turn):
    """A session's first prompt, before the agent did anything: never a correction, whatever the weights say."""
    return turn["seq"] == 0 and not turn["prev_assistant_tail"] and not turn["prev_tools"]


def nested(detector, cases, turns):
    """Held-out scores, and what is said at thresholds that were chosen inside the other folds.

    PR-AUC is that of the scores before calibration, which each fold does a little differently.
    """
    import numpy as np

    raw = cases.held_out()
    opening = np.array([is_opening(t) for t in turns])
    said = {k: np.zeros(len(raw), bool) for k in ("correction", "durable")}
    told = {k: np.zeros(len(raw)) for k in said}
    for number in range(detector.FOLDS):
        test, train = cases.measured & (cases.fold == number), cases.measured & (cases.fold != number)
        inner = cases.held_out(without=(number,))[train]
        calibrated = detector.Calibration(inner, cases.classes[train])
        bounds = detector.thresholds(*calibrated(inner), cases.classes[train])
        correction, durable = calibrated(raw[test])
        told["correction"][test], told["durable"][test] = correction, durable
        said["correction"][test] = correction >= bounds[0]
        said["durable"][test] = (durable >= bounds[1]) & said["correction"][test]
    raw = raw[cases.measured]
    raw[opening] = raw.min(axis=0)
    mixed = (raw[:, :2] * [1, detector.TREES] / raw[:, :2].std(axis=0)).sum(axis=1)
    scores = {"correction": mixed.tolist(), "durable": raw[:, 2].tolist()}
    answers = {k: ((said[k][cases.measured] & ~opening).tolist(), scores[k]) for k in said}
    return answers, {k: np.where(opening, 0, told[k][cases.measured]).tolist() for k in told}


def questions(turns, classes):
    everything = range(len(turns))
    return [
        ("any correction", "correction", PHRASES, everything, [c > 0 for c in classes]),
        ("any correction, without failure reports", "correction", PHRASES, [i for i in everything if classes[i] != 1],
         [c > 0 for c in classes]),
        ("durable", "durable", LASTING, everything, [c == 3 for c in classes]),
    ]


def part(label, said, scores, truth, turns, places):
    pick = lambda values: [values[p] for p in places]
    return figures.row(label, pick(said), pick(scores), pick(truth), [turns[p]["repo"] for p in places])


def tables(turns, classes, judges):
    for title, name, phrases, places, truth in questions(turns, classes):
        print(f"\n{title}\n{figures.HEAD}")
        for label, answers in judges:
            print(part(label, *answers[name], truth, turns, places))
        yes, found = [True] * len(turns), [bool(phrases.search(t["text"])) for t in turns]
        print(part("always yes", yes, [1.0] * len(turns), truth, turns, places))
        print(part("list of phrases", found, [float(f) for f in found], truth, turns, places))
    for title, key in (("by language", lambda t: language(t["text"])), ("by channel", channel)):
        print(f"\nany correction, {title} ({judges[-1][0]})\n{figures.HEAD}")
        for group in sorted({key(t) for t in turns}):
            places = [i for i, t in enumerate(turns) if key(t) == group]
            print(part(group, *judges[-1][1]["correction"], [c > 0 for c in classes], turns, places))


def goals(turns, classes, judges):
    print("\ngoals, on repositories that the weights have not seen")
    for label, answers in judges:
        corrects, durable = [c > 0 for c in classes], [c == 3 for c in classes]
        f1 = figures.rates(answers["correction"][0], corrects)[2]
        area = figures.average_precision(answers["correction"][1], corrects)
        precision, recall, _ = figures.rates(answers["durable"][0], durable)
        for goal, figure, holds in (
            ("any correction: F1 ≥ 0.75", f"{f1:.3f}", f1 >= 0.75),
            ("any correction: PR-AUC ≥ 0.80", f"{area:.3f}", area >= 0.80),
            ("durable: precision ≥ 0.70 at recall ≥ 0.50", f"{precision:.3f} at {recall:.3f}",
             precision >= 0.70 and recall >= 0.50),
        ):
            print(f"goal  {goal:<44}  {figure:<44}  {'holds' if holds else 'falls short'} ({label})")


def calibration(turns, classes, answers):
    """Of the turns of each tenth of probability, how many are what is said of them; by held-out probabilities."""
    for name, truth in (("correction", [c > 0 for c in classes]), ("durable", [c == 3 for c in classes])):
        print(f"\n{name}: held-out probabilities by tenths\n  said   turns  mean   true")
        for tenth in range(10):
            places = [i for i, p in enumerate(answers[name]) if tenth == min(9, int(p * 10))]
            if places:
                mean, true = (sum(v[i] for i in places) / len(places) for v in (answers[name], truth))
                print(f"  {tenth / 10:.1f}    {len(places):>5}  {mean:.3f}  {true:.3f}")


def strangers(detector, cases, moda, files):
    """Turns of further files by weights that were fitted to the measured turns alone, thresholds included."""
    import numpy as np

    held_out = cases.held_out()[cases.measured]
    calibrated = detector.Calibration(held_out, cases.classes[cases.measured])
    bounds = detector.thresholds(*calibrated(held_out), cases.classes[cases.measured])
    models = cases.fit(np.ones(len(cases.fold), bool))
    print(f"\nturns of further files by weights that never saw their repositories\n{figures.HEAD}")
    for path in files:
        turns = detector.known(path)
        others = detector.rows(moda, path, turns)
        correction, durable = calibrated(cases.answers(models, others))
        opening = np.array([is_opening(t) for t in turns])
        correction[opening] = durable[opening] = 0
        said = correction >= bounds[0]
        for name, flags, scores, truth in (
            ("correction", said, correction, others.classes > 0),
            ("durable", said & (durable >= bounds[1]), durable, others.classes == 3),
        ):
            print(figures.row(name, flags.tolist(), scores.tolist(), truth.tolist(), [t["repo"] for t in turns]))


def shipped(moda, path):
    """What the weights that are built in answer, by id."""
    text = subprocess.run(
        [moda, "corrections", "score", "--input", path], check=True, capture_output=True, text=True).stdout
    return {answer["id"]: answer for answer in map(json.loads, text.splitlines())}


def shipped_rows(title, moda, path, turns, classes):
    answers = shipped(moda, path)
    print(f"\n{title}\n{figures.HEAD}")
    for name, flag, truth in (
        ("correction", "is_correction", [c > 0 for c in classes]), ("durable", "is_durable", [c == 3 for c in classes]),
    ):
        said = [answers[t["id"]][flag] for t in turns]
        scores = [answers[t["id"]][name] for t in turns]
        print(figures.row(name, said, scores, truth, [t.get("repo") or t["session"] for t in turns]))


def main():
    moda, path, *files = sys.argv[1:]
    with open(path, encoding="utf-8") as lines:
        turns = [t for t in map(json.loads, lines) if t.get("split", "natural") == "natural" and t["label"] != "unclear"]
    classes = [0 if t["label"] != "correction" else 3 if t["durable"] else 1 if t["kind"] == "failure_report" else 2
               for t in turns]
    print(f"detection: {len(turns)} turns of {len({t['repo'] for t in turns})} repositories")
    try:
        import detector
    except ImportError as missing:
        print(f"\n{missing.name} is missing: nothing was fitted, and no goal can be judged.")
    else:
        natural, further = detector.labelled(moda, path, files)
        judges = []
        for label, hopeful in (("moda, all made cases (hopeful)", True), ("moda, cases of unread writers only", False)):
            cases = detector.Cases(natural, further, detector.made(moda, hopeful))
            answers, told = nested(detector, cases, turns)
            judges.append((label, answers))
        tables(turns, classes, judges)
        calibration(turns, classes, told)
        goals(turns, classes, judges)
        if files:
            alone = detector.Cases(*detector.labelled(moda, path), detector.made(moda, hopeful=False))
            strangers(detector, alone, moda, files)
    shipped_rows("the shipped weights on the turns that they were fitted to: says nothing of unseen ones",
                 moda, path, turns, classes)
    ordinary = os.path.join(HERE, "ordinary.jsonl")
    if os.path.exists(ordinary):
        with open(ordinary, encoding="utf-8") as lines:
            made = [json.loads(line) for line in lines]
        order = ["none", "failure", "correction", "durable"]
        shipped_rows("the shipped weights on made sessions that they were not fitted to (ordinary.jsonl)", moda, ordinary,
                     made, [order.index(t["label"]) for t in made])


if __name__ == "__main__":
    main()
