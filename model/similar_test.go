package model

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNearDuplicatesSoundAlike(t *testing.T) {
	for _, pair := range [][2]string{
		{"Drivers send the gate photo ahead", "The driver sends a photo of the gate ahead of time"},
		{"Night shift hands over by video note", "Video notes for the night shift handover"},
		{"Store managers photograph shelf gaps", "store manager photographs gaps on the shelf"},
		{"Legal tags clauses once, sales reuses them", "Sales reuses clauses that legal has tagged"},
		{"One shared page replaced the Monday status mail", "Monday status mail replaced by a shared page"},
		{"Planners read the drivers' group before they phone the depot", "planners read drivers group before phoning depot"},
		{"夜勤は動画で引き継ぎをする", "夜勤の引き継ぎは動画でする"},
		{"चालक गेट की तस्वीर पहले भेजते हैं", "चालक पहले गेट की तस्वीर भेजते हैं"},
		{"Фото ворот заранее отправляют водители", "водители заранее отправляют фото ворот"},
		{"the who", "The Who"},
	} {
		if s := Similar(pair[0], pair[1]); s < SoundsLike || s > 1 {
			t.Errorf("%.2f: %q and %q", s, pair[0], pair[1])
		}
	}
}

func TestDifferentIdeasDoNot(t *testing.T) {
	for _, pair := range [][2]string{
		{"Drivers send the gate photo ahead", "Store managers photograph shelf gaps"},
		{"Night shift hands over by video note", "Shift leads pin the safety photo of the day"},
		{"Claims team films the damage while the customer is still on the phone", "New starters learn from last month's ten best answers"},
		{"Planners read the drivers' group before they phone the depot", "Drivers photograph the load before the gate"},
		{"We use it to get it done", "We use it to have it checked"},
		{"夜勤は動画で引き継ぎをする", "店長が棚の写真を撮る"},
		{"写真", "棚"}, {"", ""}, {"", "photo"}, {"...", "..."},
	} {
		if s := Similar(pair[0], pair[1]); s >= SoundsLike {
			t.Errorf("%.2f: %q and %q", s, pair[0], pair[1])
		}
	}
}

func TestSimilarityIsSymmetricalAndBounded(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		a, b := rapid.String().Draw(r, "a"), rapid.String().Draw(r, "b")
		s := Similar(a, b)
		if s != Similar(b, a) || s < 0 || s > 1 {
			r.Fatalf("%v and %v", s, Similar(b, a))
		}
		if self := Similar(a, a); self != 0 && self != 1 {
			r.Fatalf("like itself by %v", self)
		}
	})
}

// Real titles are mostly different ideas: few pairs may be offered as one.
func TestRealTitlesAreSeldomOffered(t *testing.T) {
	rows, err := csv.NewReader(strings.NewReader(readReal(t, "usecases", "us_ai_2023.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var gists []Gist
	for _, row := range rows[1:] {
		gists = append(gists, NewGist(row[4]))
	}
	offered := 0
	for i, a := range gists {
		for _, b := range gists[:i] {
			if a.Similar(b) >= SoundsLike {
				offered++
			}
		}
	}
	pairs := len(gists) * (len(gists) - 1) / 2
	t.Logf("%d of %d pairs of %d titles sound alike", offered, pairs, len(gists))
	if len(gists) < 700 || offered == 0 || offered > pairs/200 {
		t.Errorf("%d of %d pairs of %d titles sound alike", offered, pairs, len(gists))
	}
}

func BenchmarkSimilarAgainst10000(b *testing.B) {
	gists := make([]Gist, 10_000)
	for i := range gists {
		gists[i] = NewGist(fmt.Sprintf("drivers of depot %d send the gate photo ahead so that planners release bay %d", i, i%97))
	}
	b.ReportAllocs()
	for b.Loop() {
		typed, best := NewGist("the gate photo is sent ahead by the drivers"), 0.0
		for _, g := range gists {
			best = max(best, typed.Similar(g))
		}
		if best < SoundsLike {
			b.Fatalf("best is %v", best)
		}
	}
}
