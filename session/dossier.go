package session

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"time"
	"unicode"

	"serendip/model"
)

// Dossier is everything that a programme keeps of somebody. Marks, votes by hand and answers are nobody's once they are
// counted, and sealed before; a question without a name is nobody's from the first: none of that can be in it.
type Dossier struct {
	Traces
	Name      string
	Programme string
	OnFile    []FiledDetails
	Sessions  []DossierSession
	Parts     []DossierPart
	Words     []DossierWords
	Same      []DossierPart // where they said that it is the same for them
	Votes     []DossierVote
	Letters   []DossierLetter
	Deeds     []DossierDeed // every event that names them, oldest first
	NamedBy   []string      // what others said and names them
	Others    []string      // names and addresses of everybody else on file, which are not to leave with it
}

// FiledDetails is what is on file of them, or of a guest who turned out to be them.
type FiledDetails struct {
	model.Details
	Since time.Time
}

// DossierSession is a session on whose list they are, or in which they speak.
type DossierSession struct {
	Ref, Title, State string
	Start             time.Time // in the session's zone
	Status, Attended  string
	Remote            bool
	Offered           time.Time // until when a place is offered
	Speaks            bool
	Spoke             time.Duration
}

// DossierPart is a use case or an action that they have to do with.
type DossierPart struct {
	As, Ref string
	Number  int
	Words   string
	Day     string
	Done    bool
}

// DossierWords is something that they said.
type DossierWords struct {
	At     time.Time
	Ref    string
	Number int
	What   string // "use case captured", "action noted"
	Words  string
}

// DossierVote is a vote of theirs on a question.
type DossierVote struct {
	Ref    string
	Number int
	Words  string
	Up     bool
}

// DossierLetter is a draft that was made for them.
type DossierLetter struct {
	Ref, Step, Due string
	Number         int // of the use case that it is about
	At             time.Time
}

// DossierDeed is an event that names them.
type DossierDeed struct {
	At     time.Time
	What   string
	As     []string // the event's fields in which they stand; none where they did it
	Did    bool     // it was their own command
	Ref    string
	Number int
}

// Dossier looks through all that a programme ever kept.
func (l *Live) Dossier(ctx context.Context, p model.PersonID) (Dossier, error) {
	t, err := l.Traces(ctx, p)
	if err != nil {
		return Dossier{}, err
	}
	s := l.Snapshot().State
	g := gatherer{Dossier: Dossier{Traces: t, Name: s.Details(p).Name, Programme: s.Name}, live: l, s: s, met: make(map[model.TextID]bool)}
	g.onFile()
	for _, v := range s.Sessions() {
		g.session(v)
	}
	for _, one := range s.PartsOf(t.People) {
		g.Parts = append(g.Parts, DossierPart{one.As, g.ref(one.Session), one.Number, s.Words(one.Words), one.Day, one.Done})
	}
	for _, id := range t.Mentions {
		g.NamedBy = append(g.NamedBy, s.WordsOf(id))
	}
	err = l.Store.Load(ctx, s.ID, 0, func(_ uint64, raw []byte) error {
		env, e, err := l.Codec.Decode(raw)
		if err == nil {
			g.event(env, e)
		}
		return err
	})
	return g.Dossier, err
}

// gatherer puts a dossier together.
type gatherer struct {
	Dossier
	live *Live
	s    *State
	met  map[model.TextID]bool // whose words are told already
}

func (g *gatherer) ref(id model.SessionID) string {
	if id.IsZero() {
		return ""
	}
	return g.live.Ref(id)
}

func (g *gatherer) theirs(p model.PersonID) bool { return !p.IsZero() && slices.Contains(g.People, p) }

func (g *gatherer) onFile() {
	for _, p := range g.People {
		g.OnFile = append(g.OnFile, FiledDetails{g.s.Details(p), p.Time()})
	}
	for other, d := range g.s.details.all() {
		if !g.theirs(other) {
			for _, name := range []string{d.Name, d.Email} {
				if name != "" && !slices.ContainsFunc(g.Names, func(own string) bool { return strings.EqualFold(own, name) }) {
					g.Others = append(g.Others, name)
				}
			}
		}
	}
	slices.Sort(g.Others)
	g.Others = slices.Compact(g.Others)
}

func (g *gatherer) session(v *Session) {
	one := DossierSession{Ref: g.ref(v.ID), Title: v.Title, State: v.State.String(), Start: time.UnixMilli(v.Start).In(v.zone())}
	for _, guest := range v.Guests {
		if g.theirs(guest.Person) {
			one.Status, one.Attended, one.Remote = guest.Status.String(), PresenceIn(v, guest), guest.Remote
			if until := v.offered(guest.Person); until != 0 {
				one.Offered = time.UnixMilli(until).In(v.zone())
			}
		}
	}
	for _, x := range v.Speakers {
		if g.theirs(x.Person) && !x.Struck {
			one.Speaks, one.Spoke = true, one.Spoke+x.Spent
		}
	}
	if one.Status != "" || one.Speaks {
		g.Sessions = append(g.Sessions, one)
	}
	for _, id := range v.Cases {
		if c := g.s.UseCase(id); slices.ContainsFunc(c.Same, g.theirs) {
			g.Same = append(g.Same, DossierPart{Ref: one.Ref, Number: c.Number, Words: g.s.Words(c.Title)})
		}
	}
	for _, q := range v.asked().Questions {
		for p, vote := range q.Votes {
			if g.theirs(p) && vote != 0 {
				g.Votes = append(g.Votes, DossierVote{one.Ref, q.Number, g.s.Words(q.Words), vote > 0})
			}
		}
	}
	for _, made := range v.letters().Made {
		for _, to := range made.To {
			if g.theirs(to.Person) {
				letter := DossierLetter{Ref: one.Ref, Step: made.Step.String(), Due: made.Due, At: time.UnixMilli(made.At).In(v.zone())}
				if c := g.s.UseCase(to.Case); c != nil {
					letter.Number = c.Number
				}
				g.Letters = append(g.Letters, letter)
			}
		}
	}
}

// PresenceIn is what came of a guest at a session.
func PresenceIn(v *Session, guest Guest) string {
	return model.PresenceOf(guest.Status, v.State == model.Closed).String()
}

// event keeps an event that names them, and the words of theirs that it holds.
func (g *gatherer) event(env Envelope, e model.Event) {
	f := finding{g: g, field: "", as: nil}
	f.value(reflect.ValueOf(e))
	what, at := deedOf(e), time.UnixMilli(env.At).UTC()
	for _, id := range f.words {
		g.met[id] = true
		g.Words = append(g.Words, DossierWords{at, g.ref(f.session), f.number, what, g.s.WordsOf(id)})
	}
	if did := g.theirs(env.Actor); did || len(f.as) > 0 {
		g.Deeds = append(g.Deeds, DossierDeed{At: at, What: what, As: f.as, Did: did, Ref: g.ref(f.session), Number: f.number})
	}
}

// finding is what an event holds of somebody, and where it belongs.
type finding struct {
	g       *gatherer
	field   string
	as      []string
	words   []model.TextID
	session model.SessionID
	number  int
}

func (f *finding) value(v reflect.Value) {
	switch x := v.Interface().(type) {
	case model.PersonID:
		if f.g.theirs(x) && !slices.Contains(f.as, f.field) {
			f.as = append(f.as, f.field)
		}
		return
	case model.Text:
		if slices.Contains(f.g.Own, x.ID) && !f.g.met[x.ID] {
			f.words = append(f.words, x.ID)
		}
		return
	case model.SessionID:
		f.session = x
		return
	case model.UseCaseID:
		f.of(x)
		return
	case model.ItemID:
		if it := f.g.s.Item(x); it != nil && f.session.IsZero() {
			f.session = it.Session
		}
		return
	}
	f.within(v)
}

// of is a use case that an event is about: the first that it names.
func (f *finding) of(id model.UseCaseID) {
	if c := f.g.s.UseCase(id); c != nil && f.number == 0 {
		f.number = c.Number
		if f.session.IsZero() {
			f.session = c.Session
		}
	}
}

func (f *finding) within(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i, field := range reflect.VisibleFields(v.Type()) {
			if field.IsExported() && len(field.Index) == 1 {
				f.field = worded(v.Type().Field(i).Name)
				f.value(v.Field(i))
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if v.Type().Elem().Kind() != reflect.Uint8 { // an id or a sum
				f.value(v.Index(i))
			}
		}
	case reflect.Map:
		for at := v.MapRange(); at.Next(); {
			f.value(at.Key())
			f.value(at.Value())
		}
	case reflect.Pointer:
		if !v.IsNil() {
			f.value(v.Elem())
		}
	}
}

// deedOf is what an event says, in words: "same said", "action noted".
func deedOf(e model.Event) string {
	if n, is := e.(model.ItemNoted); is {
		return n.Kind.String() + " noted"
	}
	return worded(reflect.TypeOf(e).Name())
}

// worded is a name of the program's in words: "use case captured".
func worded(name string) string {
	var b strings.Builder
	for n, r := range name {
		if unicode.IsUpper(r) && n > 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
