"""Trains the weights of the Swift module Corrections and says how good they are on repositories not seen.

    moda corrections features --input turns.jsonl > features.jsonl
    moda corrections features --input harness/corrections/priors.jsonl > priors.features.jsonl
    python3 harness/corrections/train.py turns.jsonl features.jsonl priors.features.jsonl

Features are made by the Swift code that uses the weights; here they are only fitted. Folds never share a repository.
Settings (GRAM_WEIGHT, C, trees, PRIOR) were chosen on the same folds, so the figures are slightly hopeful.
priors.jsonl holds plain cases written by hand, in several languages, that the labelled turns are too few to teach;
they are trained on beside them and never measured.
"""

import json
import os
import sys
from collections import Counter

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, precision_recall_curve

FOLDS = 8
BUCKETS = 8192
GRAM_WEIGHT = 6.0
C = 0.1
PRIOR = 0.5  # What one case of priors.jsonl counts beside a labelled turn.
LEVELS = 43  # A piece's weight is one printable character: 40...126, 83 is zero.
KINDS = ["tool", "convention", "scope", "behaviour", "fact", "failure_report"]
KIND_OF = {
    "wrong_tool": "tool", "convention": "convention", "style": "convention", "approach": "convention", "scope": "scope",
    "revert": "scope", "behaviour": "behaviour", "factual": "fact", "failure_report": "failure_report",
}
DURABLE_THRESHOLD_RECALL = 0.42  # Precision .47: a single correction is drafted only when it is likely a rule; repeats are drafted anyway.
PRIORS = os.path.join(os.path.dirname(__file__), "priors.jsonl")
TARGET = os.path.join(os.path.dirname(__file__), "../../Sources/Corrections/Detection")


def load(turns_path, features_path):
    turns = {turn["id"]: turn for turn in map(json.loads, open(turns_path, encoding="utf-8"))}
    with open(features_path, encoding="utf-8") as lines:
        names = json.loads(next(lines))
        records = [json.loads(line) for line in lines]
    records = [
        r for r in records if turns[r["id"]]["label"] != "unclear" and turns[r["id"]].get("split", "natural") == "natural"
    ]
    return names, records, [turns[r["id"]] for r in records]


def matrices(records):
    dense = np.array([r["values"] for r in records])
    rows = np.repeat(np.arange(len(records)), [len(r["buckets"]) for r in records])
    columns = np.concatenate([r["buckets"] for r in records]).astype(int)
    shares = np.concatenate([r["shares"] for r in records])
    grams = csr_matrix((shares, (rows, columns)), shape=(len(records), BUCKETS))
    return dense, hstack([csr_matrix(dense), grams * GRAM_WEIGHT]).tocsr()


def logit(p):
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return np.log(p / (1 - p))


def linear(x, classes, weights):
    return LogisticRegression(C=C, max_iter=3000, class_weight="balanced").fit(x, classes, weights)


def trees(x, y, weights):
    return GradientBoostingClassifier(
        n_estimators=150, max_depth=3, subsample=0.6, learning_rate=0.05, max_features=0.2, min_samples_leaf=5,
        random_state=0,
    ).fit(x, y, weights)


def held_out(data, fold):
    """Scores of each labelled turn by models that saw no turn of its repository."""
    dense, wide, classes, weights = data
    out = {name: np.zeros(len(fold)) for name in ("lc", "ld", "gc", "gd")}
    for number in range(FOLDS):
        train, test = fold != number, fold == number
        p = linear(wide[train], classes[train], weights[train]).predict_proba(wide[test])
        out["lc"][test], out["ld"][test] = logit(1 - p[:, 0]), logit(p[:, 3])
        out["gc"][test] = trees(dense[train], classes[train] > 0, weights[train]).decision_function(dense[test])
        out["gd"][test] = trees(dense[train], classes[train] == 3, weights[train]).decision_function(dense[test])
    return out


def blend(left, right, y, fold):
    """Both models in equal parts, calibrated; the probabilities are those of folds left out of the calibration too."""
    parts = [1 / left.std(), 1 / right.std()]
    score = parts[0] * left + parts[1] * right
    p = np.zeros(len(y))
    for number in range(FOLDS):
        train = fold != number
        p[~train] = LogisticRegression().fit(score[train, None], y[train]).predict_proba(score[~train, None])[:, 1]
    final = LogisticRegression().fit(score[:, None], y)
    slope, constant = final.coef_[0][0], final.intercept_[0]
    print(f"PR-AUC of the uncalibrated score: {average_precision_score(y, score):.3f}")
    return [slope * parts[0], slope * parts[1], constant], p, 1 / (1 + np.exp(-slope * score - constant))


def report(name, p, y):
    precision, recall, thresholds = precision_recall_curve(y, p)
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    best = f1[:-1].argmax()
    bins = np.minimum((p * 10).astype(int), 9)
    gaps = [abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).mean() for b in set(bins)]
    at = {r: precision[recall >= r].max() for r in (0.25, 0.5, 0.7)}
    print(
        f"{name}: PR-AUC {average_precision_score(y, p):.3f}; best F1 {f1[best]:.3f} "
        f"(P {precision[best]:.3f} R {recall[best]:.3f}); precision at recall .25/.5/.7 "
        f"{at[0.25]:.3f}/{at[0.5]:.3f}/{at[0.7]:.3f}; calibration error {sum(gaps):.3f}")
    return thresholds[best]


def literal(name, lines, raw=False):
    mark = "#" if raw else ""
    body = "".join(f"        {line}\n" for line in lines)
    text = (
        "/// Made by harness/corrections/train.py; not edited by hand.\nextension Weights {\n"
        f'    static let {name} = {mark}"""\n{body}        """{mark}\n}}\n')
    with open(os.path.join(TARGET, f"Weights+{name}.swift"), "w", encoding="utf-8") as file:
        file.write(text)


def numbers(values):
    return " ".join(f"{v:.4g}" for v in values)


def write_linear(names, thresholds, blends, model, kinds):
    rows = np.vstack([model.coef_[:, : len(names)], kinds.coef_]).T
    bias = np.concatenate([model.intercept_, kinds.intercept_])
    lines = ["threshold " + numbers(thresholds)]
    lines += [f"blend {name} " + numbers(values) for name, values in blends.items()]
    lines += ["bias " + numbers(bias)] + [f"{n} {numbers(row)}" for n, row in zip(names, rows)]
    literal("linear", lines)


def write_pieces(names, model):
    weights = model.coef_[:, len(names):] * GRAM_WEIGHT
    scale = np.quantile(np.abs(weights[weights != 0]), 0.9995) / LEVELS
    steps = np.clip(np.round(weights / scale), -LEVELS, LEVELS).astype(int) + 83
    text = "".join(chr(c) for c in steps.T.flatten())
    literal("pieces", [f"{scale:.6g}"] + [text[i : i + 100] for i in range(0, len(text), 100)], raw=True)


def write_trees(models):
    lines = []
    for name, model in models.items():
        prior = model.init_.class_prior_[1]
        lines.append(f"start {name} {logit(np.array([prior]))[0]:.5g}")
        for (estimator,) in model.estimators_:
            lines.append(" ".join(nodes(estimator.tree_, 0, model.learning_rate)))
    literal("trees", lines)


def nodes(tree, place, rate):
    if tree.children_left[place] < 0:
        return [f"{tree.value[place][0][0] * rate:.4g}"]
    here = f"{tree.feature[place]}<{tree.threshold[place]:.4g}"
    return [here] + nodes(tree, tree.children_left[place], rate) + nodes(tree, tree.children_right[place], rate)


def main():
    names, records, turns = load(sys.argv[1], sys.argv[2])
    priors = [json.loads(line) for line in open(PRIORS, encoding="utf-8")]
    with open(sys.argv[3], encoding="utf-8") as lines:
        next(lines)
        by_id = {record["id"]: record for record in map(json.loads, lines)}
    dense, wide = matrices(records + [by_id[prior["id"]] for prior in priors])
    y = np.array([t["label"] == "correction" for t in turns])
    durable = np.array([bool(t["durable"]) for t in turns]) & y
    failure = np.array([t.get("kind") == "failure_report" for t in turns])
    classes = np.where(durable, 3, np.where(y & ~failure, 2, np.where(y, 1, 0)))
    known = np.arange(len(dense)) < len(turns)
    weights = np.where(known, 1.0, PRIOR)
    prior_classes = [["none", "failure", "correction", "durable"].index(prior["label"]) for prior in priors]
    all_classes = np.concatenate([classes, np.array(prior_classes, dtype=int)])
    order = [repo for repo, _ in Counter(t["repo"] for t in turns).most_common()]
    fold = np.array([order.index(t["repo"]) % FOLDS for t in turns])

    data = (dense, wide, all_classes, weights)
    out = {k: v[known] for k, v in held_out(data, np.concatenate([fold, np.full(len(priors), -1)])).items()}
    blend_c, pc, fc = blend(out["lc"], out["gc"], y, fold)
    blend_d, pd, fd = blend(out["ld"], out["gd"], durable, fold)
    fc, pc = np.maximum(fc, fd), np.maximum(pc, pd)
    threshold_c = report("any correction", fc, y)
    keep = ~failure
    report("without failure reports", fc[keep], y[keep])
    report("durable", fd, durable)
    report("any correction, calibration held out", pc, y)
    report("durable, calibration held out", pd, durable)
    threshold_d = np.quantile(fd[durable], 1 - DURABLE_THRESHOLD_RECALL)
    for p, t, truth in ((fc, threshold_c, y), (fd, threshold_d, durable)):
        print(f"at threshold {t:.3f}: P {truth[p >= t].mean():.3f} R {(p[truth] >= t).mean():.3f}")

    model = linear(wide, all_classes, weights)
    kind = np.array([KINDS.index(KIND_OF[t["kind"]]) if t["label"] == "correction" else -1 for t in turns])
    kinds = LogisticRegression(C=0.1, max_iter=3000).fit(dense[known][y], kind[y])
    write_linear(names, (threshold_c, threshold_d), {"correction": blend_c, "durable": blend_d}, model, kinds)
    write_pieces(names, model)
    write_trees({"correction": trees(dense, all_classes > 0, weights), "durable": trees(dense, all_classes == 3, weights)})



if __name__ == "__main__":
    main()
