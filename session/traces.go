package session

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"serendip/model"
)

// Traces is what a programme keeps of somebody.
type Traces struct {
	People   []model.PersonID // one, and the guests who turned out to be them
	Names    []string         // as they are on file: names and addresses
	Own      []model.TextID   // what they said, and their name where it lies as words
	Mentions []model.TextID   // what others said and names them
	Details  []string         // names of other people on whose file they are named
	Fixed    []string         // what can't be erased: titles of sessions, themes, names of keys
	Records  []string         // titles of sessions that came back from an export in which they stand
	Copies   []model.TextID   // that export, in pieces
}

// Traces looks through all that a programme ever kept.
func (l *Live) Traces(ctx context.Context, p model.PersonID) (Traces, error) {
	s := l.Snapshot().State
	t := Traces{People: s.AlsoKnownAs(p)}
	for _, q := range t.People {
		d := s.Details(q)
		for _, name := range []string{d.Name, d.Email} {
			if name != "" && !slices.Contains(t.Names, name) {
				t.Names = append(t.Names, name)
			}
		}
	}
	for other, d := range s.details.all() {
		if !slices.Contains(t.People, other) && anyWord(reflect.ValueOf(*d), t.Names) {
			t.Details = append(t.Details, d.Name)
		}
	}
	slices.Sort(t.Details)
	w := walk{Traces: t, state: s, met: make(map[model.TextID]bool)}
	for _, stream := range []model.ProgrammeID{s.ID, InstanceStream} {
		if err := l.Store.Load(ctx, stream, 0, func(_ uint64, raw []byte) error {
			env, e, err := l.Codec.Decode(raw)
			if a, is := e.(model.SessionArchived); is {
				w.record(a)
			} else if err == nil {
				w.value(reflect.ValueOf(e), env.Actor)
			}
			return err
		}); err != nil {
			return Traces{}, err
		}
	}
	return w.Traces, nil
}

// walk goes through events from the first on. Words are whose they were when they were said first: what an event was before
// is another's.
type walk struct {
	Traces
	state *State
	met   map[model.TextID]bool
}

// record looks at the copy of an export that a session came back from. Where it tells of them, it is of no use without
// them, and goes whole.
func (w *walk) record(a model.SessionArchived) {
	w.value(reflect.ValueOf(a.Source), model.PersonID{})
	var b strings.Builder
	for _, piece := range a.Content {
		words, kept := w.state.texts.get(piece.ID)
		if !kept {
			return
		}
		b.WriteString(words)
	}
	within := b.String()
	if !Mentions(within, w.Names) && !slices.ContainsFunc(w.People, func(p model.PersonID) bool { return strings.Contains(within, p.String()) }) {
		return
	}
	if v := w.state.Session(a.Session); v != nil {
		w.Records = append(w.Records, v.Title)
	}
	for _, piece := range a.Content {
		w.Copies = append(w.Copies, piece.ID)
	}
}

// value looks at everything in a value whose words are by somebody.
func (w *walk) value(v reflect.Value, by model.PersonID) {
	if t, is := v.Interface().(model.Text); is {
		w.text(t, by)
		return
	}
	switch v.Kind() {
	case reflect.String:
		if s := v.String(); Mentions(s, w.Names) && !slices.Contains(w.Fixed, s) {
			w.Fixed = append(w.Fixed, s)
		}
	case reflect.Struct:
		by = author(v, by)
		for _, f := range reflect.VisibleFields(v.Type()) {
			if f.IsExported() && len(f.Index) == 1 {
				w.value(v.FieldByIndex(f.Index), by)
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if v.Type().Elem().Kind() != reflect.Uint8 { // an id or a sum
				w.value(v.Index(i), by)
			}
		}
	case reflect.Map:
		for at := v.MapRange(); at.Next(); {
			w.value(at.Key(), by)
			w.value(at.Value(), by)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			w.value(v.Elem(), by)
		}
	}
}

// author is whose words an event holds: the end user's who was asked, else the speaker's, else whose command it was.
func author(v reflect.Value, by model.PersonID) model.PersonID {
	for _, name := range []string{"With", "By"} {
		if f := v.FieldByName(name); f.IsValid() {
			if p, is := f.Interface().(model.PersonID); is && !p.IsZero() {
				return p
			}
		}
	}
	return by
}

func (w *walk) text(t model.Text, by model.PersonID) {
	words, kept := w.state.texts.get(t.ID)
	if !kept || w.met[t.ID] {
		return
	}
	w.met[t.ID] = true
	switch {
	case slices.Contains(w.People, by), slices.ContainsFunc(w.Names, func(n string) bool { return strings.EqualFold(n, words) }):
		w.Own = append(w.Own, t.ID)
	case Mentions(words, w.Names):
		w.Mentions = append(w.Mentions, t.ID)
	}
}

// WordsOf is the words of a text that a trace names.
func (s *State) WordsOf(id model.TextID) string {
	words, _ := s.texts.get(id)
	var columns []model.Field
	if !strings.HasPrefix(words, "[{") || json.Unmarshal([]byte(words), &columns) != nil {
		return words
	}
	told := make([]string, len(columns)) // those of a file that have no place of their own
	for i, c := range columns {
		told[i] = c.Name + ": " + c.Value
	}
	return strings.Join(told, "; ")
}

// anyWord says whether one of the names stands in anything that a value holds.
func anyWord(v reflect.Value, names []string) bool {
	w := walk{Traces: Traces{Names: names}, state: &State{}}
	w.value(v, model.PersonID{})
	return len(w.Fixed) > 0
}

// Mentions says whether one of the names stands in words, in large or small letters, and not as a part of a longer word.
func Mentions(words string, names []string) bool {
	words = strings.ToLower(words)
	for _, name := range names {
		if name = strings.ToLower(name); name != "" && standsIn(words, name) {
			return true
		}
	}
	return false
}

// unspaced are scripts that put nothing between words.
var unspaced = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar}

func standsIn(words, name string) bool {
	letter := func(r rune) bool { return unicode.In(r, unicode.L, unicode.N) && !unicode.In(r, unspaced...) }
	for at := 0; ; {
		i := strings.Index(words[at:], name)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(words[:at+i])
		after, _ := utf8.DecodeRuneInString(words[at+i+len(name):])
		if !letter(before) && !letter(after) {
			return true
		}
		_, size := utf8.DecodeRuneInString(words[at+i:])
		at += i + size
	}
}
