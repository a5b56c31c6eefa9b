package session_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/fxamacker/cbor/v2"

	"serendip/model"
	"serendip/session"
)

var update = flag.Bool("update", false, "write the golden file anew; what is on disk of users does not change with it")

func newCodec(t testing.TB) *session.Codec {
	t.Helper()
	c, err := session.NewCodec()
	must(t, err)
	return c
}

// filler gives every field of an event a value of its own, always the same.
type filler struct{ n int }

func (f *filler) fill(v reflect.Value) {
	f.n++
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("text %d", f.n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(f.n))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		v.SetUint(uint64(f.n % 100))
	case reflect.Array:
		for i := range v.Len() {
			f.fill(v.Index(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range v.Len() {
			f.fill(v.Index(i))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		f.fill(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			f.fill(v.Field(i))
		}
	default:
		panic("an event has a field of a kind that the test does not know: " + v.Type().String())
	}
}

// filled is an event of a kind with no field left out.
func filled(zero model.Event) model.Event {
	v := reflect.New(reflect.TypeOf(zero)).Elem()
	(&filler{}).fill(v)
	return v.Interface().(model.Event)
}

func envelope() session.Envelope {
	return session.Envelope{Seq: 7, At: 1_770_000_000_000, Actor: model.PersonID{1}, Command: model.CommandID{2}, Prev: session.Hash{3}, Remote: true}
}

// golden lists every kind of event: its number, its name, its fields with their numbers, and its bytes on disk.
func golden(t *testing.T) string {
	var b strings.Builder
	for _, n := range slices.Sorted(maps.Keys(model.EventTypes())) {
		e := filled(model.EventTypes()[n])
		raw, _, err := newCodec(t).Encode(envelope(), e)
		must(t, err)
		fmt.Fprintf(&b, "%d %s\n", n, reflect.TypeOf(e).Name())
		for _, f := range reflect.VisibleFields(reflect.TypeOf(e)) {
			fmt.Fprintf(&b, "  %s %s\n", f.Tag.Get("cbor"), f.Name)
		}
		fmt.Fprintf(&b, "  %s\n", hex.EncodeToString(raw))
	}
	return b.String()
}

// TestBytesOnDiskStay holds numbers, field numbers and bytes: what lies on users' disks must be readable for ever.
func TestBytesOnDiskStay(t *testing.T) {
	path := filepath.Join("testdata", "events.golden")
	got := golden(t)
	if *update {
		must(t, os.MkdirAll("testdata", 0o755))
		must(t, os.WriteFile(path, []byte(got), 0o600))
	}
	want, err := os.ReadFile(path)
	must(t, err)
	have, wanted := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(have), len(wanted)) {
		if i >= len(have) || i >= len(wanted) || have[i] != wanted[i] {
			t.Fatalf("line %d of %s is no longer what is on disk", i+1, path)
		}
	}
}

// TestGoldenBytesAreRead decodes what the golden file holds, as a later version of the program must.
func TestGoldenBytesAreRead(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("testdata", "events.golden"))
	must(t, err)
	read := 0
	for line := range strings.Lines(string(raw)) {
		bytes, err := hex.DecodeString(strings.TrimSpace(line))
		if err != nil || len(bytes) < 50 {
			continue
		}
		env, e, err := newCodec(t).Decode(bytes)
		must(t, err)
		if want := filled(model.EventTypes()[env.Type]); !reflect.DeepEqual(e, want) {
			t.Errorf("%T: %s", e, difference(e, want))
		}
		read++
	}
	if read != len(model.EventTypes()) {
		t.Fatalf("%d of %d kinds of event are in the golden file", read, len(model.EventTypes()))
	}
}

func TestFieldNumbersAreUnique(t *testing.T) {
	var check func(reflect.Type)
	check = func(of reflect.Type) {
		seen := map[string]bool{}
		for _, f := range reflect.VisibleFields(of) {
			number, rest, _ := strings.Cut(f.Tag.Get("cbor"), ",")
			if number == "" || seen[number] || !strings.HasPrefix(rest, "keyasint") {
				t.Errorf("%s.%s has the field number %q", of, f.Name, f.Tag.Get("cbor"))
			}
			seen[number] = true
			inner := f.Type
			for slices.Contains([]reflect.Kind{reflect.Slice, reflect.Array, reflect.Map, reflect.Pointer}, inner.Kind()) {
				inner = inner.Elem()
			}
			if inner.Kind() == reflect.Struct {
				check(inner)
			}
		}
	}
	for _, e := range model.EventTypes() {
		check(reflect.TypeOf(e))
	}
	check(reflect.TypeOf(session.Ballot{}))
}

func TestEventsKnowTheirNumber(t *testing.T) {
	for n, e := range model.EventTypes() {
		if e.EventType() != n {
			t.Errorf("%T says %d and is listed as %d", e, e.EventType(), n)
		}
	}
}

func TestEncodingIsDeterministic(t *testing.T) {
	c := newCodec(t)
	for n, zero := range model.EventTypes() {
		first, hash, err := c.Encode(envelope(), filled(zero))
		must(t, err)
		again, twice, err := newCodec(t).Encode(envelope(), filled(zero))
		must(t, err)
		if !bytes.Equal(first, again) || hash != twice {
			t.Errorf("kind %d is encoded differently each time", n)
		}
		if prev, err := c.Prev(first); err != nil || prev != envelope().Prev {
			t.Errorf("kind %d: the hash before is %x (%v)", n, prev[:4], err)
		}
		small, _, err := c.Encode(envelope(), zero)
		must(t, err)
		if _, e, err := c.Decode(small); err != nil || difference(e, zero) != "" {
			t.Errorf("kind %d: an empty one comes back as %+v (%v)", n, e, err)
		}
	}
}

func TestNewerEventsAreRefusedWithASentence(t *testing.T) {
	c := newCodec(t)
	for _, change := range []map[int]any{{5: 999}, {6: 2}} {
		raw, _, err := c.Encode(envelope(), model.ProgrammeFounded{Name: "Acme"})
		must(t, err)
		var fields map[int]any
		must(t, cbor.Unmarshal(raw, &fields))
		maps.Copy(fields, change)
		raw, err = cbor.Marshal(fields)
		must(t, err)
		var known *session.Error
		if _, _, err = c.Decode(raw); !errors.As(err, &known) || known.Code != session.Unavailable || !strings.Contains(known.Message, "newer version") {
			t.Errorf("with %v: %v", change, err)
		}
	}
}

func TestNoiseIsDamage(t *testing.T) {
	c := newCodec(t)
	raw, _, err := c.Encode(envelope(), filled(model.UseCaseCaptured{}))
	must(t, err)
	for n := range len(raw) {
		var known *session.Error
		if _, _, err := c.Decode(raw[:n]); !errors.As(err, &known) || known.Code != session.Damaged {
			t.Fatalf("cut after %d bytes: %v", n, err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	c := newCodec(f)
	for _, zero := range model.EventTypes() {
		raw, _, err := c.Encode(envelope(), filled(zero))
		must(f, err)
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		env, e, err := c.Decode(raw)
		if err != nil {
			refusal(t, err)
			return
		}
		session.Apply(&session.State{}, env, e)
		again, _, err := c.Encode(env, e)
		must(t, err)
		if _, same, err := c.Decode(again); err != nil || difference(e, same) != "" {
			t.Fatalf("%+v comes back as %+v (%v)", e, same, err)
		}
	})
}

// TestApplyTakesAnything folds random events, which name what may not be there, in random order.
func TestApplyTakesAnything(t *testing.T) {
	const seed = 3
	random := rand.New(rand.NewPCG(seed, 0))
	kinds := slices.Sorted(maps.Keys(model.EventTypes()))
	s := &session.State{}
	for n := range uint64(30_000) {
		e := reflect.New(reflect.TypeOf(model.EventTypes()[kinds[random.IntN(len(kinds))]])).Elem()
		anything(random, e)
		env := session.Envelope{Seq: n + 1, At: random.Int64(), Command: model.CommandID{byte(random.IntN(50))}, Actor: model.PersonID{byte(random.IntN(3))}}
		if s = session.Apply(s, env, e.Interface().(model.Event)); s.Seq != n+1 {
			t.Fatalf("seed %d: after %d events the state stands at %d", seed, n+1, s.Seq)
		}
	}
}

// anything fills a value; ids come from few, so that events meet.
func anything(r *rand.Rand, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprint(r.IntN(5)))
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	case reflect.Int, reflect.Int64:
		v.SetInt(int64(r.IntN(20) - 5))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32:
		v.SetUint(uint64(r.IntN(9)))
	case reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			v.Index(0).SetUint(uint64(r.IntN(6)))
			return
		}
		for i := range v.Len() {
			anything(r, v.Index(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), r.IntN(3), 3))
		for i := range v.Len() {
			anything(r, v.Index(i))
		}
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		anything(r, v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			anything(r, v.Field(i))
		}
	}
}
