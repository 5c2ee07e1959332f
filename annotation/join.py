#!/usr/bin/env python3
"""Gives the annotated articles their texts, which are not ours and so not here.

    join.py [--all] CORPUS.jsonl > articles.jsonl

CORPUS.jsonl holds the articles by `id` with `title` and `text`. Offsets of `events.jsonl` are Unicode code points into headline, newline, text;
into the text alone where it begins with the headline itself. Articles that the corpus lacks are told and left out. With --all every article of
the corpus is given, those without annotation without events.
"""
import argparse
import json
import pathlib
import sys

TEXT_SHOWS_TITLE = 30  # code points of the headline that the text has to begin with


def whole(article):
    title, text = (article.get("title") or "").strip(), article["text"]
    if not title or text.startswith(title[:TEXT_SHOWS_TITLE]):
        return text
    return title + "\n" + text.strip()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=pathlib.Path)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    with options.corpus.open(encoding="utf-8") as corpus:
        texts = {article["id"]: whole(article) for article in map(json.loads, corpus)}
    with pathlib.Path(__file__).with_name("events.jsonl").open(encoding="utf-8") as annotated:
        annotations = {article["id"]: article for article in map(json.loads, annotated)}
    for name in annotations.keys() - texts.keys():
        print(f"join.py: {name} is not in the corpus", file=sys.stderr)
    wanted = texts if options.all else [name for name in annotations if name in texts]
    for name in wanted:
        print(json.dumps({**annotations.get(name, {"id": name, "events": []}), "text": texts[name]}, ensure_ascii=False))


main()
