package intake

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"serendip/model"
)

// MostTopicBytes is the largest file of topics that is read.
const MostTopicBytes = 32 << 20

// TopicRow is a topic as a schedule's file tells it.
type TopicRow struct {
	Title  model.Line
	About  model.Note
	People []string // in the file's order
	When   string   // when and where it was planned, in words; "" for nothing
	Line   int
}

// TopicPreview is what a file of topics holds.
type TopicPreview struct {
	File   string
	Format string // "Sessionize JSON", "Pentabarf XML" or "calendar"
	Items  []TopicRow
	Notes  []string // what was left out, and why
}

// Topics reads the sessions of a Sessionize event (the JSON of its "all data" view), of a Pentabarf schedule (the XML
// that frab, pretalx and FOSDEM write) or of a calendar as topics. Breaks and other service sessions are left out. The error is an *Error
// or *Problems with the line and the column in it; then nothing may be imported.
func Topics(file string, r io.Reader) (TopicPreview, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MostTopicBytes+1))
	if err != nil {
		return TopicPreview{}, err
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	file = fileName(file)
	p := TopicPreview{File: file}
	switch trimmed := bytes.TrimSpace(raw); {
	case len(raw) > MostTopicBytes:
		return p, &Error{File: file, What: fmt.Sprintf("it is larger than %d megabytes", MostTopicBytes>>20), Do: "Take the part of it that has the sessions."}
	case len(trimmed) == 0:
		return p, &Error{File: file, What: "the file is empty", Do: "Save it again and try once more."}
	case Sniff(raw) == Calendar:
		err = p.calendar(raw)
	case !utf8.Valid(raw):
		return p, &Error{File: file, What: "it is not in UTF-8", Do: "Save it as UTF-8."}
	case trimmed[0] == '{':
		err = p.sessionize(raw)
	case trimmed[0] == '<':
		err = p.pentabarf(raw)
	default:
		return p, &Error{File: file, Line: 1, Column: 1, What: "this is neither JSON nor XML nor a calendar", Do: "Take the JSON of Sessionize (API, view All), the XML of a Pentabarf schedule, or an .ics file."}
	}
	if err == nil && len(p.Items) == 0 {
		err = &Error{File: file, What: "it has no sessions", Do: "Take the file that lists them."}
	}
	if err != nil {
		p.Items = nil
	}
	return p, err
}

// sessionizeFile is the part of Sessionize's JSON that is read.
type sessionizeFile struct {
	Sessions []json.RawMessage `json:"sessions"`
	Slots    []struct {
		Service bool `json:"isServiceTimeslot"`
	} `json:"timeslots"`
	Speakers []struct {
		ID       string `json:"id"`
		FullName string `json:"fullName"`
	} `json:"speakers"`
	Rooms []struct {
		ID   int    `json:"id"`
		Name string `json:"name"`
	} `json:"rooms"`
}

type sessionizeSession struct {
	Title       string   `json:"title"`
	Description string   `json:"description"`
	StartsAt    string   `json:"startsAt"`
	Service     bool     `json:"isServiceSession"`
	Speakers    []string `json:"speakers"`
	RoomID      int      `json:"roomId"`
}

func (p *TopicPreview) sessionize(raw []byte) error {
	var f sessionizeFile
	if err := json.Unmarshal(raw, &f); err != nil {
		return jsonFault(p.File, raw, err)
	}
	speakers, rooms := make(map[string]string), make(map[int]string)
	for _, s := range f.Speakers {
		speakers[s.ID] = s.FullName
	}
	for _, r := range f.Rooms {
		rooms[r.ID] = r.Name
	}
	if len(f.Sessions) == 0 && len(f.Slots) > 0 {
		pauses := 0
		for _, s := range f.Slots {
			if s.Service {
				pauses++
			}
		}
		return &Error{File: p.File, What: fmt.Sprintf("it has %d time slots, %d of them breaks, and says nothing of what is talked about in them", len(f.Slots), pauses),
			Do: "Take the JSON that has the sessions (API, view All); slots and rooms are set on the block of topics."}
	}
	var problems Problems
	from, breaks := 0, 0
	for _, one := range f.Sessions {
		at := from + bytes.Index(raw[from:], one) // each stands in the file as it was, after the one before
		from = at + len(one)
		var s sessionizeSession
		if err := json.Unmarshal(one, &s); err != nil {
			problems.add(&Error{File: p.File, Line: lineOf(raw, at), Column: columnOf(raw, at), What: "this session cannot be read: " + err.Error(), Do: "Mend it in the file."})
			continue
		}
		if s.Service {
			breaks++
			continue
		}
		t := TopicRow{Line: lineOf(raw, at)}
		for _, id := range s.Speakers {
			if speakers[id] != "" {
				t.People = append(t.People, speakers[id])
			}
		}
		when := s.StartsAt
		if at, err := time.Parse("2006-01-02T15:04:05", s.StartsAt); err == nil {
			when = at.Format("2 January 2006, 15:04")
		}
		p.take(&problems, t, columnOf(raw, at), s.Title, s.Description, joined(when, rooms[s.RoomID]))
	}
	if breaks > 0 {
		p.Notes = append(p.Notes, fmt.Sprintf("service sessions, such as breaks, were left out: %d", breaks))
	}
	p.Format = "Sessionize JSON"
	return problems.err()
}

// pentabarfEvent is the part of an event that is read.
type pentabarfEvent struct {
	Start       string   `xml:"start"`
	Room        string   `xml:"room"`
	Title       string   `xml:"title"`
	Subtitle    string   `xml:"subtitle"`
	Abstract    string   `xml:"abstract"`
	Description string   `xml:"description"`
	Persons     []string `xml:"persons>person"`
}

func (p *TopicPreview) pentabarf(raw []byte) error {
	d := xml.NewDecoder(bytes.NewReader(raw))
	var problems Problems
	day, seen := "", false
	for {
		at, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		line, column := d.InputPos()
		if err != nil {
			return &Error{File: p.File, Line: line, Column: column, What: "the XML breaks here: " + strings.TrimPrefix(err.Error(), "XML syntax error on "), Do: "Save the schedule again; nothing was imported."}
		}
		start, ok := at.(xml.StartElement)
		if !ok {
			continue
		}
		switch start.Name.Local {
		case "schedule":
			seen = true
		case "day":
			for _, a := range start.Attr {
				if a.Name.Local == "date" {
					day = a.Value
				}
			}
		case "event":
			var e pentabarfEvent
			if err := d.DecodeElement(&e, &start); err != nil {
				return &Error{File: p.File, Line: line, Column: column, What: "this event cannot be read: " + err.Error(), Do: "Save the schedule again; nothing was imported."}
			}
			about := e.Abstract
			if strings.TrimSpace(about) == "" {
				about = e.Description
			}
			if e.Subtitle != "" {
				about = e.Subtitle + "\n\n" + about
			}
			p.take(&problems, TopicRow{Line: line, People: e.Persons}, column, e.Title, plainOf(about), joined(day+" "+e.Start, e.Room))
		}
	}
	if !seen {
		return &Error{File: p.File, Line: 1, What: "this XML is no schedule", Do: "Take the XML of a Pentabarf schedule: its first element is <schedule>."}
	}
	p.Format = "Pentabarf XML"
	return problems.err()
}

// take cleans a session and keeps it, or says what is wrong with it.
func (p *TopicPreview) take(problems *Problems, t TopicRow, column int, title, about, when string) {
	var err error
	fault := func(name string, err error) {
		problems.add(&Error{File: p.File, Line: t.Line, Column: column, Name: name, What: err.Error(), Do: "Mend it in the file; nothing was imported."})
	}
	if t.Title, err = model.CleanLine(title); err != nil {
		fault("title", err)
		return
	}
	if strings.TrimSpace(about) != "" {
		if t.About, err = model.CleanNote(about); err != nil && !errors.Is(err, model.ErrEmpty) {
			fault("description", err)
			return
		}
	}
	if line, err := model.CleanLine(when); err == nil {
		t.When = line.String()
	}
	p.Items = append(p.Items, t)
}

func joined(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, ", ")
}

// plainOf is the words of a piece of HTML, its paragraphs parted by a blank line.
func plainOf(markup string) string {
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(markup)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return strings.TrimSpace(b.String())
		case html.TextToken:
			b.Write(z.Text())
		case html.EndTagToken, html.SelfClosingTagToken:
			switch name, _ := z.TagName(); string(name) {
			case "p", "ul", "ol", "br":
				b.WriteString("\n")
			case "li":
				b.WriteString("; ")
			}
		case html.StartTagToken, html.CommentToken, html.DoctypeToken:
		}
	}
}

// jsonFault says where JSON breaks.
func jsonFault(file string, raw []byte, err error) error {
	at := int64(len(raw))
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		at = syntax.Offset
	case errors.As(err, &kind):
		at = kind.Offset
	}
	n := min(max(int(at)-1, 0), len(raw))
	return &Error{File: file, Line: lineOf(raw, n), Column: columnOf(raw, n), What: "the JSON breaks here: " + err.Error(), Do: "Save it again from Sessionize (API, view All); nothing was imported."}
}

func lineOf(raw []byte, at int) int { return 1 + bytes.Count(raw[:at], []byte("\n")) }

// columnOf counts letters, as an editor does.
func columnOf(raw []byte, at int) int {
	begin := bytes.LastIndexByte(raw[:at], '\n') + 1
	return 1 + utf8.RuneCount(raw[begin:at])
}
