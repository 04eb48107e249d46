"""The correction detector as it is fitted: what train.py ships and harness/distill/bench measures, in one place.

Features come from `moda corrections features`, the code that uses the weights. Two judges are fitted to them. The judge
of words reads made cases only, and of these only what was said; its four opinions are further features of the judge of
real sessions, straight lines and, for the question whether a turn corrects at all, boosted trees.
"""

import json
import os
import subprocess
import tempfile
import zlib
from collections import Counter

import numpy as np
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDS = 8
PIECES, WORDS = 8192, 8192
CLASSES = ["none", "failure", "correction", "durable"]
SHAPE = {
    "wordless", "oneWord", "short", "medium", "long", "asks", "asksInside", "exclaims", "shouts", "ellipsis",
    "sentences", "length", "lowerStart", "negated", "negations", "hasCode",
}
C = 0.1
MUTE = 0.4  # What a turn without the agent's words counts beside the same turn with them.
TREES = 0.6  # What the trees count beside the lines, both brought to one spread.
FURTHER = 0.75  # What a turn of a further file counts beside one of the first.
# Made cases: the file, what one case counts beside a labelled turn, whether the judge of words reads it, and whether it
# was written by somebody who had read the labelled turns, so that what it adds to held-out figures is hopeful.
MADE = [
    ("priors.jsonl", 0.5, True, True),
    ("priors-phrases.jsonl", 0.0, True, True),
    ("priors-sessions.jsonl", 0.02, True, False),
    ("priors-turns.jsonl", 0.02, True, False),
]


class Rows:
    """Turns with what the detector sees of them."""

    def __init__(self, turns, names, records, classes):
        self.turns, self.names, self.classes = turns, names, np.array(list(classes), dtype=int)
        self.dense = np.array([r["values"] for r in records]).reshape(len(records), len(names))
        self.pieces = spread([(r["buckets"], r["shares"]) for r in records], PIECES)
        self.words = spread([(r["words"], [len(r["words"]) ** -0.5] * len(r["words"])) for r in records], WORDS)

    def __len__(self):
        return len(self.turns)

    def said(self):
        """What was said, without the situation."""
        heard = np.array([n.endswith((".head", ".any")) or n.startswith("theme.") or n in SHAPE for n in self.names])
        return hstack([csr_matrix(self.dense * heard), self.pieces * 4.0, self.words * 4.0]).tocsr()

    def whole(self, opinions):
        values = np.hstack([self.dense, opinions])
        return hstack([csr_matrix(values), self.pieces * 6.0, self.words * 6.0]).tocsr(), values


def spread(rows, width):
    places = np.repeat(np.arange(len(rows)), [len(buckets) for buckets, _ in rows])
    buckets = np.array([b for row, _ in rows for b in row], dtype=int)
    shares = np.array([s for _, row in rows for s in row], dtype=float)
    return csr_matrix((shares, (places, buckets)), shape=(len(rows), width))


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def features(moda, path):
    text = subprocess.run(
        [moda, "corrections", "features", "--input", path], check=True, capture_output=True, text=True).stdout
    names, *records = [json.loads(line) for line in text.splitlines()]
    return names, {record["id"]: record for record in records}


def class_of(turn):
    if turn["label"] in CLASSES and "durable" not in turn:
        return CLASSES.index(turn["label"])
    if turn["label"] != "correction":
        return 0
    return 3 if turn["durable"] else 1 if turn.get("kind") == "failure_report" else 2


def labelled(moda, path, further=()):
    """The labelled turns: those that are measured, and with their weights those that are only fitted to.

    The latter are turns that were added to the former, those of further files, and all turns once more without the
    agent's words, which some agents' telemetry does not tell.
    """
    turns = known(path)
    natural = [t for t in turns if t.get("split", "natural") == "natural"]
    enriched = [t for t in turns if t.get("split", "natural") != "natural"]
    fitted = [(rows(moda, path, enriched), 1.0), (mute(moda, turns), MUTE)]
    for file in further:
        fitted += [(rows(moda, file, known(file)), FURTHER), (mute(moda, known(file)), FURTHER * MUTE)]
    return rows(moda, path, natural), fitted


def known(path):
    return [t for t in read(path) if t["label"] != "unclear"]


def mute(moda, turns):
    """The turns without the agent's words."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.writelines(json.dumps(dict(turn, prev_assistant_tail="")) + "\n" for turn in turns)
        file.flush()
        return rows(moda, file.name, turns)


def rows(moda, path, turns):
    names, records = features(moda, path)
    return Rows(turns, names, [records[t["id"]] for t in turns], map(class_of, turns))


def made(moda, hopeful=True):
    """Made cases with their weights; without the hopeful ones where asked."""
    out = []
    for file, weight, heard, peeked in MADE:
        path = os.path.join(HERE, file)
        if hopeful or not peeked:
            out.append((rows(moda, path, read(path)), weight, heard))
    return out


def logit(p):
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return np.log(p / (1 - p))


def lines(x, classes, weights=None):
    model = LogisticRegression(C=C, solver="newton-cg", tol=1e-3, max_iter=300, class_weight="balanced")
    return model.fit(x, classes, weights)


def trees(x, y, weights):
    return GradientBoostingClassifier(
        n_estimators=200, max_depth=4, subsample=0.6, learning_rate=0.05, max_features=0.2, min_samples_leaf=10,
        random_state=0,
    ).fit(x, y, weights)


def block(turn):
    """What is held out together: a session, or single turns that their writer wrote in one go."""
    return zlib.crc32(turn.get("block", turn["session"]).encode())


class WordJudge:
    """Fitted to made cases; gives its opinions of any rows, of its own cases by models that have not seen them."""

    def __init__(self, cases):
        heard = [rows for rows, _, is_heard in cases if is_heard]
        self.rows = {id(rows): place for place, rows in enumerate(heard)}
        self.parts = [rows.said() for rows in heard]
        self.classes = [rows.classes for rows in heard]
        self.folds = [np.array([block(turn) % 5 for turn in rows.turns]) for rows in heard]
        self.model = self.fit(lambda fold: np.ones(len(fold), bool)) if heard else None

    def fit(self, keep):
        kept = [keep(fold) for fold in self.folds]
        x = vstack([part[k] for part, k in zip(self.parts, kept)]).tocsr()
        return lines(x, np.concatenate([c[k] for c, k in zip(self.classes, kept)]))

    def opinions(self, rows):
        if self.model is None:
            return np.zeros((len(rows), 4))
        p = self.model.predict_proba(rows.said())
        if id(rows) in self.rows:
            fold = self.folds[self.rows[id(rows)]]
            for number in range(5):
                model = self.fit(lambda other: other != number)
                p[fold == number] = model.predict_proba(rows.said()[fold == number])
        return np.column_stack(
            [logit(1 - p[:, 0]), logit(p[:, 3]), logit(p[:, 3] / (p[:, 2] + p[:, 3] + 1e-9)), logit(p[:, 1])])


class Cases:
    """Everything that is fitted, as matrices; `fold` is −1 for what every model may see."""

    def __init__(self, natural, further, cases):
        self.words = WordJudge(cases)
        main = [(natural, 1.0)] + further + [(rows, weight) for rows, weight, _ in cases if weight > 0]
        wholes = [rows.whole(self.words.opinions(rows)) for rows, _ in main]
        self.wide = vstack([wide for wide, _ in wholes]).tocsr()
        self.values = np.concatenate([values for _, values in wholes])
        self.classes = np.concatenate([rows.classes for rows, _ in main])
        self.weights = np.concatenate([np.full(len(rows), weight) for rows, weight in main])
        order = [repo for repo, _ in Counter(t["repo"] for t in natural.turns).most_common()]
        places = {repo: place % FOLDS for place, repo in enumerate(order)}
        known = natural.turns + [turn for rows, _ in further for turn in rows.turns]
        count = len(self.classes) - len(known)
        self.fold = np.array([places.get(t["repo"], -1) for t in known] + [-1] * count)
        self.measured = np.arange(len(self.fold)) < len(natural)

    def fit(self, train):
        x, y, w = self.wide[train], self.classes[train], self.weights[train]
        return lines(x, y, w), trees(self.values[train], y > 0, w)

    def raw(self, models, rows):
        """Three logits a row: a correction by the lines and by the trees, a durable one by the lines."""
        return self.scores(models, self.wide[rows], self.values[rows])

    @staticmethod
    def scores(models, wide, values):
        p = models[0].predict_proba(wide)
        return np.column_stack([logit(1 - p[:, 0]), models[1].decision_function(values), logit(p[:, 3])])

    def answers(self, models, rows):
        """The raw scores of turns that are none of these cases."""
        wide, values = rows.whole(self.words.opinions(rows))
        return self.scores(models, wide, values)

    def held_out(self, without=()):
        """The raw scores of measured turns by models that saw no turn of their repository, nor of `without`'s folds."""
        out = np.full((len(self.fold), 3), np.nan)
        for number in set(range(FOLDS)) - set(without):
            test = self.measured & (self.fold == number)
            train = ~np.isin(self.fold, [number, *without])
            out[test] = self.raw(self.fit(train), test)
        return out


class Calibration:
    """Turns raw scores into probabilities: lines and trees mixed, and one logistic line a question."""

    def __init__(self, raw, classes):
        spread_of = raw[:, :2].std(axis=0)
        parts = np.array([1, TREES]) / spread_of
        mixed = raw[:, :2] @ parts
        any_fit = LogisticRegression().fit(mixed[:, None], classes > 0)
        durable_fit = LogisticRegression().fit(raw[:, 2:], classes == 3)
        slope = any_fit.coef_[0][0]
        self.correction = [slope * parts[0], slope * parts[1], any_fit.intercept_[0]]
        self.durable = [durable_fit.coef_[0][0], 0.0, durable_fit.intercept_[0]]

    def __call__(self, raw):
        correction = raw[:, :2] @ self.correction[:2] + self.correction[2]
        durable = raw[:, 2] * self.durable[0] + self.durable[2]
        correction, durable = (1 / (1 + np.exp(-s)) for s in (correction, durable))
        return np.maximum(correction, durable), durable


def thresholds(correction, durable, classes):
    """The lowest at which F1 of corrections is within 2.5 % of the best; the lowest at which durable ones are .70 precise.

    F1 is flat over a fifth of the scale, and its peak moves with chance. The gates keep out what was no correction, and
    nothing brings back a repetition that was not heard.
    """
    steps = np.quantile(correction, np.linspace(0.3, 0.99, 140))
    heights = np.array([f1(correction >= t, classes > 0) for t in steps])
    best = steps[heights >= 0.975 * heights.max()].min()
    ranked = np.argsort(-durable)
    precision = np.cumsum(classes[ranked] == 3) / np.arange(1, len(ranked) + 1)
    enough = [place for place in range(9, len(ranked)) if precision[place] >= 0.70]
    return best, durable[ranked[max(enough, default=9)]]


def f1(said, true):
    hits = (said & true).sum()
    return 2 * hits / max(1, said.sum() + true.sum())
