package exports_test

import (
	"bytes"
	"html"
	"slices"
	"strings"
	"testing"
	"time"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
)

// seatSaying is a seat on which every word is the same.
func seatSaying(words string) session.SeatFace {
	id, item := model.UseCaseID{1}, model.ItemID{1}
	noted := session.ItemFace{ID: item, Kind: model.ItemParked, Words: words, Fate: model.FateAnswered, Answer: words}
	own := session.CaseFace{ID: id, Number: 7, Kind: model.Planned, Title: words, Reach: 2, Details: []string{words, model.Failed.Tell(words), model.Overcome.Tell(words), model.Measured.Tell(words + ", 2026-07-18")}, Owner: words, Measure: words, FirstDate: "2026-04-01"}
	return session.SeatFace{
		SeatShared: &session.SeatShared{
			SessionFace: session.SessionFace{Programme: words, Title: words, Vision: words, State: model.Closed, Zone: "Europe/Berlin", Start: time.Date(2026, 3, 10, 8, 0, 0, 0, time.UTC)},
			Steps:       []session.StepFace{{Case: own}},
			Recap: session.RecapFace{People: 3, Told: []session.CaseFace{own}, Kept: []session.CaseFace{own}, Parked: []session.ItemFace{noted, {ID: model.ItemID{2}, Words: "somebody else's"}},
				Actions: []session.ItemFace{{ID: model.ItemID{3}, Words: words, Doer: words}}, NextMeetup: words,
				Discussed: []session.BoardTopic{{Case: own, Stage: model.Discussed, Concluded: words}}, Spoke: "customers spoke 83% of the time, the vendor 17%"},
		},
		Me: session.PersonFace{Name: words}, Mine: []session.CaseFace{own}, MyItems: []session.ItemFace{noted}, Told: []string{words},
		Asked: &session.SeatAsked{PublicAsked: &session.PublicAsked{}, Mine: []session.RoomQuestionFace{{Words: words, Answer: words}}},
	}
}

// seatsOf are the seats of people who all said the same.
func seatsOf(names ...string) []session.SeatFace {
	var out []session.SeatFace
	for i, name := range names {
		seat := seatSaying("word")
		seat.Me.Name = name
		seat.Me.ID[15] = byte(i)
		out = append(out, seat)
	}
	return out
}

func tookHome(t *testing.T, words, locale string) (md, page string) {
	t.Helper()
	take := exports.TakeHomeOf(exports.Look{Locale: locale}, seatSaying(words))
	var a, b bytes.Buffer
	if err := take.Markdown(&a); err != nil {
		t.Fatal(err)
	}
	if err := take.HTML(&b); err != nil {
		t.Fatal(err)
	}
	return a.String(), b.String()
}

// TestAlikeNamesKeepTheirFiles: all whose names are written alike have the end of their id, so that forgetting one of three calls no other anew.
func TestAlikeNamesKeepTheirFiles(t *testing.T) {
	seats := seatsOf("Ada Roe", "Ada Roe", "ADA ROE", "Kit Ade")
	names := func(seats []session.SeatFace) []string {
		files, err := exports.Bundle{Report: workshop(t).report(), Seats: seats}.Files()
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, f := range files {
			if strings.Contains(f.Name, "-recap-") {
				out = append(out, f.Name)
			}
		}
		return out
	}
	all, left := names(seats), names(slices.Delete(slices.Clone(seats), 0, 1))
	if len(all) != 8 || !slices.Equal(all[2:], left) {
		t.Errorf("%q became %q", all[2:], left)
	}
}

func TestTakeHomeMarksOnesOwn(t *testing.T) {
	md, page := tookHome(t, "word", "")
	for _, want := range []string{"## What you said", "- ◆ #7 word\n  - planned, 2 people", "## What you asked", "## What you promised", "- ◆ word\n  - answered: word",
		"- somebody else's\n", "## What was talked about\n\n- ◆ #7 word\n  - Concluded: word", "- Customers spoke 83% of the time, the vendor 17%.", "owner: word; measure: word; first date: 1 April 2026", "10 March 2026, 09:00"} {
		if !strings.Contains(md, want) {
			t.Errorf("it lacks %q:\n%s", want, md)
		}
	}
	if strings.Contains(md, "◆ somebody else's") || strings.Count(page, `class="mine"`) != strings.Count(md, "- ◆ ") {
		t.Errorf("what is marked differs:\n%s\n%s", md, page)
	}
	if _, german := tookHome(t, "word", "de"); !strings.Contains(german, "Was Sie gesagt haben") || !strings.Contains(german, "Kunden sprachen 83\u00a0% der Zeit, der Anbieter 17\u00a0%.") || !strings.Contains(german, "scheiterte zuerst: word") || !strings.Contains(german, "überwunden durch: word") || !strings.Contains(strings.ReplaceAll(german, "\\", ""), "der Wert stammt aus: word, 18. Juli 2026") || !strings.Contains(german, `<html lang="de">`) {
		t.Errorf("not in German:\n%s", german)
	}
}

func TestTakeHomeKeepsWordsAsText(t *testing.T) {
	_, plain := tookHome(t, "word", "")
	for _, words := range hostile() {
		_, page := tookHome(t, words, "")
		if got := elements([]byte(page)); got != elements([]byte(plain)) {
			t.Errorf("%q changed the page's elements:\n%s", words, got)
		}
		if n := strings.Count(html.UnescapeString(page), words); n < 8 {
			t.Errorf("%q stands %d times in the page", words, n)
		}
	}
}

// TestFilesOfPeopleHaveNamesOfTheirOwn gives everybody a file that they know, in whatever letters, and no two the same one.
func TestFilesOfPeopleHaveNamesOfTheirOwn(t *testing.T) {
	b := exports.Bundle{Report: workshop(t).report(), Seats: seatsOf("佐藤 美咲", "سارة الأحمد", "Ada", "Ada 2", "ada", "🦊", "🐻")}
	files, err := b.Files()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		if who, is := strings.CutPrefix(f.Name, "take-home/"+exports.BundleName(b.Report)+"-recap-"); is && strings.HasSuffix(who, ".md") {
			got = append(got, strings.TrimSuffix(who, ".md"))
		}
	}
	if want := []string{"佐藤-美咲", "سارة-الأحمد", "ada-000008", "ada-2", "ada-00000g", "guest-00000m", "guest-00000r"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
