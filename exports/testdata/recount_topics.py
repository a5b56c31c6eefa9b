"""Count and schedule the topics of an unconference a second time: python3 recount_topics.py REPORT.json TOPICS.csv

It was written from schema.json and the rule in words: the most wanted first (dots, then people, then the earliest), each
into the earliest slot with a free room in which nobody who proposed it or said the same is anywhere else; who has a place for
one of theirs gets none for another, unless several_each; what was placed by hand stays where it is.
"""
import csv, json, sys

content = json.load(open(sys.argv[1], encoding="utf-8"))["content"]
rows = list(csv.DictReader(open(sys.argv[2], encoding="utf-8-sig", newline="")))
topics, cases = content["topics"], {u["number"]: u for u in content["use_cases"]}
board, rooms, slots = topics["board"], topics["rooms"], range(1, topics["slots"] + 1)
wrong = []


def same(what, got, want):
    if got != want:
        wrong.append(f"{what}: the file says {got!r}, counted {want!r}")


def top(n):
    return n if "merged_into" not in cases[n] else top(cases[n]["merged_into"])


shown = [n for n, u in cases.items() if u["kind"] == "topic" and top(n) == n and not (u["held"] or u["hidden"] or u["withdrawn"])]
people = {n: {p for m, u in cases.items() if u["kind"] == "topic" and top(m) == n for p in [u["author"], *u["same"]] if p} for n in shown}
hosts = {n: {u["author"] for m, u in cases.items() if u["kind"] == "topic" and top(m) == n and u["author"]} for n in shown}
dots = dict.fromkeys(shown, 0)
for round in content.get("dots", []):
    voters = round["seats"] + round["tally"] + round["laptop"]
    given = [u for u in round["use_cases"] if "dots" in u]
    for u in given:
        dots[top(u["number"])] += u["dots"]["dots"]
        same(f"#{u['number']}, dots within the cap", u["dots"]["people"] <= u["dots"]["dots"] <= u["dots"]["people"] * round["cap"], True)
        same(f"#{u['number']}, no more people than gave dots", u["dots"]["people"] <= voters, True)
    same("dots within the budget", sum(u["dots"]["dots"] for u in given) <= voters * round["budget"], True)
    ranked = sorted(u["dots"]["dots"] for u in given)[::-1]
    for u in given:
        same(f"#{u['number']}, rank", u["rank"], 1 + ranked.index(u["dots"]["dots"]))
order = sorted(shown, key=lambda n: (-dots[n], -cases[n]["reach"], n))
same("the board", [x["number"] for x in board], order)
same("the table", [(x["number"], x["title"], x["stage"], str(x.get("slot", "")), x.get("room", "")) for x in board],
     [(int(r["serendip_topics"]), r["Title"], r["Stage"], r["Slot"], r["Room"]) for r in rows])

at = {x["number"]: (x["slot"], x["room"]) for x in board if x.get("by_hand")}
why = {}


def hosted(n):
    return not topics.get("several_each") and any(m in at and hosts[n] & hosts[m] for m in order if m != n)


for n in (n for n in order if n not in at):
    if hosted(n):
        continue
    free = [(s, r) for s in slots for r in rooms if (s, r) not in at.values()]
    fits = [(s, r) for s, r in free if not any(people[n] & people[m] for m, (other, _) in at.items() if other == s)]
    if fits:
        at[n] = min(fits, key=lambda x: (x[0], rooms.index(x[1])))
for n in (n for n in order if n not in at):
    full = len(at) == len(slots) * len(rooms)
    why[n] = "who proposed it hosts another already" if hosted(n) else "every place is taken" if full else "somebody in it is elsewhere in each free slot"
for x in board:
    n = x["number"]
    same(f"#{n}, place", (x["slot"], x["room"]) if "slot" in x else None, at.get(n))
    same(f"#{n}, no place", x.get("no_place"), why.get(n))
    if x.get("concluded"):
        same(f"#{n}, concluded and placed", "slot" in x, True)
given = {}
for v in content.get("talk", {}).get("votes", []):
    n = v.get("use_case", 0)
    if n not in shown:
        continue
    same(f"#{n}, minutes offered", v["minutes"], [5, 2, 1][min(given.get(n, 0), 2)])
    same(f"#{n}, goes on", v["goes_on"], v["thumbs"]["up"] > v["thumbs"]["down"])
    given[n] = given.get(n, 0) + v["applied"]
print("\n".join(wrong) or f"{len(board)} topics agree: {len(at)} with a place, {len(why)} without, {sum(given.values())} times more minutes")
sys.exit(bool(wrong))
