#!/usr/bin/env python3
"""Recompute every round of blind scoring in a Serendip report from its marks alone.

Usage: python3 recompute.py report.json   (Python 3.9 or later, nothing else)

Taken from the file are only the histograms of marks, the rule, lenses not aimed
at, reach and overrides. All that follows is computed anew in exact fractions
(means, passes, too few, average deviation from the median AD_Md, agreement, what
progresses, ranks) and compared with what the file says, a line per round and use
case. What is not revealed or is withheld is skipped with a word.

Exit status: 0 when all agree; 1 at the first difference, which is named; 2 when
the file cannot be read or has not the shape of a report.
"""

import json
import sys
from fractions import Fraction

CRITERIA = {  # the criteria by group, both in the order of the report
    "importance": ("financial", "customer", "process", "learning"),
    "measurability": ("metrics-identified", "metrics-measurable"),
    "feasibility": ("value-quantified", "resources", "stakeholders", "maturity"),
}

# Shapes. A dict is an object without further members, and a name that ends in '?' may be
# absent; a list of one is an array of any length, a longer one is entry by entry; a tuple
# is a choice; a number is an integer of at least as much; a type is a value of it.
EXACT = {"num": int, "den": 1, "text": str}
HISTOGRAM = {"counts": [0, 0, 0, 0], "cant_say": 0}
WORDS = ("no marks", "low", "medium", "high")
FIGURES = {"aimed": bool, "marks": 0, "cant_say": 0, "mean?": EXACT, "ad?": EXACT, "agreement": WORDS}
VERDICT = {**FIGURES, "too_few": bool, "passed": bool}
GROUPS = [{"key": (key,), "whole": HISTOGRAM, "seats?": HISTOGRAM, "hands?": HISTOGRAM, "folded?": bool,
           "by_criterion?": [{"key": (one,), "own": HISTOGRAM, **FIGURES} for one in criteria], **VERDICT}
          for key, criteria in CRITERIA.items()]
RESULT = {"groups_passed": 0, "passed": 0, "out_of": 0, "progresses": bool, "mean?": EXACT,
          "ad?": EXACT, "agreement": WORDS, "contested": bool, "rank": 1, "rank_shared": bool}
SKIPPED = {"number": 1, "title": str, "not_aimed": [CRITERIA["importance"]], "reach": 0,
           "outcome?": {"progresses": bool, "override?": {"progresses": bool, "reason": str}}, "reasons": [str], "reasons_withheld?": 1}
SCORED = {**SKIPPED, "groups": GROUPS, "result": RESULT, "moved?": dict}
ASKED = {"key": str, "weight": 0, "whole": HISTOGRAM, "seats?": HISTOGRAM, "hands?": HISTOGRAM,
         **FIGURES, "too_few": bool}
WEIGHED = {**SKIPPED, "asked": [ASKED], "weighed": dict, "moved?": dict}  # of a round on another sheet than the three groups
ROUND = {"id": str, "number": 1, "again?": 1, "state": ("open", "closed", "revealed"), "at": str,
         "seats": 0, "hands": 0, "laptop?": 0, "withheld?": str, "sheet?": str, "rule?": dict}
RULE = {"mark": EXACT, "need": 1, "of": 1, "min_marks": 1, "scheme": ("groups", "criteria")}
CONTENT = {"format": (1,), "programme": dict, "session": dict, "rule": RULE, "recap": dict,
           "people": list, "use_cases": list, "items": list, "talk?": dict, "rounds": [dict],
           "surveys": list, "library": list, "askings?": list, "dots?": list, "promises?": list,
           "champions?": list, "readout_forced?": dict, "topics?": dict, "speakers?": dict, "questions?": list,
           "letters?": dict, "run?": dict, "after?": dict, "meetup?": dict, "composition?": dict, "without?": list}
REPORT = {"source": {"head": str, "sequence": 0, "time": str, "version": str}, "content": CONTENT}
NOBODY = {"counts": [0, 0, 0, 0], "cant_say": 0}
GOES_ON = {True: "progresses", False: "does not progress"}


class Difference(Exception):
    """The file says one thing and its marks another."""


def need(condition, complaint):
    """Raise ValueError unless the condition holds."""
    if not condition:
        raise ValueError(complaint)


def clean(text):
    """The text without anything that could steer a terminal."""
    return "".join(c if c.isprintable() else "?" for c in text)


def check(value, shape, where):
    """Raise ValueError unless the value has the shape."""
    if isinstance(shape, dict):
        need(type(value) is dict, f"{where} is not an object")
        known = {name.rstrip("?"): name for name in shape}
        for name in value:
            need(name in known, f"{where} has a member '{name}', which has no place there")
        for name, spelled in known.items():
            need(name in value or spelled.endswith("?"), f"{where} has no '{name}'")
            if name in value:
                check(value[name], shape[spelled], f"{where}.{name}")
    elif isinstance(shape, list):
        need(type(value) is list, f"{where} is not an array")
        need(len(shape) in (1, len(value)), f"{where} has not {len(shape)} entries")
        for place, entry in enumerate(value):
            check(entry, shape[place % len(shape)], f"{where}[{place}]")
    elif isinstance(shape, tuple):
        need(any(type(value) is type(one) and value == one for one in shape), f"{where} is none of {shape}")
    elif isinstance(shape, type):
        need(type(value) is shape, f"{where} is not of the type '{shape.__name__}'")
    else:
        need(type(value) is int and value >= shape, f"{where} is not an integer of at least {shape}")


def has_marks(turn):
    """Whether marks of a round are in the file, and all that follows from them."""
    return turn.get("state") == "revealed" and "withheld" not in turn


def add(histogram, other):
    """Two histograms in one, cell by cell."""
    return {"counts": [a + b for a, b in zip(histogram["counts"], other["counts"])],
            "cant_say": histogram["cant_say"] + other["cant_say"]}


def mean_and_ad(counts):
    """The mean of marks and their mean distance from their median; None twice without a mark."""
    people = sum(counts)
    if people == 0:
        return None, None

    def at(place):  # the mark at a place, from 0, when all are laid out in order
        return next(mark for mark in range(4) if place < sum(counts[:mark + 1]))

    median = Fraction(at((people - 1) // 2) + at(people // 2), 2)
    mean = Fraction(sum(mark * count for mark, count in enumerate(counts)), people)
    return mean, sum(abs(mark - median) * count for mark, count in enumerate(counts)) / people


def average(values):
    """The mean of those fractions that are there; None when none is."""
    there = [value for value in values if value is not None]
    return sum(there) / len(there) if there else None


def agreement(ad):
    """The word for an average deviation."""
    return "no marks" if ad is None else "high" if ad <= Fraction(2, 3) else "low" if ad > 1 else "medium"


def decimal(value, mark=None):
    """A fraction, 0 or more, rounded for readers. A mean needs the mark, lest it read as reaching it."""
    digits = 1
    while True:
        scale = 10 ** digits
        rounded = (2 * value.numerator * scale + value.denominator) // (2 * value.denominator)
        if mark is None or value >= mark or Fraction(rounded, scale) < mark:
            return f"{rounded // scale}.{rounded % scale:0{digits}d}"
        digits += 1


def recompute_group(group, not_aimed, rule, mark):
    """Everything that follows from the marks of one group."""
    criteria = []
    for place, key in enumerate(CRITERIA[group["key"]]):
        people = NOBODY  # a lens that is not aimed at is left out of everything
        if key not in not_aimed:
            own = group["by_criterion"][place]["own"] if "by_criterion" in group else NOBODY
            people = add(group["whole"], own)
        mean, ad = mean_and_ad(people["counts"])
        criteria.append({"aimed": key not in not_aimed, "marks": sum(people["counts"]),
                         "cant_say": people["cant_say"], "mean": mean, "ad": ad})
    counting = [one for one in criteria if one["aimed"]]
    whole = {"criteria": criteria, "aimed": bool(counting),
             "marks": min((one["marks"] for one in counting), default=0),
             "cant_say": max((one["cant_say"] for one in counting), default=0),
             "mean": average(one["mean"] for one in counting), "ad": average(one["ad"] for one in counting)}
    for one in (whole, *criteria):
        one["agreement"] = agreement(one["ad"])
        one["too_few"] = one["marks"] < rule["min_marks"]
        one["passed"] = one["mean"] is not None and not one["too_few"] and one["mean"] >= mark
    return whole


def recompute_round(entries, rule, mark):
    """The groups, the result and the place of each use case of a round, in the order of the file."""
    found = []
    for entry in entries:
        groups = [recompute_group(group, entry["not_aimed"], rule, mark) for group in entry["groups"]]
        judged = groups
        if rule["scheme"] == "criteria":
            judged = [one for group in groups for one in group["criteria"] if one["aimed"]]
        passed, out_of = sum(one["passed"] for one in judged), len(judged)
        ad = average(group["ad"] for group in groups)
        found.append({
            "groups": groups, "groups_passed": sum(group["passed"] for group in groups),
            "passed": passed, "out_of": out_of,
            "progresses": out_of > 0 and passed * rule["of"] >= rule["need"] * out_of,
            "mean": average(group["mean"] for group in groups), "ad": ad, "agreement": agreement(ad),
            "contested": any(group["agreement"] == "low" for group in groups)})

    merits = [(one["passed"], one["mean"] or 0, entry["reach"]) for one, entry in zip(found, entries)]
    for one, merit in zip(found, merits):
        one["rank"] = 1 + sum(other > merit for other in merits)
        one["rank_shared"] = merits.count(merit) > 1
    order = sorted(range(len(found)), key=lambda i: (found[i]["rank"], entries[i]["number"]))
    for place, i in enumerate(order, 1):
        found[i]["place"] = place
    return found


def compare(field, said, found, names, mark):
    """Raise Difference at the first of the names under which the file says something else than was found."""
    for name in (name.rstrip("?") for name in names):
        value = found[name]
        if isinstance(value, Fraction):
            text = decimal(value, mark if name == "mean" else None)
            value = {"num": value.numerator, "den": value.denominator, "text": text}
        if said.get(name) != value:
            both = ["absent" if one is None else json.dumps(one) for one in (said.get(name), value)]
            raise Difference(f"{field}.{name} is {both[0]} in the file, but {both[1]} recomputed")


def compare_scored(entry, found, mark):
    """Raise Difference at the first thing that the file says otherwise of a use case's groups and result."""
    for group, anew in zip(entry["groups"], found["groups"]):
        field = f"groups.{group['key']}"
        if "seats" in group or "hands" in group:
            parts = add(group.get("seats", NOBODY), group.get("hands", NOBODY))
            compare(f"{field}.whole", group["whole"], parts, HISTOGRAM, mark)
        for one, fresh in zip(group.get("by_criterion", ()), anew["criteria"]):
            compare(f"{field}.{one['key']}", one, fresh, FIGURES, mark)
        compare(field, group, anew, VERDICT, mark)
    compare("result", entry["result"], found, RESULT, mark)


def sentence(found, scheme, mark):
    """What was recomputed of a use case, for a reader."""
    parts = []
    for key, one in zip(CRITERIA, found["groups"]):
        mean = f"{decimal(one['mean'], mark)} (AD {decimal(one['ad'])} {one['agreement']}) " if one["marks"] else ""
        verdict = "passes" if one["passed"] else "too few" if one["too_few"] else "does not pass"
        parts.append(f"{key} {mean}{verdict if one['aimed'] else 'not aimed at'}")
    mean = "none" if found["mean"] is None else decimal(found["mean"], mark)
    shared = " (shared)" if found["rank_shared"] else ""
    return (f"{', '.join(parts)}; mean {mean}, agreement {found['agreement']}; {found['passed']} of {found['out_of']} "
            f"{scheme} pass, {GOES_ON[found['progresses']]}, rank {found['rank']}{shared}")


def recompute_sheet(turn):
    """Print a line per use case of a round in which something else than the three groups was marked."""
    for entry in turn["use_cases"]:
        who = f"Round {turn['number']}, use case {entry['number']} \"{clean(entry['title'])}\""
        parts = []
        for asked in entry["asked"]:
            mean, ad = mean_and_ad(asked["whole"]["counts"])
            for name, value in (("mean", mean), ("ad", ad)):
                said = Fraction(asked[name]["num"], asked[name]["den"]) if name in asked else None
                if said != value:
                    raise Difference(f"{who}: {asked['key']}.{name} is {said} in the file, but {value} recomputed.")
            if asked["agreement"] != agreement(ad):
                raise Difference(f"{who}: {asked['key']}.agreement is not {agreement(ad)}.")
            parts.append(f"{asked['key']} {'no marks' if mean is None else decimal(mean)}")
        print(f"{who}: {', '.join(parts)}.")


def recompute(report):
    """Print a line per round and use case, until one differs."""
    rule, rounds = report["content"]["rule"], report["content"]["rounds"]
    mark = Fraction(rule["mark"]["num"], rule["mark"]["den"])
    for turn in rounds:
        if "sheet" in turn and has_marks(turn):
            recompute_sheet(turn)
            continue
        entries = turn["use_cases"]
        anew = recompute_round(entries, rule, mark) if has_marks(turn) else [None] * len(entries)
        for place, (entry, found) in enumerate(zip(entries, anew), 1):
            who = f"Round {turn['number']}, use case {entry['number']} \"{clean(entry['title'])}\""
            words = f"skipped, {'marks are withheld' if 'withheld' in turn else 'round is ' + turn['state']}"
            outcome = entry.get("outcome", {})
            decided = outcome.get("override", found)  # both say whether it progresses
            try:
                if found:
                    compare_scored(entry, found, mark)
                    compare("listing", {"place": place}, found, ["place"], mark)
                    words = sentence(found, rule["scheme"], mark)
                if outcome and decided:
                    compare("outcome", outcome, decided, ["progresses"], mark)
            except Difference as difference:
                raise Difference(f"{who}: {difference}.") from None
            if "override" in outcome:
                words += f"; by override {GOES_ON[decided['progresses']]}"
            print(f"{who}: {words}.")


def main(arguments):
    """Check the report; return the exit status."""
    if len(arguments) != 1:
        print("usage: python3 recompute.py report.json", file=sys.stderr)
        return 2
    try:
        with open(arguments[0], encoding="utf-8") as file:
            report = json.load(file)
        check(report, REPORT, "report")
        for i, turn in enumerate(report["content"]["rounds"]):
            shape = {**ROUND, "use_cases": [SKIPPED if not has_marks(turn) else WEIGHED if "sheet" in turn else SCORED]}
            check(turn, shape, f"report.content.rounds[{i}]")
        recompute(report)
    except Difference as difference:
        print(difference)
        return 1
    except (OSError, ValueError, RecursionError) as problem:
        print(f"This cannot be read as a report: {clean(str(problem))}.", file=sys.stderr)
        return 2
    print("All agree.")
    return 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="replace")
    sys.exit(main(sys.argv[1:]))
