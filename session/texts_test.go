package session

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"serendip/model"
)

// TestTextsArePersistent does the same to texts and to a plain map, and looks at every older one again at the end.
func TestTextsArePersistent(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	pick := func() model.TextID { return model.TextID{0: byte(random.IntN(4)), 15: byte(1 + random.IntN(60))} }
	words := func() string { return strings.Repeat("lorry ", random.IntN(4)) }

	loading, plain := loadingTexts(), make(map[model.TextID]string)
	for range 100 { // out of order and twice, too
		id, said := pick(), words()
		loading, plain[id] = loading.set(id, said), said
	}
	type moment struct {
		texts texts
		plain map[model.TextID]string
	}
	now := moment{loading.loaded(), plain}
	past := []moment{now}
	for range 300 {
		id := pick()
		next := moment{now.texts, maps.Clone(now.plain)}
		if random.IntN(2) == 0 {
			next.texts = now.texts.drop(id)
			delete(next.plain, id)
		} else {
			said := words()
			next.texts, next.plain[id] = now.texts.set(id, said), said
		}
		now = next
		past = append(past, now)
	}
	for i, m := range past {
		for n := range 4 {
			for k := range 62 {
				id := model.TextID{0: byte(n), 15: byte(k)}
				want, there := m.plain[id]
				if got, ok := m.texts.get(id); ok != there || got != want {
					t.Fatalf("after %d changes text %x is %q (%v), want %q (%v)", i, id, got, ok, want, there)
				}
			}
		}
	}
}

func TestNoTexts(t *testing.T) {
	var none texts
	if _, ok := none.get(model.TextID{1}); ok {
		t.Error("there are words in nothing")
	}
	one := none.drop(model.TextID{1}).set(model.TextID{1}, "a lorry")
	if words, ok := one.get(model.TextID{1}); !ok || words != "a lorry" {
		t.Errorf("the only text is %q", words)
	}
}

// TestErasedWordsLeaveMemory looks for dropped words in what was read when the programme was opened.
func TestErasedWordsLeaveMemory(t *testing.T) {
	all := loadingTexts()
	for n, said := range []string{"a lorry", "Ada Lovelace-Unmistakable", "a gate"} {
		all = all.set(model.TextID{0: byte(n)}, said)
	}
	after := all.loaded().drop(model.TextID{0: 1})
	if lies := after.shelf.words.String(); lies != "a lorrya gate" {
		t.Errorf("in memory lies %q", lies)
	}
}

// TestQuickWordsSayWhatTheDecoderSays compares on records of every length, whole and damaged.
func TestQuickWordsSayWhatTheDecoderSays(t *testing.T) {
	codec, err := NewCodec()
	if err != nil {
		t.Fatal(err)
	}
	quick := 0
	same := func(raw []byte) {
		t.Helper()
		words, ok := quickWords(raw)
		if !ok {
			return // the decoder has the last word
		}
		quick++
		var want textRecord
		if err := codec.dec.Unmarshal(raw, &want); err != nil || words != want.Words {
			t.Fatalf("%x reads %q, the decoder says %q (%v)", raw, words, want.Words, err)
		}
	}
	random := rand.New(rand.NewPCG(3, 4))
	for _, length := range []int{0, 1, 23, 24, 255, 256, 2048, 65535, 65536} {
		for _, salt := range [][]byte{nil, make([]byte, 16), make([]byte, 300)} {
			raw := codec.value(textRecord{salt, strings.Repeat("é", length/2) + strings.Repeat("x", length%2)})
			if _, ok := quickWords(raw); !ok && salt != nil && 1 < length && length < 65536 {
				t.Errorf("%d bytes are not read quickly", length)
			}
			same(raw)
			for range 200 {
				damaged := slices.Clone(raw[:random.IntN(len(raw)+1)])
				if len(damaged) > 0 && random.IntN(2) == 0 {
					damaged = slices.Clone(raw)
					damaged[random.IntN(min(len(raw), 40))] ^= 1 << random.IntN(8)
				}
				same(damaged)
			}
		}
	}
	if quick < 500 {
		t.Errorf("only %d records were read quickly", quick)
	}
}
