#!/usr/bin/env python3
"""Compares segmentation into words and parts of speech with UDPipe 1.

    words.py WORDS.conllu NEWS.jsonl [--waqai PATH] [--articles N]

UDPipe is trained on the first 400 sentences of WORDS.conllu, and both are measured on the last 100. The time is that of one thread
over the articles of NEWS.jsonl (objects with `text`); waqai's includes all of its stages, for `explain` runs them all.
"""

import argparse
import json
import subprocess
import time

import environment

environment.enter()

from ufal.udpipe import InputFormat, Model, ProcessingError, Sentence, Sentences, Trainer

TRAINED, TESTED = 400, 100
# Of the tokenizer; its accuracy on the training text is at 99.7 % then.
EPOCHS = 20
NOMINAL = {"NOUN", "PROPN", "ADJ"}
VIEWS = {
    "words": lambda word: word[:2],
    "words and parts of speech": lambda word: word,
    "verbs": lambda word: word[:2] if word[2] == "VERB" else None,
    "nominals": lambda word: word[:2] if word[2] in NOMINAL else None,
}


def blocks(path):
    with open(path, encoding="utf-8") as file:
        return file.read().strip().split("\n\n")


def laid_out(block):
    """The text of a sentence, and its words as (start, end, part of speech)."""
    text, words = "", []
    for line in block.split("\n"):
        cells = line.split("\t")
        if cells[0].isdigit():
            words.append((len(text), len(text) + len(cells[1]), cells[3]))
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
    return text.rstrip(), words


def sentences(chosen):
    """Sentences for training."""
    out, error = Sentences(), ProcessingError()
    reader = InputFormat.newConlluInputFormat()
    reader.setText("\n\n".join(chosen) + "\n\n")
    sentence = Sentence()
    while reader.nextSentence(sentence, error):
        out.push_back(sentence)
        sentence = Sentence()
    if error.occurred():
        raise SystemExit(error.message)
    return out


def train(chosen, path):
    error = ProcessingError()
    model = Trainer.train(
        "morphodita_parsito", sentences(chosen), Sentences(), f"epochs={EPOCHS}", "", "none", error
    )
    if error.occurred():
        raise SystemExit(error.message)
    with open(path, "wb") as file:
        file.write(model)
    return Model.load(str(path))


def by_udpipe(model, text):
    """The words of a text."""
    out = []
    tokenizer = model.newTokenizer(Model.DEFAULT + "ranges")
    tokenizer.setText(text)
    error, sentence = ProcessingError(), Sentence()
    while tokenizer.nextSentence(sentence, error):
        model.tag(sentence, Model.DEFAULT)
        for word in list(sentence.words)[1:]:
            out.append((word.getTokenRangeStart(), word.getTokenRangeEnd(), word.upostag))
        sentence = Sentence()
    return out


def by_waqai(path, texts):
    lines = "".join(json.dumps({"id": str(n), "text": text}) + "\n" for n, text in enumerate(texts))
    command = [path, "explain", "--quiet", "--threads", "1", "--stage", "morphology", "--format", "jsonl", "-"]
    said = subprocess.run(command, input=lines, capture_output=True, text=True, check=True).stdout
    words = [json.loads(line)["words"] for line in said.splitlines()]
    return [[(word["start"], word["end"], word["upos"]) for word in found] for found in words]


def figure(view, gold, said):
    """F1 of one view, punctuation left aside."""
    kept = lambda words: {seen for word in words if word[2] != "PUNCT" and (seen := view(word))}
    right = all_gold = all_said = 0
    for one, other in zip(gold, said):
        one, other = kept(one), kept(other)
        right, all_gold, all_said = right + len(one & other), all_gold + len(one), all_said + len(other)
    return f"{2 * right / max(1, all_gold + all_said):.3f}"


def timed(work):
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("words")
    parser.add_argument("news")
    parser.add_argument("--waqai")
    parser.add_argument("--articles", type=int, help="only the first N articles")
    arguments = parser.parse_args()
    path = environment.program(arguments)
    chosen = blocks(arguments.words)
    texts, gold = zip(*map(laid_out, chosen[-TESTED:]))
    with open(arguments.news, encoding="utf-8") as file:
        news = [json.loads(line)["text"] for line in file][: arguments.articles]
    model, training = timed(lambda: train(chosen[:TRAINED], environment.FOLDER / "words.udpipe"))
    rows = []
    for name, read in {
        "waqai": lambda texts: by_waqai(path, texts),
        "UDPipe 1": lambda texts: [by_udpipe(model, text) for text in texts],
    }.items():
        said = read(texts)
        _, seconds = timed(lambda: read(news))
        rows.append([name, *(figure(view, gold, said) for view in VIEWS.values()), f"{seconds:.0f}"])
    environment.table(["", *(f"{name} (F1)" for name in VIEWS), f"seconds for {len(news)} articles"], rows)
    print(f"\nTraining UDPipe on {TRAINED} sentences took {training:.0f} s.")


main()
