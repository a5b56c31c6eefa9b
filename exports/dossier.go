package exports

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
)

// Dossier is everything that a programme holds about one person, to be handed to them. Names and addresses of others are
// taken out of what others said; who said it isn't told.
type Dossier struct {
	Made         string          `json:"made"` // RFC 3339
	Version      string          `json:"version"`
	Programme    string          `json:"programme"`
	Name         string          `json:"name"`
	OnFile       []dossierFile   `json:"on_file"`
	Sessions     []dossierHeld   `json:"sessions"`
	Parts        []dossierPart   `json:"parts"`
	Words        []dossierWords  `json:"words"`
	Same         []dossierPart   `json:"same"`
	Votes        []dossierVote   `json:"votes_on_questions"`
	Letters      []dossierLetter `json:"letters"`
	Mentions     []string        `json:"named_by_others"`
	NamedOnFiles int             `json:"named_on_files_of_others"`
	Fixed        []string        `json:"named_in_titles"`
	Record       []dossierDeed   `json:"record"`
	Not          []string        `json:"not_held"` // what nobody can tell to be theirs

	tail string // of their id
}

type dossierFile struct {
	Name         string        `json:"name"`
	Email        string        `json:"email,omitempty"`
	Organisation string        `json:"organisation,omitempty"`
	Role         string        `json:"role,omitempty"`
	Side         string        `json:"side,omitempty"`
	Part         string        `json:"part,omitempty"`
	Screening    string        `json:"screening,omitempty"`
	Consent      bool          `json:"consent"`
	Photo        string        `json:"photo,omitempty"`
	Social       string        `json:"social,omitempty"`
	Keys         []string      `json:"ssh_keys,omitempty"`
	Code         string        `json:"code_begins_with,omitempty"`
	Further      []model.Field `json:"further,omitempty"`
	Since        string        `json:"since"`
}

type dossierHeld struct {
	Session  string `json:"session"`
	Title    string `json:"title"`
	Start    string `json:"start"`
	State    string `json:"state"`
	Status   string `json:"status,omitempty"`
	Attended string `json:"attended,omitempty"`
	Remote   bool   `json:"remote,omitempty"`
	Offered  string `json:"place_offered_until,omitempty"`
	Speaks   bool   `json:"speaks,omitempty"`
	Spoke    int    `json:"spoke_seconds,omitempty"`
}

type dossierPart struct {
	As      string `json:"as,omitempty"`
	Session string `json:"session,omitempty"`
	Number  int    `json:"number,omitempty"`
	Words   string `json:"words,omitempty"`
	Day     string `json:"day,omitempty"`
	Done    bool   `json:"done,omitempty"`
}

type dossierWords struct {
	At      string `json:"at"`
	Session string `json:"session,omitempty"`
	Number  int    `json:"number,omitempty"`
	What    string `json:"what"`
	Words   string `json:"words"`
}

type dossierVote struct {
	Session string `json:"session"`
	Number  int    `json:"number"`
	Words   string `json:"words"`
	Vote    string `json:"vote"`
}

type dossierLetter struct {
	Session string `json:"session"`
	Letter  string `json:"letter"`
	Due     string `json:"due,omitempty"`
	Number  int    `json:"number,omitempty"`
	Made    string `json:"made"`
}

type dossierDeed struct {
	At      string   `json:"at"`
	What    string   `json:"what"`
	As      []string `json:"as,omitempty"`
	Own     bool     `json:"own_command"`
	Session string   `json:"session,omitempty"`
	Number  int      `json:"number,omitempty"`
}

// notHeld is what a programme can't tell to be anybody's.
var notHeld = []string{
	"Marks, dots, thumbs and answers to surveys: they are counted without names, and the single ones are deleted then. While such a round is open they lie sealed, and are opened for nobody.",
	"Questions that were asked without a name: nothing of who asked is kept.",
	"Files that were handed out or made by export, drafts of letters and backups: these lie outside the program's records.",
}

const dossierTime = time.RFC3339

// DossierOf makes it of what was gathered.
func DossierOf(d session.Dossier, made time.Time, version string) Dossier {
	out := Dossier{
		Made: made.UTC().Format(dossierTime), Version: version, Programme: d.Programme, Name: d.Name, NamedOnFiles: len(d.Details), Not: notHeld,
		OnFile: []dossierFile{}, Sessions: []dossierHeld{}, Parts: []dossierPart{}, Words: []dossierWords{}, Same: []dossierPart{}, Votes: []dossierVote{},
		Letters: []dossierLetter{}, Mentions: []string{}, Fixed: []string{}, Record: []dossierDeed{}, tail: tailOf(d.People[0].String()),
	}
	apart := others(d)
	for _, f := range d.OnFile {
		out.OnFile = append(out.OnFile, filedAs(f))
	}
	for _, v := range d.Sessions {
		out.Sessions = append(out.Sessions, dossierHeld{v.Ref, apart(v.Title), v.Start.Format(dossierTime), v.State, v.Status, v.Attended, v.Remote,
			stamp(v.Offered), v.Speaks, int(v.Spoke / time.Second)})
	}
	for _, p := range d.Parts {
		out.Parts = append(out.Parts, dossierPart{p.As, p.Ref, p.Number, apart(p.Words), p.Day, p.Done})
	}
	for _, w := range d.Words {
		out.Words = append(out.Words, dossierWords{stamp(w.At), w.Ref, w.Number, w.What, w.Words})
	}
	for _, p := range d.Same {
		out.Same = append(out.Same, dossierPart{Session: p.Ref, Number: p.Number, Words: apart(p.Words)})
	}
	for _, v := range d.Votes {
		out.Votes = append(out.Votes, dossierVote{v.Ref, v.Number, apart(v.Words), map[bool]string{true: "for", false: "against"}[v.Up]})
	}
	for _, l := range d.Letters {
		out.Letters = append(out.Letters, dossierLetter{l.Ref, l.Step, l.Due, l.Number, stamp(l.At)})
	}
	for _, words := range d.NamedBy {
		out.Mentions = append(out.Mentions, apart(words))
	}
	for _, words := range d.Fixed {
		out.Fixed = append(out.Fixed, apart(words))
	}
	for _, x := range d.Deeds {
		out.Record = append(out.Record, dossierDeed{stamp(x.At), x.What, x.As, x.Did, x.Ref, x.Number})
	}
	return out
}

func stamp(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(dossierTime)
}

func filedAs(f session.FiledDetails) dossierFile {
	screening := ""
	if f.Screening != (model.Screening{}) {
		screening = f.Screening.String()
	}
	return dossierFile{f.Name, f.Email, f.Organisation, f.Role, f.Side.String(), f.Part.String(), screening, f.Consent, f.Photo.String(), f.Social.String(),
		f.Keys, f.Handle, f.Extra, stamp(f.Since)}
}

// others takes the names, the parts of names and the addresses of everybody else out of words. What is also a part of
// their own name stays.
func others(d session.Dossier) func(string) string {
	r := redaction{swaps: swaps{from: make(map[rune][]swap), has: make(map[string]bool)}}
	for _, own := range d.Names {
		for _, part := range append(partsOf(own), own) {
			r.has[strings.ToLower(part)] = true
		}
	}
	for _, other := range d.Others {
		r.nameless(other, "somebody else")
	}
	return func(words string) string {
		words = address.ReplaceAllStringFunc(words, func(found string) string {
			if slices.ContainsFunc(d.Names, func(own string) bool { return strings.EqualFold(own, found) }) {
				return found
			}
			return "an e-mail address"
		})
		return r.within(words)
	}
}

// Files are the page and the record for a machine.
func (d Dossier) Files() []File {
	stem := model.Slug(d.Programme, "programme", handleLong) + "-held-about-" + model.NameSlug(d.Name, "guest", handleLong) + "-" + d.tail
	return []File{{stem + ".md", d.Markdown}, {stem + ".json", d.JSON}}
}

// JSON writes it for a machine.
func (d Dossier) JSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(d)
}

// Markdown writes it as a page.
func (d Dossier) Markdown(w io.Writer) error {
	m := newMarkdown(w, voiceOf(""))
	m.line("# %s", ending(inline("What is held about "+d.Name)))
	m.line("\n%s", inline(fmt.Sprintf("By the adoption programme of %s, as of %s. Times are in UTC where no other zone is said. What others said stands here only where it names %s, without who said it; names of others are left out of it.",
		d.Programme, spoken(d.Made), d.Name)))
	for _, p := range d.pageParts() {
		m.heading(p.title)
		if len(p.rows) == 0 {
			m.line("%s", inline(p.none))
		}
		for _, row := range p.rows {
			m.line("- %s", starting(row))
		}
	}
	return m.Flush()
}
