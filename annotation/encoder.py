#!/usr/bin/env python3
"""Learns the encoder of lexicon/encoder from annotated articles.

    waqai lexicon units articles.jsonl > units.jsonl
    waqai lexicon units corpus.jsonl > corpus-units.jsonl
    encoder.py units.jsonl --corpus corpus-units.jsonl -o lexicon [--halves halves] [--test other-units.jsonl]

A corpus, which needs no annotation, teaches what words are like each other, by the words around them, and then to guess words that are hidden
from the rest of their article; with what is learnt by that the encoder begins. What it learnt is kept in a file if --begun names one, and not learnt again.

With --halves two more are learnt, each from every other article: `even` from the first, the third and so on, `odd` from the others. What either thinks of an
article that it was not learnt from is what `waqai lexicon learn --halves` gives the weights to go on from.

What it reads is the program's own: the units of each token, whom the frames propose, and the annotation by tokens. What it writes is read by
src/lexicon/encoder.rs and reckoned with in src/event/encoder; both say what the layers are. Needs PyTorch 2 (`pip install torch numpy`), one core,
about a second for every twenty articles and round; encoders are learnt side by side, one a core. Same articles, same numbers.
"""
import argparse
import collections
import itertools
import json
import math
import multiprocessing
import pathlib
import random
import unicodedata

import torch
from torch import nn
from torch.nn import functional

# Fields of a unit, with the size of their vectors and how often a value has to be met to have one of its own.
FIELDS = {"word": (64, 2), "kind": (8, 1), "clitics": (8, 2), "beginning": (16, 3), "ending": (16, 3), "relation": (12, 1), "sense": (8, 1), "class": (16, 1), "domain": (8, 1), "framed": (16, 1), "exemplar": (16, 1), "second": (8, 1), "eventful": (4, 1)}
TYPES = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT STATE MOVE GOVERN JUDGE BUILD TRADE DISASTER OTHER".split()
MODALITIES = ["asserted", "planned", "possible", "requested"]
POLARITIES = ["positive", "negative"]
ROLES = ["actor", "target", "location", "time", "source"]
PROPOSED = ["none", "actor", "target"]
STANDS = {"noun", "adjective", "proper", "numeral", "number", "unknown", "pronoun", "demonstrative", "adverb"}
BACK, AHEAD = 3, 1  # sentences in which those may stand who belong to an event
DISTANCES = [1, 2, 3, 4, 6, 9, 14, 22, 40]  # in tokens, the last of each step
STEPS, HIGHEST = 5, 12  # steps up or down the tree that are told apart; how far up is looked
REACH, NEAR, AROUND = 4, 2, 6000  # words around a word that count, those that are near, and how many different ones
HIDE, LONGEST = 0.2, 700  # the share of words that are hidden, and how many units of an article are looked at then
HIDDEN, OWN, PAIR = 64, 32, 24  # of the layer before the type, before the modality, and of what a pair is multiplied from
PAIRED = 48  # hidden sums of a pair and role
TYPES_COUNT = 1.3  # times as much as who is in what role


def neighbours(sentences, counts, width):
    """A vector for each word that is met twice: what words stand around it, how near and on which side, in so many directions as tell most."""
    words = {word: at for at, word in enumerate(sorted(word for word, count in counts.items() if count >= 2))}
    around = {word: at for at, (word, _) in enumerate(sorted(counts.items(), key=lambda row: (-row[1], row[0]))[:AROUND])}
    met = collections.Counter()
    for sentence in sentences:
        for at, word in enumerate(sentence):
            for other in range(max(0, at - REACH), min(len(sentence), at + REACH + 1)):
                if other != at and word in words and sentence[other] in around:
                    side = 0 if abs(other - at) > NEAR else 1 if other < at else 2
                    met[words[word], side * len(around) + around[sentence[other]]] += 1
    places = torch.tensor(list(met)).T
    counted = torch.tensor(list(met.values()), dtype=torch.float)
    shape = (len(words), 3 * len(around))
    whole = torch.sparse_coo_tensor(places, counted, shape).coalesce()
    own = torch.sparse.sum(whole, 1).to_dense()
    other = torch.sparse.sum(whole, 0).to_dense() ** 0.75
    other = other / other.sum()
    places, counted = whole.indices(), whole.values()
    # How much more often than by chance, believed the less the rarer it was met.
    more = (counted / (own[places[0]] * other[places[1]])).log().clamp(min=0) * counted / (counted + 1)
    left, strength, _ = torch.svd_lowrank(torch.sparse_coo_tensor(places, more, shape).coalesce(), q=width + 16, niter=6)
    vectors = left[:, :width] * strength[:width].sqrt()
    vectors = vectors / vectors.std()
    return {word: vectors[at] for word, at in words.items()}


def distance(trigger, token):
    """Which step of DISTANCES it is, in the middle none, before it those before the trigger."""
    away = abs(token - trigger)
    step = 0 if away == 0 else 1 + next((at for at, last in enumerate(DISTANCES) if away <= last), len(DISTANCES))
    return 11 + step if token > trigger else 11 - step


def ancestors(units, token):
    line = [token]
    while units[line[-1]]["head"] is not None and len(line) < HIGHEST:
        line.append(units[line[-1]]["head"])
    return line


def path(up, down):
    """How far the tree goes up from the trigger to a token above both, and down from there."""
    places = {token: at for at, token in enumerate(down)}
    for at, token in enumerate(up):
        if token in places:
            return min(at, STEPS - 1) * STEPS + min(places[token], STEPS - 1)
    return STEPS * STEPS


def may_stand(value):
    """Whether a table can have a row for a value."""
    return value != "?" and not value.startswith("#") and unicodedata.is_normalized("NFC", value)


class Values:
    """The values of a field that have vectors of their own: none for padding, one for all others."""

    def __init__(self, counts, least):
        self.known = sorted(value for value, count in counts.items() if count >= least and may_stand(value))
        self.index = {value: at + 2 for at, value in enumerate(self.known)}

    def __call__(self, value):
        return self.index.get(value, 1)

    def __len__(self):
        return len(self.known) + 2


def numbered(units, values):
    """The fields of each unit and the word that it hangs on, by their numbers."""
    rows = [[values[field](unit[field]) for field in FIELDS] + [values["word"](units[unit["head"]]["word"] if unit["head"] is not None else "?")] for unit in units]
    return torch.tensor(rows)


class Article:
    """A lesson in numbers."""

    def __init__(self, lesson, values):
        units = lesson["units"]
        self.inputs = numbered(units, values)
        self.types = torch.zeros(len(units), dtype=torch.long)
        for event in lesson["events"]:
            self.types[event["trigger"]] = 1 + TYPES.index(event["type"])
        events = lesson["events"]
        self.triggers = torch.tensor([event["trigger"] for event in events], dtype=torch.long)
        self.modalities = torch.tensor([MODALITIES.index(event["modality"]) for event in events], dtype=torch.long)
        self.polarities = torch.tensor([POLARITIES.index(event["polarity"]) for event in events], dtype=torch.long)
        proposed = {(trigger, token): PROPOSED.index(role) for trigger, token, role in lesson["proposals"]}
        candidates = [at for at, unit in enumerate(units) if unit["kind"] in STANDS]
        lines = {}
        line = lambda token: lines.setdefault(token, ancestors(units, token))
        pairs = []
        for number, event in enumerate(events):
            trigger = event["trigger"]
            sentence = units[trigger]["sentence"]
            for token in candidates:
                away = units[token]["sentence"] - sentence
                if -BACK <= away <= AHEAD and token != trigger:
                    same = path(line(trigger), line(token)) if away == 0 else STEPS * STEPS
                    right = [float(token in event[role]) for role in ROLES]
                    pairs.append((number, token, distance(trigger, token), away + BACK, same, proposed.get((trigger, token), 0), right))
        column = lambda at: torch.tensor([pair[at] for pair in pairs], dtype=torch.long)
        self.numbers, self.tokens = column(0), column(1)
        self.facts = torch.stack([column(at) for at in range(2, 6)], 1) if pairs else torch.zeros(0, 4, dtype=torch.long)
        self.right = torch.tensor([pair[6] for pair in pairs]) if pairs else torch.zeros(0, len(ROLES))


class Encoder(nn.Module):
    def __init__(self, values, size, dropout):
        super().__init__()
        self.tables = nn.ModuleList(nn.Embedding(len(values[field]), width, padding_idx=0) for field, (width, _) in FIELDS.items())
        width = sum(width for width, _ in FIELDS.values()) + FIELDS["word"][0]
        both = 2 * size
        roles = len(ROLES)
        self.input = nn.Linear(width, both)
        self.lstm = nn.LSTM(both, size, 2, bidirectional=True, batch_first=True, dropout=dropout)
        self.type_hidden, self.type_out = nn.Linear(both, HIDDEN), nn.Linear(HIDDEN, 1 + len(TYPES))
        self.stance_hidden, self.modality, self.polarity = nn.Linear(both, OWN), nn.Linear(OWN, len(MODALITIES)), nn.Linear(OWN, len(POLARITIES))
        self.trigger, self.token = nn.Linear(both, roles * PAIRED), nn.Linear(both, roles * PAIRED)
        self.facts = nn.ModuleList(nn.Embedding(count, roles * PAIRED) for count in (23, BACK + AHEAD + 1, STEPS * STEPS + 1, len(PROPOSED)))
        self.pair_out = nn.Parameter(torch.randn(roles, PAIRED) / math.sqrt(PAIRED))
        self.pair_bias = nn.Parameter(torch.full((roles,), -4.0))
        self.trigger_factor, self.token_factor = nn.Linear(both, roles * PAIR), nn.Linear(both, roles * PAIR)
        for table in self.facts:
            nn.init.normal_(table.weight, 0, 0.1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, inputs, words_forgotten=0.0):
        if self.training and words_forgotten:
            inputs = inputs.clone()
            for column in (0, len(FIELDS)):
                forgotten = (torch.rand(inputs.shape[:2]) < words_forgotten) & (inputs[..., column] != 0)
                inputs[..., column][forgotten] = 1
        columns = [table(inputs[..., at]) for at, table in enumerate(self.tables)] + [self.tables[0](inputs[..., len(FIELDS)])]
        given = functional.relu(self.input(self.dropout(torch.cat(columns, -1))))
        around, _ = self.lstm(self.dropout(given))
        return self.dropout(given + around)

    def types(self, encoded):
        return self.type_out(self.dropout(functional.relu(self.type_hidden(encoded))))

    def stances(self, encoded):
        hidden = self.dropout(functional.relu(self.stance_hidden(encoded)))
        return self.modality(hidden), self.polarity(hidden)

    def pairs(self, encoded, article):
        roles = len(ROLES)
        triggers = encoded[article.triggers]
        hidden = self.trigger(triggers)[article.numbers] + self.token(encoded)[article.tokens]
        for at, table in enumerate(self.facts):
            hidden = hidden + table(article.facts[:, at])
        hidden = self.dropout(functional.relu(hidden)).view(-1, roles, PAIRED)
        first = self.trigger_factor(triggers).view(-1, roles, PAIR)[article.numbers]
        second = self.token_factor(encoded).view(-1, roles, PAIR)[article.tokens]
        return (hidden * self.pair_out).sum(-1) + self.pair_bias + (first * second).sum(-1) / 4


def loss(model, articles):
    longest = max(len(article.inputs) for article in articles)
    inputs = torch.stack([functional.pad(article.inputs, (0, 0, 0, longest - len(article.inputs))) for article in articles])
    encoded = model(inputs, 0.1)
    total = 0
    for at, article in enumerate(articles):
        own = encoded[at, : len(article.inputs)]
        total = total + TYPES_COUNT * functional.cross_entropy(model.types(own), article.types, reduction="sum", label_smoothing=0.03)
        if len(article.triggers):
            modality, polarity = model.stances(own[article.triggers])
            total = total + functional.cross_entropy(modality, article.modalities, reduction="sum") + functional.cross_entropy(polarity, article.polarities, reduction="sum")
            total = total + functional.binary_cross_entropy_with_logits(model.pairs(own, article), article.right, reduction="sum")
    return total / (20 * len(articles))


class Hider:
    """Hides words of articles, and asks for them."""

    def __init__(self, model, values, width):
        self.model = model
        self.told = nn.Linear(width, FIELDS["word"][0])
        self.bias = nn.Parameter(torch.zeros(len(values["word"])))
        self.columns = [at for at, field in enumerate(FIELDS) if field not in ("kind", "relation")]

    def parameters(self):
        return [*self.model.parameters(), *self.told.parameters(), self.bias]

    def hidden(self, inputs, heads):
        """An article with words hidden, also from those that hang on them, and which these are."""
        inputs, heads = inputs[:LONGEST].clone(), heads[:LONGEST]
        hide = (torch.rand(len(inputs)) < HIDE) & (inputs[:, 0] > 1)
        for column in self.columns:
            inputs[hide, column] = 1
        inside = (heads >= 0) & (heads < len(inputs))
        below = torch.zeros_like(hide)
        below[inside] = hide[heads[inside]]
        inputs[below, -1] = 1
        return inputs, hide

    def loss(self, articles):
        longest = min(LONGEST, max(len(inputs) for inputs, _ in articles))
        padded = lambda numbers: functional.pad(numbers, (0,) * (2 * numbers.dim() - 1) + (longest - len(numbers),))
        rows = [(*self.hidden(inputs, heads), inputs[:LONGEST, 0]) for inputs, heads in articles]
        inputs, hide, words = (torch.stack([padded(row[at]) for row in rows]) for at in range(3))
        scores = self.told(self.model(inputs)[hide]) @ self.model.tables[0].weight.T + self.bias
        return functional.cross_entropy(scores, words[hide])


def learn(model, parameters, loss, articles, rounds, rate, batch, clip):
    optimizer = torch.optim.AdamW(parameters, lr=rate, weight_decay=0.01)
    steps = rounds * math.ceil(len(articles) / batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: min(1, step / 200) * max(0.02, 1 - step / steps))
    for number in range(rounds):
        model.train()
        random.shuffle(articles)
        total = 0.0
        for first in range(0, len(articles), batch):
            value = loss(articles[first : first + batch])
            optimizer.zero_grad()
            value.backward()
            nn.utils.clip_grad_norm_(parameters, clip)
            optimizer.step()
            schedule.step()
            total += value.item()
        yield number, total / steps * rounds


def figures(model, articles):
    """F1 of triggers, of triggers with their type, and of each role of annotated events; share of modalities that are right."""
    model.eval()
    counts = collections.defaultdict(collections.Counter)
    with torch.no_grad():
        for article in articles:
            encoded = model(article.inputs[None])[0]
            likely = functional.softmax(model.types(encoded), -1)
            told = likely[:, 0] < 0.55
            best = likely[:, 1:].argmax(-1) + 1
            for name, right in (("trigger", told & (article.types > 0)), ("typed", told & (best == article.types))):
                counts[name].update(right=int(right.sum()), found=int(told.sum()), wanted=int((article.types > 0).sum()))
            if len(article.triggers):
                scores = model.pairs(encoded, article) > -0.4
                for at, role in enumerate(ROLES):
                    wanted = article.right[:, at] > 0
                    counts[role].update(right=int((scores[:, at] & wanted).sum()), found=int(scores[:, at].sum()), wanted=int(wanted.sum()))
                modality, _ = model.stances(encoded[article.triggers])
                right = int((modality.argmax(-1) == article.modalities).sum())
                counts["modality"].update(right=right, found=len(article.modalities), wanted=len(article.modalities))
    return " ".join(f"{name} {2 * count['right'] / max(1, count['found'] + count['wanted']):.3f}" for name, count in counts.items())


def whole_numbers(row):
    """A row of numbers as whole ones from -127 to 127 that count in 2^-shift."""
    most = max(1e-6, float(row.abs().max()))
    shift = min(20, math.floor(math.log2(127 / most)))
    return shift, [int(number) for number in (row * 2.0**shift).round().clamp(-127, 127).tolist()]


def written(name, row):
    shift, numbers = whole_numbers(row)
    return f"{name}\t{shift}\t{' '.join(map(str, numbers))}\n"


def write(model, values, folder):
    folder.mkdir(parents=True, exist_ok=True)
    for (field, _), table in zip(FIELDS.items(), model.tables):
        rows = table.weight.detach()
        named = sorted([("?", rows[1])] + [(value, rows[at]) for value, at in values[field].index.items()])
        with open(folder / f"{field}.tsv", "w", encoding="utf-8") as out:
            out.write("value\tshift\tnumbers\n")
            out.writelines(written(value, row) for value, row in named)
    with open(folder / "layers.tsv", "w", encoding="utf-8") as out:
        out.write("layer\tshift\tnumbers\n")
        for name, numbers in sorted(layers(model)):
            rows = numbers.detach().reshape(-1, numbers.shape[-1])
            out.writelines(written(f"{name}.{at:03}", row) for at, row in enumerate(rows))


def layers(model):
    """Every layer by its name: rows of weights, and the biases as a row."""
    lines = {"input": model.input, "type-hidden": model.type_hidden, "type": model.type_out, "stance-hidden": model.stance_hidden, "modality": model.modality, "polarity": model.polarity, "trigger": model.trigger, "token": model.token, "trigger-factor": model.trigger_factor, "token-factor": model.token_factor}
    for name, line in lines.items():
        yield f"{name}.weights", line.weight
        yield f"{name}.bias", line.bias
    for at, name in enumerate(("distance", "sentence", "path", "proposed")):
        yield f"pair-{name}", model.facts[at].weight
    yield "pair.weights", model.pair_out
    yield "pair.bias", model.pair_bias
    for layer in (0, 1):
        for direction, suffix in (("forward", ""), ("backward", "_reverse")):
            name, end = f"{direction}-{layer + 1}", f"l{layer}{suffix}"
            yield f"{name}.inputs", getattr(model.lstm, f"weight_ih_{end}")
            yield f"{name}.states", getattr(model.lstm, f"weight_hh_{end}")
            yield f"{name}.bias", getattr(model.lstm, f"bias_ih_{end}") + getattr(model.lstm, f"bias_hh_{end}")


def corpus_units(path):
    """The units of each article of a corpus."""
    for line in path.open(encoding="utf-8"):
        yield json.loads(line)["units"]


def sentences(units):
    """The sentences of an article as lists of words, without marks."""
    words = collections.defaultdict(list)
    for unit in units:
        if unit["kind"] != "mark":
            words[unit["sentence"]].append(unit["word"])
    return words.values()


def begun(corpus, values, options):
    """What an encoder begins from: vectors by the words around, then what is learnt from guessing hidden ones."""
    model = Encoder(values, options.size, options.dropout)
    if not corpus:
        return model.state_dict()
    spoken = [sentence for units in corpus_units(corpus) for sentence in sentences(units)]
    alike = neighbours(spoken, collections.Counter(word for sentence in spoken for word in sentence), FIELDS["word"][0])
    with torch.no_grad():
        for word, at in values["word"].index.items():
            if word in alike:
                model.tables[0].weight[at] = alike[word]
    heads = lambda units: torch.tensor([-1 if unit["head"] is None else unit["head"] for unit in units])
    articles = [(numbered(units, values), heads(units)) for units in corpus_units(corpus)]
    hider = Hider(model, values, 2 * options.size)
    for number, lost in learn(model, hider.parameters(), hider.loss, articles, options.corpus_rounds, options.rate, 4, 5.0):
        print(f"hidden words, round {number + 1}: {lost:.3f}", flush=True)
    return model.state_dict()


def encoder(lessons, beginning, values, folder, options):
    """Learns an encoder from lessons and writes it."""
    seeded(options.seed)
    model = Encoder(values, options.size, options.dropout)
    model.load_state_dict(beginning)
    articles = [Article(lesson, values) for lesson in lessons]
    test = [Article(json.loads(line), values) for line in options.test.open(encoding="utf-8")] if options.test else []
    of = lambda articles: loss(model, articles)
    for number, lost in learn(model, list(model.parameters()), of, articles, options.rounds, options.rate, 2, 20.0):
        print(f"{folder}, round {number + 1}: {lost:.3f}", flush=True)
        if test and (number + 1) % 3 == 0:
            print(f"{folder}: {figures(model, test)}", flush=True)
    write(model, values, folder / "encoder")


def seeded(seed):
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    random.seed(seed)


def values_of(lessons, corpus):
    """The values of every field, those of an annotated article and those of a corpus."""
    met = {field: collections.Counter() for field in FIELDS}
    for units in itertools.chain((lesson["units"] for lesson in lessons), corpus_units(corpus) if corpus else []):
        for field, counts in met.items():
            counts.update(unit[field] for unit in units)
    return {field: Values(met[field], least) for field, (_, least) in FIELDS.items()}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("units", type=pathlib.Path)
    parser.add_argument("--corpus", type=pathlib.Path, help="units of articles that need no annotation")
    parser.add_argument("--begun", type=pathlib.Path, help="where what was learnt from the corpus is kept")
    parser.add_argument("--test", type=pathlib.Path)
    parser.add_argument("--size", type=int, default=96, help="of the state in each direction")
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--corpus-rounds", type=int, default=6)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--halves", type=pathlib.Path, help="the folder of those that are learnt from half the articles")
    parser.add_argument("-o", "--output", type=pathlib.Path, help="the folder in which `encoder` is written")
    options = parser.parse_args()
    seeded(options.seed)
    lessons = [json.loads(line) for line in options.units.open(encoding="utf-8")]
    if options.begun and options.begun.exists():
        values, beginning = torch.load(options.begun, weights_only=False)
    else:
        values = values_of(lessons, options.corpus)
        beginning = begun(options.corpus, values, options)
        if options.begun:
            torch.save((values, beginning), options.begun)
    wanted = [(lessons, options.output)] if options.output else []
    if options.halves:
        wanted += [(lessons[0::2], options.halves / "even"), (lessons[1::2], options.halves / "odd")]
    # One that is learnt in a process of its own is learnt as if it were alone.
    with multiprocessing.get_context("spawn").Pool(min(len(wanted) or 1, multiprocessing.cpu_count())) as pool:
        for done in [pool.apply_async(encoder, (lessons, beginning, values, folder, options)) for lessons, folder in wanted]:
            done.get()


if __name__ == "__main__":
    main()
