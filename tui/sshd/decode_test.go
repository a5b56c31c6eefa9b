package sshd

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// realKeys is what xterm, PuTTY, the Linux console, rxvt, and terminals with kitty's and xterm's newer ways send.
func realKeys() []string {
	keys := []string{
		"a", "Z", " ", "é", "漢", "🙌🏽", "👩‍🚀", "\r", "\t", "\x7f", "\b", "\x00", "\x1b", "\x1b\x1b", "\x1ba", "\x1bA", "\x1b\r", "\x1b\x7f",
		"\x1b[Z", "\x1b\x1b[A", "\x1b\x1bOA", "\x1b\x1b[3~", "\x1b\x1b[Z", "\x1b[[A", "\x1b[[E", "\x1b[G", "\x1bO5A", "\x1bOw",
		"\x1b[I", "\x1b[O", "\x1b[M !!", "\x1b[<0;12;5M", "\x1b[<0;12;5m", "\x1b[<64;3;4M", "\x1b[<35;3;4M",
		"\x1b]11;rgb:0b0b/0e0e/1313\x1b\\", "\x1b]11;rgb:ffff/ffff/ffff\a", "\x1b[?2026;2$y", "\x1b[?2027;0$y", "\x1b[?1u", "\x1b[?62;4c",
		"\x1b[27u", "\x1b[13u", "\x1b[13;2u", "\x1b[97;5u", "\x1b[97:65;2u", "\x1b[57399u", "\x1b[97;1:3u", "\x1b[1;1:3A", "\x1b[127;5u",
		"\x1b[27;5;9~", "\x1b[27;2;13~", "\x1b[27;5;127~", "\x1b[27;6;27~", "\x1b[27;5;97~", "\x1b[1;2R",
		"\x1b[200~one\r\n\x1b[Atwo漢\x1b[201~", "\x1b[200~\x1b[201~x", "\xff", "\u0085", "\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b_", "\x1bX", "\x1b[1;",
	}
	for c := byte(1); c < 0x20; c++ {
		keys = append(keys, string(c))
	}
	for _, letter := range "ABCDEFHPQRSabcd" {
		keys = append(keys, "\x1b["+string(letter), "\x1b\x1b["+string(letter))
		for mod := 2; mod <= 16 && letter < 'a'; mod++ {
			keys = append(keys, fmt.Sprintf("\x1b[1;%d%c", mod, letter))
		}
	}
	for _, letter := range "ABCDEFHPQRSMXjklmnopqrstuvwxyabcd" {
		keys = append(keys, "\x1bO"+string(letter), "\x1b\x1bO"+string(letter), "\x1bO5"+string(letter))
	}
	for n := 1; n <= 34; n++ {
		for _, end := range "~^$@" {
			keys = append(keys, fmt.Sprintf("\x1b[%d%c", n, end), fmt.Sprintf("\x1b\x1b[%d%c", n, end))
		}
		for mod := 2; mod <= 16; mod++ {
			keys = append(keys, fmt.Sprintf("\x1b[%d;%d~", n, mod))
		}
	}
	return keys
}

// pieces is an input that comes piece by piece.
type pieces struct {
	parts []string
	pause time.Duration
}

func (p *pieces) Read(b []byte) (int, error) {
	time.Sleep(p.pause)
	if len(p.parts) == 0 {
		return 0, io.EOF
	}
	n := copy(b, p.parts[0])
	p.parts = p.parts[1:]
	return n, nil
}

// theirs is the events of the library's own reader.
func theirs(parts []string, pause time.Duration) (out []uv.Event) {
	events := make(chan uv.Event)
	var reading sync.WaitGroup
	reading.Go(func() {
		defer close(events)
		_ = uv.NewTerminalReader(&pieces{parts, pause}, "xterm").StreamEvents(context.Background(), events)
	})
	for e := range events {
		switch e.(type) {
		case uv.PasteStartEvent, uv.PasteEndEvent, // the paste between them is one event for us
			uv.CursorPositionEvent: // nobody asks for it
		default:
			out = append(out, e)
		}
	}
	reading.Wait()
	return out
}

// ours is the events of our decoder.
func ours(parts []string, pause time.Duration) (out []uv.Event) {
	d := &keyDecoder{survive: func(string) {}, emit: func(e uv.Event) { out = append(out, e) }}
	for in := (&pieces{parts, pause}); ; {
		b := make([]byte, 4096)
		n, err := in.Read(b)
		if err != nil {
			break
		}
		d.add(b[:n])
	}
	d.end()
	return out
}

// Every key says the same here as through the library's reader with its table: at once, in pieces, and in pieces that
// come too late to belong together.
func TestKeysAreThoseOfTheLibrarysReader(t *testing.T) {
	for _, key := range realKeys() {
		for how, parts := range map[string][]string{"at once": {key}, "in pieces": strings.Split(key, ""), "among others": {"x" + key, "y"}} {
			if how == "in pieces" {
				parts = nil
				for i := range len(key) {
					parts = append(parts, key[i:i+1])
				}
			}
			for _, pause := range []time.Duration{time.Millisecond, 130 * time.Millisecond} {
				synctest.Test(t, func(t *testing.T) {
					want, got := theirs(parts, pause), ours(parts, pause)
					if strings.Contains(key, "\x1b\\") && pause < escTimeout { // theirs loses an answer that comes in pieces
						want = ours([]string{strings.Join(parts, "")}, pause)
					}
					if !reflect.DeepEqual(got, want) && !bytes.Contains([]byte(key), []byte("\x1b[200~")) || len(got) == 0 && len(want) > 0 {
						t.Errorf("%q %s, every %v: %#v, want %#v", key, how, pause, got, want)
					}
				})
			}
		}
	}
}

// A paste is one event with all that stood between its brackets, however it comes.
func TestAPasteIsOneEvent(t *testing.T) {
	text := "one\r\n\x1b[A two \x1b[20 漢字 \xff\x1b"
	whole := "a\x1b[200~" + text + "\x1b[201~b"
	for size := 1; size <= len(whole); size++ {
		var parts []string
		for rest := whole; rest != ""; {
			n := min(size, len(rest))
			parts, rest = append(parts, rest[:n]), rest[n:]
		}
		synctest.Test(t, func(t *testing.T) {
			got := ours(parts, time.Millisecond)
			want := []uv.Event{uv.KeyPressEvent{Code: 'a', Text: "a"},
				uv.PasteEvent{Content: strings.ToValidUTF8(text, "")}, uv.KeyPressEvent{Code: 'b', Text: "b"}}
			if !reflect.DeepEqual(got, want) {
				t.Fatalf("in pieces of %d: %#v", size, got)
			}
		})
	}
}

// The escape key is told from a sequence by the time that the rest takes.
func TestEscapeWaitsForTheRest(t *testing.T) {
	escape, up, bracket := uv.KeyPressEvent{Code: uv.KeyEscape}, uv.KeyPressEvent{Code: uv.KeyUp}, uv.KeyPressEvent{Code: '[', Text: "["}
	for _, c := range []struct {
		pause time.Duration
		want  []uv.Event
	}{
		{escTimeout - time.Millisecond, []uv.Event{up}},
		{escTimeout + time.Millisecond, []uv.Event{escape, bracket, uv.KeyPressEvent{Code: 'a', ShiftedCode: 'A', Text: "A", Mod: uv.ModShift}}},
	} {
		synctest.Test(t, func(t *testing.T) {
			if got := ours([]string{"\x1b", "[", "A"}, c.pause); !reflect.DeepEqual(got, c.want) {
				t.Errorf("after %v: %#v", c.pause, got)
			}
		})
	}
}
