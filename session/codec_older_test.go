package session_test

import (
	"reflect"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"

	"serendip/model"
	"serendip/session"
)

// without is an event's stored bytes as they were before some fields were thought of. A path leads to a field by numbers.
func without(t *testing.T, raw []byte, paths ...[]uint64) []byte {
	t.Helper()
	var all map[any]any
	must(t, cbor.Unmarshal(raw, &all))
	for _, path := range paths {
		at := all[uint64(9)].(map[any]any) // the body
		for _, field := range path[:len(path)-1] {
			at = at[field].(map[any]any)
		}
		last := path[len(path)-1]
		if _, there := at[last]; !there {
			t.Fatalf("field %v is not written at all", path)
		}
		delete(at, last)
	}
	opts := cbor.CoreDetEncOptions()
	enc, err := opts.EncMode()
	must(t, err)
	raw, err = enc.Marshal(all)
	must(t, err)
	return raw
}

// TestEventsFromBeforeAFieldAreReadAndApplied takes the newer fields out of the stored bytes: what is left is read as it was
// meant, and folded as if nobody had said more.
func TestEventsFromBeforeAFieldAreReadAndApplied(t *testing.T) {
	p := capturing(t)
	ada, detail, speaker := p.As("Ada").Person, model.Text{ID: model.TextID{1}, Sum: [32]byte{2}}, model.SpeakerID{3}
	v := p.Session()
	id, late := v.Cases[0], model.UseCaseID{90}
	b := v.Blocks[0]
	b.Method, b.Grid = model.Topics, &model.Grid{Slots: 3, Minutes: 15, Rooms: []string{"Hall"}, Several: true}
	s := p.state()
	for _, c := range []struct {
		event model.Event
		newer [][]uint64
		want  model.Event
		holds func(s *session.State) bool
	}{
		{model.UseCaseCaptured{Case: late, Session: p.ID, Block: b.ID, Number: 90, Title: detail, Held: true, AddsTo: id}, [][]uint64{{13}}, model.UseCaseCaptured{Case: late, Session: p.ID, Block: b.ID, Number: 90, Title: detail, Held: true}, func(s *session.State) bool {
			c := s.UseCase(late)
			return c.Held && c.Number == 90 && c.AddsTo.IsZero()
		}},
		{model.DetailAdded{Case: id, Detail: detail, By: ada, Lesson: model.LessonOf("failed")}, [][]uint64{{4}}, model.DetailAdded{Case: id, Detail: detail, By: ada}, func(s *session.State) bool {
			d := s.UseCase(id).Details
			return len(d) == 1 && d[0].Text == detail && d[0].By == ada
		}},
		{model.DetailWithdrawn{Case: id, Detail: detail, By: ada, Lesson: model.LessonOf("failed")}, [][]uint64{{4}}, model.DetailWithdrawn{Case: id, Detail: detail, By: ada}, func(s *session.State) bool {
			return len(s.UseCase(id).Details) == 0
		}},
		{model.LeadGiven{Session: p.ID, To: ada, From: model.PersonID{9}, Name: detail}, [][]uint64{{5}}, model.LeadGiven{Session: p.ID, To: ada, From: model.PersonID{9}}, func(s *session.State) bool {
			return s.Session(p.ID).LedBy() == ada
		}},
		{model.SpeakerQueued{Session: p.ID, Speaker: speaker, Person: ada, Box: 5 * time.Minute, Side: model.SideProspect}, [][]uint64{{6}}, model.SpeakerQueued{Session: p.ID, Speaker: speaker, Person: ada, Box: 5 * time.Minute}, func(s *session.State) bool {
			all := s.Session(p.ID).Speakers
			return len(all) == 1 && all[0].Box == 5*time.Minute && all[0].Side == model.SideCustomer
		}},
		{model.SpeakerSet{Session: p.ID, Speaker: speaker, Box: 7 * time.Minute, Vendor: true, WasBox: 5 * time.Minute, Side: model.SideProspect, WasSide: model.SideProspect}, [][]uint64{{7}, {8}}, model.SpeakerSet{Session: p.ID, Speaker: speaker, Box: 7 * time.Minute, Vendor: true, WasBox: 5 * time.Minute}, func(s *session.State) bool {
			one := s.Session(p.ID).Speakers[0]
			return one.Box == 7*time.Minute && one.Side == model.SideVendor
		}},
		{model.BlockChanged{Session: p.ID, Block: b, Was: v.Blocks[0]}, [][]uint64{{2, 280, 4}}, nil, func(s *session.State) bool {
			g := s.Session(p.ID).Blocks[0].Grid
			return g != nil && g.Slots == 3 && g.Minutes == 15 && len(g.Rooms) == 1 && !g.Several
		}},
	} {
		raw, _, err := newCodec(t).Encode(session.Envelope{Seq: s.Seq + 1, At: s.At, Actor: ada, Command: model.CommandID{4}}, c.event)
		must(t, err)
		env, e, err := newCodec(t).Decode(without(t, raw, c.newer...))
		must(t, err)
		if c.want != nil && !reflect.DeepEqual(e, c.want) {
			t.Errorf("%T: %s", e, difference(e, c.want))
		}
		if s = session.Apply(s, env, e); !c.holds(s) {
			t.Errorf("%T without its newer fields is not folded as it was meant", e)
		}
	}
}
