#!/usr/bin/env python3
"""Gives the annotated articles their texts, which are not ours and so not here.

    join.py CORPUS.jsonl > articles.jsonl

CORPUS.jsonl holds the articles by `id` with `title` and `text`. Offsets of `events.jsonl` are Unicode code points into headline, newline, text;
into the text alone where it begins with the headline itself. Articles that the corpus lacks are told and left out.
"""
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
    with open(sys.argv[1], encoding="utf-8") as corpus:
        texts = {article["id"]: whole(article) for article in map(json.loads, corpus)}
    with open(pathlib.Path(__file__).with_name("events.jsonl"), encoding="utf-8") as annotated:
        for line in annotated:
            article = json.loads(line)
            if article["id"] in texts:
                print(json.dumps({**article, "text": texts[article["id"]]}, ensure_ascii=False))
            else:
                print(f"join.py: {article['id']} is not in the corpus", file=sys.stderr)


main()
