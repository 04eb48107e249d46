"""Makes Sources/Corrections/Detection/Weights+*.swift from labelled turns and made cases.

    python3 harness/corrections/train.py .build/debug/moda turns.jsonl [further.jsonl ...]

Further files hold turns that are fitted to as well, but neither calibrate nor choose thresholds. Needs numpy, scipy and
scikit-learn. What is fitted, and how, stands in detector.py; how good it is on repositories that
it has not seen is measured by `harness/bench distill --corpus DIRECTORY`. The thresholds are those of held-out scores.
"""

import os
import sys

import numpy as np
from sklearn.linear_model import LogisticRegression

import detector

LEVELS = 43  # A piece's weight is one printable character: 40...126, 83 is zero.
KINDS = ["tool", "convention", "scope", "behaviour", "fact", "failure_report"]
KIND_OF = {
    "wrong_tool": "tool", "convention": "convention", "style": "convention", "approach": "convention", "scope": "scope",
    "revert": "scope", "behaviour": "behaviour", "factual": "fact", "failure_report": "failure_report",
}
OPINIONS = ["saysCorrection", "saysDurable", "saysLasting", "saysFailure"]
TARGET = os.path.join(detector.HERE, "../../Sources/Corrections/Detection")


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


def write_linear(name, names, model, kinds=None, head=()):
    columns = [model.coef_[:, : len(names)]] + ([kinds.coef_] if kinds else [])
    bias = np.concatenate([model.intercept_] + ([kinds.intercept_] if kinds else []))
    rows = [f"{n} {numbers(row)}" for n, row in zip(names, np.vstack(columns).T)]
    literal(name, ["bias " + numbers(bias), *head, *rows])


def write_pieces(name, weights):
    scale = np.quantile(np.abs(weights[weights != 0]), 0.9995) / LEVELS
    steps = np.clip(np.round(weights / scale), -LEVELS, LEVELS).astype(int) + 83
    text = "".join(chr(c) for c in steps.T.flatten())
    literal(name, [f"{scale:.6g}"] + [text[i : i + 100] for i in range(0, len(text), 100)], raw=True)


def write_judge(prefix, names, model, shares, **more):
    start, end = len(names), len(names) + detector.PIECES
    cased = (lambda n: prefix + n[:1].upper() + n[1:]) if prefix else (lambda n: n)
    write_linear(cased("linear"), names, model, **more)
    write_pieces(cased("pieces"), model.coef_[:, start:end] * shares)
    write_pieces(cased("words"), model.coef_[:, end:] * shares)


def write_trees(model):
    start = detector.logit(np.array([model.init_.class_prior_[1]]))[0]
    grown = [" ".join(nodes(tree.tree_, 0, model.learning_rate)) for (tree,) in model.estimators_]
    literal("trees", [f"start correction {start:.5g}"] + grown)


def nodes(tree, place, rate):
    if tree.children_left[place] < 0:
        return [f"{tree.value[place][0][0] * rate:.4g}"]
    here = f"{tree.feature[place]}<{tree.threshold[place]:.4g}"
    return [here] + nodes(tree, tree.children_left[place], rate) + nodes(tree, tree.children_right[place], rate)


def main():
    moda, path, *files = sys.argv[1:]
    natural, further = detector.labelled(moda, path, files)
    cases = detector.Cases(natural, further, detector.made(moda))
    raw = cases.held_out()[cases.measured]
    calibration = detector.Calibration(raw, natural.classes)
    bounds = detector.thresholds(*calibration(raw), natural.classes)
    lines, trees = cases.fit(np.ones(len(cases.fold), bool))
    corrects = natural.classes > 0
    kind = [KINDS.index(KIND_OF[t["kind"]]) for t, is_one in zip(natural.turns, corrects) if is_one]
    names = natural.names + OPINIONS
    kinds = LogisticRegression(C=0.1, max_iter=3000).fit(cases.values[: len(natural)][corrects], kind)
    head = ["threshold " + numbers(bounds), "blend correction " + numbers(calibration.correction),
            "blend durable " + numbers(calibration.durable)]
    write_judge("", names, lines, 6.0, kinds=kinds, head=head)
    write_judge("made", natural.names, cases.words.model, 4.0)
    write_trees(trees)
    print("thresholds", numbers(bounds))


if __name__ == "__main__":
    main()
