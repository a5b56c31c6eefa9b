"""Read files back with parsers that nobody of this project wrote, and say what their words smuggled in or lost.

readback.py JOBS.json, where the jobs are a list of {"kind", "file", "words": [...], ...}; see the functions below for what each kind
takes. Prints one line for each thing that is wrong, and ends with 1 when there is any.
"""
import collections, csv, email, email.policy, email.utils, html.parser, io, json, os, re, sys, unicodedata, zipfile
import xml.etree.ElementTree as ET
from email.header import decode_header, make_header

csv.field_size_limit(1 << 24)
wrong = []
DANGEROUS = "=+-@＝＋－＠﹦﹢﹣﹫"


def say(job, what):
    if len(wrong) < 40:
        wrong.append(f'{os.path.basename(job["file"])}: {what}')


def short(words):
    return ascii(words if len(words) < 90 else words[:90] + "...")


def read(job):
    with open(job["file"], "rb") as f:
        return f.read()


def whole(job, text, least=1):
    """Every word stands in a text."""
    for words in job["words"]:
        if text.count(words) < least:
            say(job, f"{short(words)} is read {text.count(words)} times")


def column(job, name, cells, kinds):
    """A column that says the words says all of them. Columns of numbers and of fixed words say none or few by chance."""
    best, want = [], []
    for words in kinds:
        times = len(cells) // max(len(words), 1)
        for expected in ([w for w in words for _ in range(times)], words * times):
            some = range(0, len(expected), len(expected) // 20 + 1)
            if sum(expected[i] in cells[i] for i in some) * 2 < len(some):
                continue
            for hits in ([w == c for w, c in zip(expected, cells)], [w in c for w, c in zip(expected, cells)]):
                if sum(hits) > sum(best):
                    best, want = hits, expected
    if sum(best) * 2 <= len(best):
        return False
    for ok, w, c in zip(best, want, cells):
        if not ok:
            say(job, f"in {short(name)}, {short(w)} is read as {short(c)}")
    return True


def table(job, rows):
    """The header and rows of a table: how many of its columns say the words of each row's number."""
    n = 0
    for at, name in enumerate(rows[0]):
        n += column(job, name, [row[at] if at < len(row) else "" for row in rows[1:]], (job["words"], job.get("notes") or []))
    if n < job["columns"]:
        say(job, f"{n} columns say the words, not {job['columns']}: {[r[:9] for r in rows[:2]]}")


def unguarded(cell):
    """What model.Guard's doc says: one apostrophe is ours when what follows would be taken for a formula."""
    return cell[1:] if cell.startswith("'") and formula(cell[1:]) else cell


def formula(cell):
    if cell[:1] in ("\t", "\r", "\n"):
        return True
    i = 0
    while i < len(cell) and (cell[i].isspace() or unicodedata.category(cell[i]) in ("Cc", "Cf")):
        i += 1
    return i < len(cell) and (cell[i] in DANGEROUS or cell[i] == "'")


def read_csv(job):
    raw = read(job)
    if not raw.startswith(b"\xef\xbb\xbf"):
        say(job, "there is no byte order mark")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
    if not rows[0][0].startswith("serendip_"):
        say(job, f"the first column is {rows[0][0]}, so nobody knows whose the guard is")
    for row in rows:
        if len(row) != len(rows[0]):
            say(job, f"a row of {len(row)} cells under {len(rows[0])} names: {short(str(row))}")
        for cell in row:
            if formula(cell) and not cell.startswith("'") and not re.fullmatch(r"-?\d+(\.\d+)?", cell):
                say(job, f"{short(cell)} would be a formula")
    table(job, [[unguarded(c) for c in row] for row in rows])


def read_json(job):
    found = collections.Counter()

    def walk(v):
        if isinstance(v, str):
            found[v] += 1
        for x in v.values() if isinstance(v, dict) else v if isinstance(v, list) else ():
            walk(x)

    walk(json.loads(read(job).decode("utf-8")))
    for words in job["words"]:
        if found[words] < job["least"]:
            say(job, f"{short(words)} is a value {found[words]} times")


class Page(html.parser.HTMLParser):
    """The tags of a page with the names of their attributes, its text, and where it leads or loads from."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.text, self.places, self.policy = collections.Counter(), [], [], ""

    def handle_starttag(self, tag, attrs):
        self.tags[(tag, tuple(sorted(a for a, _ in attrs)))] += 1
        for name, value in attrs:
            if name in ("href", "src", "xlink:href", "action", "srcset", "data", "poster", "formaction"):
                self.places.append(value or "")
            if tag == "meta" and name == "content" and "default-src" in (value or ""):
                self.policy = value

    handle_startendtag = handle_starttag

    def handle_data(self, data):
        self.text.append(data)

    def handle_comment(self, data):
        self.tags[("comment", ())] += 1

    def unknown_decl(self, data):
        self.tags[("declaration", ())] += 1


def page(file):
    p = Page()
    with open(file, encoding="utf-8", newline="") as f:
        p.feed(f.read())
    p.close()
    return p


def spaced(job, text):
    return " ".join(text.split()) if job.get("spaces") else text


def read_html(job):
    """A page has the tags of one with tame words, leads nowhere else, and says the words."""
    got, want = page(job["file"]), page(job["tame"])
    if got.tags != want.tags:
        say(job, f"words became markup: {got.tags - want.tags}, and took away {want.tags - got.tags}")
    for place in got.places:
        if not place.startswith("#") and not place.startswith("data:image/"):
            say(job, f"it leads to {short(place)}")
    if not got.policy.startswith("default-src 'none'"):
        say(job, "it has no policy against loading")
    said = [spaced(job, x) for x in ("".join(got.text), "".join(want.text))]
    for words, harmless in zip(job["words"], job.get("tamed") or [], strict=True):
        times = said[0].count(spaced(job, words)), said[1].count(harmless)
        if times[0] < times[1] or not times[1]:
            say(job, f"{short(words)} is read {times[0]} times, not {times[1]}")


def read_svg(job):
    root = ET.fromstring(read(job))
    for e in root.iter():
        name = e.tag.rpartition("}")[2]
        if name not in ("svg", "title", "desc", "rect", "text"):
            say(job, f"words became <{name}>")
        for a in e.attrib:
            if a.startswith("on") or "href" in a:
                say(job, f"<{name}> has {a}")
    text = "\n".join(root.itertext())
    whole(job, text)


def repeated(e):
    """A name that says no more than what each page of paper repeats: columns and the first row, of one of our sheets."""
    plain = len(e) == 0 and set(e.attrib) <= {"name", "localSheetId"} and e.get("name") == "_xlnm.Print_Titles"
    return plain and re.fullmatch(r"(?:([a-z]+)!\$[A-Z]+:\$[A-Z]+,(?=\1!))?[a-z]+!\$1:\$1", e.text or "")


def parts(job):
    """The parts of an office file, none of which has a strange name or leads outside."""
    out = {}
    with zipfile.ZipFile(job["file"]) as z:
        if z.testzip() is not None:
            say(job, "it is damaged")
        for name in z.namelist():
            if name.startswith("/") or ".." in name or not re.fullmatch(r"[A-Za-z0-9_./\[\]-]+", name) or re.search(r"vba|macro|activeX|embeddings|externalLink|connections", name, re.I):
                say(job, f"a part is called {short(name)}")
            if name.endswith((".xml", ".rels")):
                out[name] = ET.fromstring(z.read(name))
    for name, root in out.items():
        for e in root.iter():
            tag = e.tag.rpartition("}")[2]
            if tag == "Relationship" and (e.get("TargetMode") == "External" or ":" in e.get("Target", "")):
                say(job, f"{name} leads to {short(e.get('Target'))}")
            if tag == "definedName" and repeated(e):
                continue
            if tag in ("hlinkClick", "hlinkHover", "hyperlink", "f", "ddeLink", "oleObject", "control", "definedName") and not (tag == "f" and "chart" in name):
                say(job, f"{name} has <{tag}>: {short(''.join(e.itertext()))}")
    return out


def office(s):
    """Words as office programs read them: _x000D_ is a sign by its number."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda m: chr(int(m[1], 16)), s)


def read_xlsx(job):
    book = parts(job)
    shared = []
    if "xl/sharedStrings.xml" in book:
        shared = [office("".join(t.text or "" for t in si.iter() if t.tag.endswith("}t"))) for si in book["xl/sharedStrings.xml"]]
    names = [e.get("name") for e in book["xl/workbook.xml"].iter() if e.tag.endswith("}sheet")]
    for n, name in enumerate(names, 1):
        rows = []
        for row in (e for e in book[f"xl/worksheets/sheet{n}.xml"].iter() if e.tag.endswith("}row")):
            cells = {}
            for c in row:
                v = next((x for x in c if x.tag.endswith("}v")), None)
                text = "".join(t.text or "" for t in c.iter() if t.tag.endswith("}t"))
                if c.get("t") == "s":
                    text = shared[int(v.text)]
                elif c.get("t") == "inlineStr":
                    text = office(text)
                elif v is not None:
                    text = v.text or ""
                at = 0
                for letter in re.match(r"[A-Z]+", c.get("r"))[0]:
                    at = at * 26 + ord(letter) - 64
                cells[at] = text
            rows.append([cells.get(i, "") for i in range(1, max(cells, default=0) + 1)])
        if name in (job.get("sheets") or {}):
            table({**job, "file": job["file"] + " " + name, "columns": job["sheets"][name]}, rows)
            if not any(e.tag.endswith("}pane") and e.get("state") == "frozen" for e in book[f"xl/worksheets/sheet{n}.xml"].iter()):
                say(job, f"{name} has no frozen header")
    missing = set(job.get("sheets") or {}) - set(names)
    if missing:
        say(job, f"there is no sheet {missing}")


def read_pptx(job):
    text = []
    for name, root in parts(job).items():
        if name.startswith("ppt/slides/slide"):
            for p in (e for e in root.iter() if e.tag.endswith("}p")):
                text.append("".join(t.text or "" for t in p.iter() if t.tag.endswith("}t")))
    whole(job, "\n".join(text))


def flat(job):
    """An office file as LibreOffice opened it and wrote it down: no formula, link, script or event; the words are cells or paragraphs."""
    text = []
    for e in ET.parse(job["file"]).getroot().iter():
        tag = e.tag.rpartition("}")[2]
        for a, v in e.attrib.items():
            a = a.rpartition("}")[2]
            if a == "formula" and "chart" not in tag and tag.startswith("table-cell"):
                say(job, f"a cell is the formula {short(v)}")
            if a == "href" and not v.startswith(("#", "./", "Pictures/")) and tag in ("a", "image", "object", "plugin", "table-source", "cell-range-source", "event-listener", "database-source-sql"):
                say(job, f"<{tag}> leads to {short(v)}")
        if tag in ("source-code", "module", "event-listener", "macro", "dde-source", "dde-link", "table-source"):
            say(job, f"there is <{tag}>")
        if tag in ("p", "h"):
            text.append(words_of(e))
    # Signs that the program itself drops from any text are not looked for.
    whole(job, "\n".join(text))


def words_of(e):
    out = e.text or ""
    for x in e:
        tag = x.tag.rpartition("}")[2]
        if tag == "s":
            out += " " * int(next((v for a, v in x.attrib.items() if a.endswith("}c")), 1))
        elif tag == "tab":
            out += "\t"
        elif tag == "line-break":
            out += "\n"
        elif tag not in ("annotation", "note"):
            out += words_of(x)
        out += x.tail or ""
    return out


def plain(raw, uid, name):
    """The text of a property of an entry, unfolded and without its escapes."""
    lines = raw.decode("utf-8").replace("\r\n ", "").replace("\r\n\t", "").split("\r\n")
    entry = lines[lines.index("UID:" + uid):]
    entry = entry[:entry.index("END:VEVENT")]
    text = next((x[len(name) + 1:] for x in entry if x.startswith(name + ":")), "")
    return re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], text)


def read_ics(job):
    import icalendar
    for words, raw in zip(job["words"], re.split(b"(?=BEGIN:VCALENDAR)", read(job))[1:], strict=True):
        cal = icalendar.Calendar.from_ical(raw)
        kinds = collections.Counter(x.name for x in cal.walk())
        if set(kinds) - {"VCALENDAR", "VTIMEZONE", "STANDARD", "DAYLIGHT", "VEVENT"} or kinds["VEVENT"] != job["events"]:
            say(job, f"{short(words)} became {dict(kinds)}")
        for e in cal.walk("VEVENT"):
            if set(e) - {"UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "DTSTART", "DTEND", "LOCATION", "DESCRIPTION", "TRANSP"}:
                say(job, f"{short(words)} became {set(e)}")
            for name in ("SUMMARY", "LOCATION", "DESCRIPTION"):
                # This parser takes backslashes away twice, so words with one are read as RFC 5545, 3.3.11, says.
                said = str(e.get(name, words)) if "\\" not in words else plain(raw, e["UID"], name) or words
                if words not in said or name == "LOCATION" and words != said:
                    say(job, f"{short(words)} is read as {short(said)}")
            if any(e[x].params for x in ("SUMMARY", "LOCATION", "DESCRIPTION") if x in e):
                say(job, f"{short(words)} became a parameter")


def read_eml(job):
    m = email.message_from_bytes(read(job), policy=email.policy.default)
    if m.defects or set(m.keys()) - {"Date", "MIME-Version", "Message-ID", "Subject", "X-Unsent", "To", "Content-Type"} or len(m.keys()) != len(set(m.keys())):
        say(job, f"its headers are {m.keys()}, {m.defects}")
    if any(len(line) > 998 for line in read(job).split(b"\r\n")):
        say(job, "a line is longer than mail allows")
    to = m["To"].addresses if m["To"] else ()
    if [a.addr_spec for a in to] != job["to"]:
        say(job, f"it goes to {[a.addr_spec for a in to]}, not {job['to']}")
    # This parser keeps the space between two coded words, which RFC 2047, 6.2, takes away; the older one stumbles over quotes.
    if to:
        old = email.utils.parseaddr(email.message_from_bytes(read(job))["To"])[0]
        names = [to[0].display_name, str(make_header(decode_header(old)))]
        if job["name"] not in names:
            say(job, f"{short(job['name'])} is read as {short(str(names))}")
    kinds = [p.get_content_type() for p in m.walk()]
    if kinds != job["kinds"]:
        say(job, f"its parts are {kinds}")
    for p in m.iter_attachments():
        if not re.fullmatch(r"[a-z0-9.-]+", p.get_filename() or ""):
            say(job, f"a file is called {short(p.get_filename())}")
    body = m.get_body(("plain",)).get_content().replace("\r\n", "\n")
    whole(job, m["Subject"] + "\n" + body)


def read_cast(job):
    """Films one behind the other: their titles say the words in turn, and each line is one of asciicast's."""
    heads = []
    for line in read(job).decode("utf-8").splitlines():
        line = json.loads(line)
        if isinstance(line, dict):
            heads.append(line)
        elif [type(x) for x in line] not in ([int, str, str], [float, str, str]) or line[1] != "o":
            say(job, f"a line is {short(str(line))}")
    for head, words in zip(heads, job["words"], strict=True):
        if set(head) != {"version", "width", "height", "timestamp", "title"} or " ".join(words.split()) not in head["title"]:
            say(job, f"{short(words)} is read as {short(str(head))}")


def main():
    with open(sys.argv[1], encoding="utf-8") as f:
        jobs = json.load(f)
    kinds = {"csv": read_csv, "json": read_json, "html": read_html, "svg": read_svg, "xlsx": read_xlsx, "pptx": read_pptx, "flat": flat, "ics": read_ics, "eml": read_eml, "cast": read_cast}
    for job in jobs:
        try:
            kinds[job["kind"]](job)
        except Exception as e:
            say(job, f"it cannot be read as {job['kind']}: {type(e).__name__}: {e}")
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)


main()
