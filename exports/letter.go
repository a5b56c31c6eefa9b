package exports

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"serendip/exports/letters"
	"serendip/model"
	"serendip/session"
)

// Mailing is one letter of a session, to be written for some people.
type Mailing struct {
	Snapshot *session.Snapshot
	Session  model.SessionID
	Report   Report // of the same session, without contacts: of what may be attached
	Step     model.LetterStep
	Due      string // which check point, of a step that repeats
	Text     letters.Text
	Line     func(model.PersonID) string // the line to paste with a person's code; "" where nobody knows the address
	Now      time.Time                   // when the drafts are made
	Batch    int                         // how many times drafts of this letter were made before: a table has a name of its own each time
}

// Letter is what one person gets: a draft, which nobody has sent.
type Letter struct {
	To           model.LetterTo
	Name         string
	Email        string // "" when it is not on file: whoever sends it fills it in
	Organisation string
	Role         string
	Audience     model.Audience
	Line         string
	Subject      string
	Body         string // plain text; paragraphs are lines of any length
	Attached     []Attachment
	step         model.LetterStep
	table        string // the name of the table that it is in, without an ending
	name         string // of its file, without an ending
	made         time.Time
}

// Attachment is a file that goes with a letter.
type Attachment struct {
	Name string
	Body []byte
}

// Letters writes the letter for each reader.
func (m Mailing) Letters(to []model.LetterTo) ([]Letter, error) {
	s := m.Snapshot.State
	v := s.Session(m.Session)
	if v == nil {
		return nil, session.Refuse(session.Missing, "there is no such session in this programme")
	}
	out := make([]Letter, 0, len(to))
	taken := make(taken)
	var shared []Attachment
	for _, one := range to {
		d := s.Details(one.Person)
		l := Letter{To: one, Name: d.Name, Email: d.Email, Organisation: d.Organisation, Role: d.Role, Audience: d.Audience(), step: m.Step, made: m.Now}
		if m.Line != nil {
			l.Line = m.Line(one.Person)
		}
		f := filling{voice: voiceOf(cmp.Or(m.Text.Locale, m.Report.Look.Locale)), Mailing: m, s: s, v: v, l: &l, c: s.UseCase(one.Case)}
		l.Subject, l.Body = m.Text.Fill(l.Audience, f.value)
		if l.Attached = shared; shared == nil {
			var err error
			if l.Attached, err = f.attached(); err != nil {
				return nil, err
			}
		}
		if !m.Step.ByCase() { // everybody gets the same
			shared = l.Attached
		}
		l.table = BaseName(m.Report) + "-" + m.Step.Key()
		if m.Due != "" { // each check point has letters of its own
			l.table += "-" + m.Due
		}
		l.name = l.table + "-" + model.NameSlug(d.Name, handleOf(d.Email), handleLong)
		if m.Batch > 0 {
			l.table += fmt.Sprintf("-%d", m.Batch+1)
		}
		l.name = taken.free(l.name)
		out = append(out, l)
	}
	return out, nil
}

// handleLong bounds somebody's name in the name of a file.
const handleLong = 40

// taken are the names of files that are given already.
type taken map[string]bool

// free is a name that no other file has: its own, or with the first number that is free.
func (t taken) free(name string) string {
	one := name
	for n := 2; t[one]; n++ {
		one = fmt.Sprintf("%s-%d", name, n)
	}
	t[one] = true
	return one
}

// handleOf is what an address has before its sign, for a name that no file can have.
func handleOf(email string) string {
	handle, _, _ := strings.Cut(email, "@")
	return model.Slug(handle, "guest", handleLong)
}

// attached is what goes with the letter of one reader.
func (f filling) attached() ([]Attachment, error) {
	var out []Attachment
	add := func(name string, write func(io.Writer) error) error {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			return err
		}
		out = append(out, Attachment{name, b.Bytes()})
		return nil
	}
	base := BaseName(f.Report)
	switch f.Step {
	case model.LetterInvitation, model.LetterFollowUp1, model.LetterFollowUp2, model.LetterFollowUp3, model.LetterWorkshop:
		return out, add(base+".ics", func(w io.Writer) error { return writeInvitation(w, f.Report) })
	case model.LetterSponsor:
		return out, add(base+"-on-a-page.pdf", func(w io.Writer) error { return writeFirstPage(w, f.Report) })
	case model.LetterRecap, model.LetterAbsent:
		files, err := Files(f.Report, readable())
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			if err := add(file.Name, file.Write); err != nil {
				return nil, err
			}
		}
	case model.LetterOwner:
		u, ok := f.useCase()
		if !ok {
			return nil, nil
		}
		_, page, err := OnePager(f.Report, u.Number)
		if err != nil {
			return nil, err
		}
		name := fmt.Sprintf("%s-onepager-%d", base, u.Number)
		return out, cmp.Or(add(name+".pdf", page), add(name+".ics", func(w io.Writer) error { return writeWindow(w, f.Report, u) }))
	default:
	}
	return out, nil
}

// readable is the format that most people can open, of those that there are: a document, a page for a browser, or text.
func readable() string {
	for _, name := range []string{"pdf", "html"} {
		if slices.ContainsFunc(Formats(), func(f Format) bool { return f.Name == name }) {
			return name
		}
	}
	return "md"
}

// useCase is the one that the letter is about, as the report has it.
func (f filling) useCase() (UseCase, bool) {
	i := slices.IndexFunc(f.Report.Content.UseCases, func(u UseCase) bool { return u.ID == f.l.To.Case.String() })
	if i < 0 {
		return UseCase{}, false
	}
	return f.Report.Content.UseCases[i], true
}

// LetterFiles are drafts as files: a mail each, or one table for a mailing tool with what is attached beside it.
func LetterFiles(all []Letter, format string) ([]File, error) {
	switch format {
	case "eml":
		out := make([]File, 0, len(all))
		for _, l := range all {
			out = append(out, File{l.name + ".eml", l.writeMail})
		}
		return out, nil
	case "csv":
		return mergeFiles(all), nil
	}
	return nil, session.Refuse(session.Invalid, "drafts are written as eml or csv, not %q", format)
}
