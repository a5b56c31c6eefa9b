"""Count who talked how long at the meetups of a series a second time: python3 recount_talk.py REPORT.json SPEAKERS.csv ...

One pair of files for each meetup, in order; the last report holds the series. It was written from schema.json alone. The
talk ratio is counted anew from the rows of the tables, as a whole percentage with halves rounded up. Whoever spoke as a
customer at a meetup has spoken at it in the series too, and is an advocate after coming to two.
"""
import csv, json, sys
from fractions import Fraction
from math import floor

pairs = list(zip(sys.argv[1::2], sys.argv[2::2]))
reports = [json.load(open(report, encoding="utf-8"))["content"] for report, _ in pairs]
wrong, ratios, spoke = [], [], {}


def same(what, got, want):
    if got != want:
        wrong.append(f"{what}: the file says {got!r}, counted {want!r}")


for n, (content, (_, table)) in enumerate(zip(reports, pairs)):
    rows = list(csv.DictReader(open(table, encoding="utf-8-sig", newline="")))
    told = content["speakers"]
    name = content["session"]["title"]
    same(name + ", the queue", [(p["name"], p["side"], p["talked_seconds"]) for p in told["queue"]],
         [(r["Name"], r["Side"], int(r["Talked seconds"])) for r in rows])
    seconds = {side: sum(int(r["Talked seconds"]) for r in rows if r["Side"] == side) for side in ("customer", "vendor")}
    for side, talked in seconds.items():
        same(f"{name}, minutes of the {side}, to a decimal", abs(Fraction(str(told[side + "_minutes"])) - Fraction(talked, 60)) < Fraction(1, 10), True)
    share = Fraction(seconds["customer"], sum(seconds.values()))
    same(name + ", talk ratio", told["customer_percent"], floor(share * 100 + Fraction(1, 2)))
    ratios.append(f"{told['customer_percent']}:{100 - told['customer_percent']}")
    for r in rows:
        if r["Side"] == "customer" and int(r["Talked seconds"]):
            spoke.setdefault(r["Name"], set()).add(n)
people = {p["name"]: p for p in reports[-1]["meetup"]["people"]}
for name, at in spoke.items():
    p = people[name]
    same(f"{name}, spoke", p["spoke"] >= len(at), True)
    same(f"{name}, advocate", p["advocate"], p["came"] >= 2)
print("\n".join(wrong) or f"{len(pairs)} talk ratios agree: " + ", ".join(ratios))
sys.exit(bool(wrong))
