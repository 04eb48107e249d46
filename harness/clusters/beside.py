"""Groups the same texts with scikit-learn (TF-IDF, then agglomerative or DBSCAN) and says how long it took.

    beside.py time FOLDER COUNT...     the files that cluster-bench --export wrote
    beside.py score BENCH FILE...      labelled turns (id, text, theme): moda beside both, their best setting in hindsight
    beside.py corpus BENCH FOLDER      the same for turns.jsonl and clusters.jsonl, also with repositories left out
"""
import collections
import json
import os
import random
import subprocess
import sys
import tempfile
import time

try:
    import sklearn.cluster
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics.pairwise import cosine_distances
except ImportError:
    sklearn = None

THRESHOLDS = [0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]
# Beyond these numbers a table of all pairs takes more than a few gigabytes or many minutes.
LARGEST = {"agglomerative": 10_000, "dbscan": 50_000}


def read(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def parts(themes, owners):
    """Each id's B-cubed precision and recall, for themes with two or more members."""
    sizes = collections.Counter(themes.values())
    groups = collections.defaultdict(list)
    for id in themes:
        groups[owners[id]].append(id)
    result = {}
    for members in groups.values():
        here = collections.Counter(themes[id] for id in members)
        for id in members:
            if sizes[themes[id]] > 1:
                shared = here[themes[id]]
                result[id] = (shared / len(members), shared / sizes[themes[id]])
    return result


def f1(pairs):
    pairs = list(pairs)
    precision = sum(p for p, _ in pairs) / len(pairs)
    recall = sum(r for _, r in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def sklearn_labels(texts, method, threshold):
    matrix = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2)).fit_transform(texts)
    if method == "dbscan":
        return sklearn.cluster.DBSCAN(eps=threshold, min_samples=2, metric="cosine").fit_predict(matrix)
    return sklearn.cluster.AgglomerativeClustering(
        n_clusters=None, distance_threshold=threshold, metric="precomputed", linkage="average"
    ).fit_predict(cosine_distances(matrix))


def owners_of(turns, labels):
    """DBSCAN's noise is a cluster each."""
    return {t["id"]: label if label >= 0 else f"alone {n}" for n, (t, label) in enumerate(zip(turns, labels))}


def moda_owners(bench, turns):
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        for turn in turns:
            keys = ("id", "repo", "session", "seq", "text", "prev_assistant_tail", "prev_tools")
            file.write(json.dumps({key: turn[key] for key in keys if key in turn}) + "\n")
        file.flush()
        vectors = os.environ.get("CLUSTER_BENCH_VECTORS")
        words = [bench, "--partition", file.name] + (["--vectors", vectors] if vectors else [])
        out = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return dict(line.split(" ") for line in out.splitlines())


def adjusted_rand(themes, owners):
    """The Rand index over pairs, less what chance alone would give (Hubert and Arabie 1985)."""
    pairs = lambda sizes: sum(n * (n - 1) / 2 for n in sizes)
    cells = pairs(collections.Counter((themes[id], owners[id]) for id in themes).values())
    rows, columns = pairs(collections.Counter(themes.values()).values()), pairs(
        collections.Counter(owners[id] for id in themes).values())
    expected = rows * columns / max(1, pairs([len(themes)]))
    return (cells - expected) / max(1e-9, (rows + columns) / 2 - expected)


def interval(pairs, groups):
    """95 % of 2,000 draws of whole groups."""
    chance = random.Random(1)
    names = sorted(groups)
    scores = sorted(
        f1(pairs[id] for name in chance.choices(names, k=len(names)) for id in groups[name])[2] for _ in range(2000))
    return scores[50], scores[1949]


def score(bench, turns, name):
    themes = {turn["id"]: turn["theme"] for turn in turns}
    groups = collections.defaultdict(list)
    owners = moda_owners(bench, turns)
    pairs = parts(themes, owners)
    for id in pairs:
        groups[themes[id]].append(id)
    low, high = interval(pairs, groups)
    print(f"{name}: {len(pairs)} turns in {len(groups)} groups")
    print("  %-28s P %.3f  R %.3f  F1 %.3f  [%.3f, %.3f]  ARI %.3f" % (
        ("moda, one fixed setting",) + f1(pairs.values()) + (low, high, adjusted_rand(themes, owners))))
    for label, baseline in (("each alone", {id: id for id in themes}), ("all in one", dict.fromkeys(themes, 0))):
        print("  %-28s P %.3f  R %.3f  F1 %.3f" % ((label,) + f1(parts(themes, baseline).values())))
    peers(turns, themes)
    return pairs


def peers(turns, themes):
    if sklearn is None:
        print("  scikit-learn: not measured, it is not at hand")
        return
    for method in ("agglomerative", "dbscan"):
        def at(threshold):
            owners = owners_of(turns, sklearn_labels([t["text"] for t in turns], method, threshold))
            return f1(parts(themes, owners).values())[2], adjusted_rand(themes, owners), threshold
        best = max(map(at, THRESHOLDS))
        print("  %-28s F1 %.3f  ARI %.3f at its best threshold, %.2f" % (method + ", in hindsight", *best))


def corpus(bench, folder):
    turns = {turn["id"]: turn for turn in read(folder + "/turns.jsonl")}
    groups = [c for c in read(folder + "/clusters.jsonl") if c["durable"] and len(c["turn_ids"]) > 1]
    chosen = [dict(turns[id], theme=c["instruction"]) for c in groups for id in c["turn_ids"]]
    pairs = score(bench, chosen, "durable corrections of the corpus")
    figure = f1(pairs.values())[2]
    print("goal  %-44s  %-44s  %s" % (
        "durable corrections: B-cubed F1 >= 0.78", "%.3f" % figure, "holds" if figure >= 0.78 else "falls short"))
    themes = {turn["id"]: turn["theme"] for turn in chosen}
    by_repo = collections.defaultdict(list)
    for turn in chosen:
        by_repo[turn["repo"]].append(turn)
    print("  by repository, each grouped alone:")
    for repo, own in sorted(by_repo.items(), key=lambda item: -len(item[1])):
        alone = parts({turn["id"]: turn["theme"] for turn in own}, moda_owners(bench, own))
        if len(alone) > 3:
            print("    %3d turns  F1 %.3f" % (len(alone), f1(alone.values())[2]))
    beside = [dict(turn, theme=turn["id"]) for turn in turns.values()
              if turn["label"] == "correction" and turn["id"] not in themes]
    mixed = parts({t["id"]: t["theme"] for t in chosen + beside}, moda_owners(bench, chosen + beside))
    print("  among all %d corrections       P %.3f  R %.3f  F1 %.3f" % ((len(chosen + beside),) + f1(mixed.values())))
    return pairs


def timed(folder, counts):
    for count in map(int, counts):
        turns = read(f"{folder}/{count}.jsonl")
        themes = {turn["id"]: turn["theme"] for turn in turns}
        for method in ("agglomerative", "dbscan"):
            if sklearn is None or count > LARGEST[method]:
                why = "scikit-learn is not at hand" if sklearn is None else "its table of pairs would not fit"
                print(f"{method} {count}: not measured, {why}")
                continue
            before = time.process_time()
            labels = sklearn_labels([turn["text"] for turn in turns], method, 0.6)
            seconds = time.process_time() - before
            found = f1(parts(themes, owners_of(turns, labels)).values())[2]
            print(f"{method} {count} {len(set(labels))} clusters, {seconds:.1f} s, B-cubed F1 {found:.3f}", flush=True)


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    if what == "time":
        timed(rest[0], rest[1:])
    elif what == "corpus":
        corpus(*rest)
    else:
        for path in rest[1:]:
            score(rest[0], read(path), path.rsplit("/", 1)[-1])
