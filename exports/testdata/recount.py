"""Count who came to what of a series a second time: python3 recount.py REPORT.json GRID.csv

It was written from schema.json alone. Everything is counted anew from the cells of the grid: what a meetup had, who is a
regular, a first-timer or a no-show, and the turnout as a fraction.
"""
import csv, json, sys
from fractions import Fraction

meetup = json.load(open(sys.argv[1], encoding="utf-8"))["content"]["meetup"]
rows = list(csv.reader(open(sys.argv[2], encoding="utf-8-sig", newline="")))
head, rows = rows[0], rows[1:]
held, people = meetup["meetups"], meetup["people"]
first = head.index("Organisation") + 1
wrong = []


def same(what, got, want):
    if got != want:
        wrong.append(f"{what}: the file says {got!r}, counted {want!r}")


same("people", len(people), len(rows))
grid = {row[0]: row[first:first + len(held)] for row in rows}
latest = max((n for n, m in enumerate(held) if m["state"] in ("closed", "live")), default=-1)
for p in people:
    at = grid.get(p["id"])
    same(f"{p['name']}, grid", p["at"], at)
    came = [n for n, x in enumerate(at) if x == "came"]
    same(f"{p['name']}, came", p["came"], len(came))
    same(f"{p['name']}, no-shows", p["no_shows"], at.count("no-show"))
    since = [n for n, m in enumerate(held) if came and n >= came[0] and m["state"] in ("closed", "live") and (m["state"] == "closed" or n in came)]
    same(f"{p['name']}, regular", p["regular"], len(came) >= 2 and 2 * len(came) >= len(since))
    same(f"{p['name']}, first time", p["first_timer"], len(came) == 1 and came[0] == latest)
    same(f"{p['name']}, advocate", p["advocate"], len(came) >= 2 and p["spoke"] > 0)
for n, m in enumerate(held):
    column = [at[n] for at in grid.values()]
    came, missed = column.count("came"), column.count("no-show")
    name = m["title"]
    same(name + ", came", m["came"], came)
    same(name + ", no-shows", m["no_shows"], missed)
    same(name + ", coming", m["coming"], came + missed + column.count("coming"))
    same(name + ", on the list", m["on_the_list"], len(column) - column.count(""))
    same(name + ", first time", m["first_timers"], sum(at[n] == "came" and "came" not in at[:n] for at in grid.values()))
    if m["state"] == "closed" and came + missed:
        same(name + ", turnout", Fraction(int(m["turnout"]["num"]), int(m["turnout"]["den"])), Fraction(came, came + missed))
print("\n".join(wrong) or f"{len(held)} meetups and {len(people)} people agree: " + ", ".join(str(m["came"]) for m in held) + " came")
sys.exit(bool(wrong))
