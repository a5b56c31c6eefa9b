package session

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"

	"serendip/model"
)

// Handover is a programme as one file for another organiser: its people, lists, statuses, agendas, use cases and results.
// No key and no code is in it: those of people are made from the secret of the folder that takes it.
type Handover struct {
	Format    string            `json:"format"`  // handoverFormat
	Version   int               `json:"version"` // handoverVersion
	Programme string            `json:"programme"`
	ID        model.ProgrammeID `json:"id"`
	Meetups   int               `json:"meetups"`
	People    int               `json:"people"`
	Head      string            `json:"head"` // SHA-256 of the last event, hexadecimal
	Sum       string            `json:"sum"`  // SHA-256 over all records, hexadecimal
	Events    [][]byte          `json:"events"`
	Records   []Record          `json:"records"` // words, and people's details
}

const (
	handoverFormat  = "serendip-handover"
	handoverVersion = 1
	// MostHandover is how many bytes such a file has at most.
	MostHandover = 256 << 20
)

// errMoved says that somebody wrote while the programme was read.
var errMoved = errors.New("the programme moved on")

// HandOver is the programme as it stands. It is refused while a session is live.
func (h *House) HandOver(ctx context.Context, l *Live) (Handover, error) {
	for _, v := range l.Snapshot().State.Sessions() {
		if v.State == model.Live {
			return Handover{}, Refuse(Conflict, "%s is live; hand the programme over when it is closed", v.Title)
		}
	}
	const tries = 5
	for range tries {
		f, err := h.read(ctx, l)
		if !errors.Is(err, errMoved) {
			return f, err
		}
	}
	return Handover{}, Refuse(Conflict, "somebody keeps writing in this programme; try again in a moment")
}

// read is one reading of all that is handed over.
func (h *House) read(ctx context.Context, l *Live) (Handover, error) {
	s := l.Snapshot().State
	store := h.cfg.Store
	head, err := store.Head(ctx, s.ID)
	if err != nil {
		return Handover{}, err
	}
	f := Handover{Format: handoverFormat, Version: handoverVersion, Programme: s.Name, ID: s.ID, Meetups: len(s.meetups()), People: len(s.People()), Head: hex.EncodeToString(head.Hash[:])}
	if err := store.Load(ctx, s.ID, 0, func(_ uint64, event []byte) error {
		f.Events = append(f.Events, event)
		return nil
	}); err != nil {
		return Handover{}, err
	}
	for _, family := range []string{textPrefix, personPrefix} {
		if err := store.Records(ctx, s.ID, family, func(r Record) error {
			r, err := h.cfg.Codec.withoutKeys(r)
			f.Records = append(f.Records, r)
			return err
		}); err != nil {
			return Handover{}, err
		}
	}
	f.Sum = sumOf(f.Records)
	after, err := store.Head(ctx, s.ID)
	if err == nil && after != head {
		err = errMoved
	}
	return f, err
}

// withoutKeys is a person's record without the keys that came with them; other records as they are.
func (c *Codec) withoutKeys(r Record) (Record, error) {
	if !strings.HasPrefix(r.Key, personPrefix) {
		return r, nil
	}
	var d model.Details
	if err := c.dec.Unmarshal(r.Value, &d); err != nil {
		return r, err
	}
	d.Keys = nil
	return Record{r.Key, c.value(d)}, nil
}

func sumOf(records []Record) string {
	sum := sha256.New()
	for _, r := range records {
		_, _ = fmt.Fprintf(sum, "%d %s %d ", len(r.Key), r.Key, len(r.Value)) // a hash takes everything
		_, _ = sum.Write(r.Value)
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// ReadHandover reads such a file, and says what is wrong with one that is none.
func ReadHandover(r io.Reader, name string) (Handover, error) {
	raw, err := io.ReadAll(io.LimitReader(r, MostHandover+1))
	if err != nil {
		return Handover{}, err
	}
	var f Handover
	switch err := json.Unmarshal(raw, &f); {
	case len(raw) > MostHandover:
		return Handover{}, Refuse(Invalid, "%s is larger than a programme can be", name)
	case err != nil || f.Format != handoverFormat:
		return Handover{}, &Error{Invalid, name + " is no file of a handed-over series; `serendip series PROGRAMME handover FILE` writes one", err}
	case f.Version > handoverVersion:
		return Handover{}, Refuse(Unavailable, "%s was written by a newer version of Serendip; take it with that version", name)
	case f.Sum != sumOf(f.Records):
		return Handover{}, Refuse(Damaged, "%s is damaged or was changed: its words do not match their sum; ask for it again", name)
	}
	return f, nil
}

// TakeOver keeps all of a handed-over programme, or nothing of it.
func (h *House) TakeOver(ctx context.Context, f Handover) (*Live, error) {
	h.founding.Lock()
	defer h.founding.Unlock()
	if err := h.free(f); err != nil {
		return nil, err
	}
	batch, err := h.cfg.Codec.taken(f)
	if err != nil {
		return nil, err
	}
	if err := h.cfg.Store.Commit(ctx, batch); err != nil {
		return nil, err
	}
	l, err := Open(ctx, h.cfg, f.ID)
	if err != nil {
		return nil, err
	}
	h.take(l)
	h.mu.RLock()
	door, strain := h.door, h.strain
	h.mu.RUnlock()
	l.OpenDoor(door)
	l.Strain(strain)
	return l, nil
}

// free refuses a programme that is here already, or another of that name.
func (h *House) free(f Handover) error {
	for _, l := range h.Programmes() {
		s := l.Snapshot().State
		if s.ID == f.ID {
			return Refuse(Conflict, "%s is here already; take it into another data folder: `serendip --data FOLDER series take FILE`", s.Name)
		}
		if model.Skeleton(s.Name) == model.Skeleton(f.Programme) {
			return Refuse(Conflict, "there is another programme of that name already: %s; take this one into a data folder of its own with --data", s.Name)
		}
	}
	if f.ID == InstanceStream || f.ID.IsZero() {
		return Refuse(Damaged, "this file names no programme; ask for it again")
	}
	return nil
}

// taken checks everything before anything is kept: the chain of events, that each can be folded, and that no word steers
// a terminal or is another than its event says.
func (c *Codec) taken(f Handover) (Batch, error) {
	texts, err := c.checkRecords(f.Records)
	if err != nil {
		return Batch{}, err
	}
	b := Batch{Stream: f.ID, Events: f.Events, Puts: f.Records}
	s := newLoading(f.ID)
	for i, raw := range f.Events {
		env, e, err := c.Decode(raw)
		if err != nil {
			return Batch{}, err
		}
		if env.Seq != uint64(i)+1 || env.Prev != b.Head {
			return Batch{}, Refuse(Damaged, "event %d of the file does not follow the one before; ask for it again", i+1)
		}
		if err := checkWords(reflect.ValueOf(e), texts); err != nil {
			return Batch{}, Refuse(Damaged, "event %d of the file %v; ask for it again", i+1, err)
		}
		if _, key := e.(model.KeyListed); key {
			return Batch{}, Refuse(Denied, "event %d of the file lists a key that may facilitate, which no programme does; it is not taken", i+1)
		}
		s.apply(env, e)
		b.Head = hashOf(raw)
	}
	if hex.EncodeToString(b.Head[:]) != f.Head || s.Name != f.Programme || s.Name == "" {
		return Batch{}, Refuse(Damaged, "the file ends before its end, or tells of another programme; ask for it again")
	}
	return b, nil
}

// checkRecords reads all records: words with their sums, and people's details.
func (c *Codec) checkRecords(records []Record) (map[model.TextID][32]byte, error) {
	texts := make(map[model.TextID][32]byte)
	for n, r := range records {
		var err error
		switch family, rest, _ := strings.Cut(r.Key, "/"); family + "/" {
		case textPrefix:
			var t textRecord
			var id model.TextID
			if err = errors.Join(c.dec.Unmarshal(r.Value, &t), id.UnmarshalText([]byte(rest)), checkClean(t.Words)); err == nil {
				texts[id] = textSum(t.Salt, t.Words)
			}
		case personPrefix:
			var d model.Details
			var id model.PersonID
			if err = errors.Join(c.dec.Unmarshal(r.Value, &d), id.UnmarshalText([]byte(rest))); err == nil {
				err = checkWords(reflect.ValueOf(d), nil)
			}
			if len(d.Keys) > 0 {
				err = errors.New("brings a key")
			}
		default:
			err = errors.New("is of a kind that is not handed over")
		}
		if err != nil {
			return nil, &Error{Damaged, fmt.Sprintf("record %d of the file cannot be taken (%v); nothing was kept", n+1, err), err}
		}
	}
	return texts, nil
}

// checkWords looks at every word in a value, and holds every text against its record.
func checkWords(v reflect.Value, texts map[model.TextID][32]byte) error {
	if t, is := v.Interface().(model.Text); is {
		if sum, kept := texts[t.ID]; kept && sum != t.Sum {
			return errors.New("has other words than were said")
		}
		return nil
	}
	switch v.Kind() {
	case reflect.String:
		return checkClean(v.String())
	case reflect.Struct:
		for _, f := range reflect.VisibleFields(v.Type()) {
			if f.IsExported() {
				if err := checkWords(v.FieldByIndex(f.Index), texts); err != nil {
					return err
				}
			}
		}
	case reflect.Slice, reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return nil
		}
		for i := range v.Len() {
			if err := checkWords(v.Index(i), texts); err != nil {
				return err
			}
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			if err := errors.Join(checkWords(k, texts), checkWords(v.MapIndex(k), texts)); err != nil {
				return err
			}
		}
	case reflect.Pointer:
		if !v.IsNil() {
			return checkWords(v.Elem(), texts)
		}
	}
	return nil
}

// checkClean refuses words that were never typed through this program: with what steers a terminal in them.
func checkClean(words string) error {
	var n model.Note
	if err := n.UnmarshalText([]byte(words)); err != nil {
		return err
	}
	if n.String() != words && n.String() != strings.TrimRight(words, "\n") {
		return errors.New("has characters in it that no text has")
	}
	return nil
}

// WriteTo writes the file.
func (f Handover) WriteTo(w io.Writer) (int64, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(f); err != nil {
		return 0, err
	}
	return io.Copy(w, &b)
}

// SealedIn counts what is not counted yet and so is not handed over: rounds, questions and surveys that are open.
func (s *State) SealedIn() int {
	n := 0
	for _, v := range s.Sessions() {
		n += s.Sealed(v)
		n += len(slices.DeleteFunc(slices.Clone(v.Surveys), func(x *Survey) bool { return x.Counted != nil }))
	}
	return n
}
