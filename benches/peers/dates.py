#!/usr/bin/env python3
"""Compares the reading of dates with dateparser and hijridate.

    dates.py DATES.tsv [--waqai PATH]

DATES.tsv has the columns reference, expression, value, kind. dateparser gives an instant for everything, so it is right when that
instant, written as finely as the wanted value, is the value; what it cannot parse as a whole it may search, and its Hijri calendar is
given only what stands before a Gregorian date. hijridate converts but does not read: a day, a month by its own Arabic name or number
and a year are cut out for it by a pattern.
"""

import argparse
import csv
import json
import re
import subprocess
import time
from collections import Counter
from datetime import datetime

import environment

environment.enter()

import dateparser
from dateparser.calendars.hijri import HijriCalendar
from dateparser.search import search_dates
from hijridate import Hijri

MONTHS = {Hijri(1440, month, 1).month_name("ar"): month for month in range(1, 13)}
NAMED = re.compile(r"(\d{1,2})\s+(" + "|".join(MONTHS) + r")\s+(?:عام\s+|سنة\s+)?(1[34]\d\d)")
NUMBERED = re.compile(r"(\d{1,2})\s*[/-]\s*(\d{1,2})\s*[/-]\s*(1[34]\d\d)")


def written(instant, like):
    """An instant as finely as a value is written."""
    if instant is None:
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", like):
        return instant.strftime("%Y-%m-%dT%H:%M")
    if re.fullmatch(r"\d{4}-\d\d", like):
        return instant.strftime("%Y-%m")
    if re.fullmatch(r"\d{4}", like):
        return instant.strftime("%Y")
    return instant.strftime("%Y-%m-%d")


def by_dateparser(row):
    reference = datetime.fromisoformat(row["reference"])
    settings = {"RELATIVE_BASE": reference, "PREFER_DATES_FROM": "past"}
    expression = row["expression"]
    instant = dateparser.parse(expression, languages=["ar"], settings=settings)
    if instant is None:
        found = search_dates(expression, languages=["ar"], settings=settings)
        instant = found[0][1] if found else None
    return written(instant, row["value"])


def by_dateparser_hijri(row):
    hijri = re.split(r"[،(]|الموافق", row["expression"])[0].strip()
    try:
        found = HijriCalendar(hijri).get_date()
    except (ValueError, OverflowError, KeyError, IndexError):
        return None
    return written(found.date_obj if found else None, row["value"])


def by_hijridate(row):
    text = row["expression"].translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
    found = NAMED.search(text) or NUMBERED.search(text)
    if not found:
        return None
    day, month, year = found.groups()
    try:
        return str(Hijri(int(year), MONTHS.get(month) or int(month), int(day)).to_gregorian())
    except (ValueError, OverflowError):
        return None


def by_waqai(path, rows):
    lines = "".join(f"{row['reference']}\t{row['expression']}\n" for row in rows)
    said = subprocess.run([path, "date", "-"], input=lines, capture_output=True, text=True, check=True).stdout
    return [json.loads(line)["value"] for line in said.splitlines()]


def group(kind):
    return {"hijri": "Hijri", "pair": "Hijri, printed beside a Gregorian date", "greg": "Gregorian", "rel": "relative"}.get(kind, "other")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dates")
    parser.add_argument("--waqai")
    arguments = parser.parse_args()
    with open(arguments.dates, encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    readers = {
        "waqai": lambda: by_waqai(environment.program(arguments), rows),
        "dateparser": lambda: [by_dateparser(row) for row in rows],
        "dateparser, Hijri calendar": lambda: [by_dateparser_hijri(row) for row in rows],
        "hijridate behind a pattern": lambda: [by_hijridate(row) for row in rows],
    }
    of = Counter(group(row["kind"]) for row in rows)
    table = []
    for name, read in readers.items():
        start = time.perf_counter()
        answers = read()
        seconds = time.perf_counter() - start
        right = Counter(group(row["kind"]) for row, answer in zip(rows, answers) if answer == row["value"])
        wrong = sum(answer not in (None, row["value"]) for row, answer in zip(rows, answers))
        table.append([name, *(f"{right[kind]} of {of[kind]}" for kind in of), right.total(), wrong, f"{seconds:.2f}"])
    environment.table(["", *of, f"right of {len(rows)}", "wrong values", "seconds"], table)


main()
