package rehearse

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session/intake"
)

func TestSameSeedSamePlan(t *testing.T) {
	one, again, other := New(7, 30), New(7, 30), New(8, 30)
	if !reflect.DeepEqual(one, again) {
		t.Error("two plans of one seed differ")
	}
	if reflect.DeepEqual(one.lines, other.lines) {
		t.Error("two seeds give one plan")
	}
}

func TestEveryWayInASmallRoom(t *testing.T) {
	seen := map[way]bool{}
	var drops, stalls, late bool
	p := New(1, 8)
	for _, who := range p.people {
		seen[who.way] = true
		drops, stalls, late = drops || who.drops, stalls || who.stalls, late || who.late
	}
	if len(seen) != 5 || !drops || !stalls || !late {
		t.Errorf("ways %v, drops %v, stalls %v, late %v", seen, drops, stalls, late)
	}
	if door, room := p.People(); door != 8 || room != 2 || len(p.people) != 10 {
		t.Errorf("%d through the door, %d in the room, %d in all", door, room, len(p.people))
	}
}

func TestNamesAreKept(t *testing.T) {
	names := map[string]string{}
	for _, who := range New(3, 400).people {
		line, err := model.CleanLine(who.name)
		if err != nil || line.String() != who.name {
			t.Errorf("the name %q is not kept as it stands: %v", who.name, err)
		}
		if other, twice := names[model.Skeleton(who.name)]; twice {
			t.Errorf("%q looks like %q", who.name, other)
		}
		names[model.Skeleton(who.name)] = who.name
		if by := model.Parse("x y @" + strings.ReplaceAll(who.name, " ", "_")).Who; who.way == present && by == "" {
			t.Errorf("the capture line cannot name %q", who.name)
		}
	}
}

func TestEverythingIsSayable(t *testing.T) {
	titles := map[string]bool{}
	for _, one := range sampleIdeas() {
		if !sayable(one.title) {
			t.Errorf("the capture line reads %q otherwise", one.title)
		}
		titles[one.title] = true
	}
	for _, one := range sampleIdeas() {
		if one.again != "" && (!titles[one.again] || model.Similar(one.title, one.again) < model.SoundsLike) {
			t.Errorf("%q is not another's in other words", one.title)
		}
	}
	for _, title := range []string{"? parked", "! action", "=4", "+4 more", "~ other kind", "for @ada", "two  blanks", "Word", ""} {
		if sayable(title) {
			t.Errorf("%q would be read as something else than an idea in these words", title)
		}
	}
}

func TestLateOnesMissWhatWasSaidBefore(t *testing.T) {
	p := New(5, 20)
	for _, l := range p.lines {
		for _, who := range append([]int{l.by}, l.same...) {
			if p.people[who].late && l.kind == model.Serendipitous {
				t.Errorf("%s was not there for %q", p.people[who].name, l.title)
			}
		}
	}
}

func TestMarksSpread(t *testing.T) {
	seen := map[model.Mark]int{}
	m := mind{"1"}
	for i := range 400 {
		for _, mark := range m.marks(fmt.Sprint("person ", i%20), fmt.Sprint("title ", i/20)) {
			seen[mark]++
		}
	}
	for mark := model.CantSay; mark <= model.High; mark++ {
		if seen[mark] < 20 {
			t.Errorf("of 1200 marks only %d are %v", seen[mark], mark)
		}
	}
}

func TestTooFewIdeas(t *testing.T) {
	if _, err := FromInventory(1, 8, nil); err == nil || !strings.Contains(err.Error(), "at least 6") {
		t.Errorf("an empty inventory: %v", err)
	}
}

func TestRealInventories(t *testing.T) {
	root := os.Getenv("SERENDIP_REAL_DATA")
	if root == "" {
		t.Skip("SERENDIP_REAL_DATA does not name the folder of real inventories")
	}
	for _, name := range []string{"us_ai_2023.csv", "us_ai_2024_v2.csv", "us_ai_2025_cots.csv"} {
		file, err := os.Open(filepath.Join(root, "usecases", name))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close() // it was only read
		table, err := intake.Read(name, file)
		if err != nil {
			t.Fatal(err)
		}
		read, err := intake.UseCases(table, nil)
		if err != nil {
			t.Fatal(err)
		}
		p, err := FromInventory(7, 60, read.Items)
		if err != nil {
			t.Fatal(name, err)
		}
		titles, kinds, again := map[string]bool{}, map[model.Kind]int{}, 0
		for _, l := range p.lines {
			titles[l.title] = true
			kinds[l.kind]++
			if l.again != "" {
				again++
			}
		}
		if len(titles) != len(p.lines) || again == 0 || kinds[model.Planned] < mostInRound {
			t.Errorf("%s: %d lines with %d titles, of which %d in other words, kinds %v", name, len(p.lines), len(titles), again, kinds)
		}
	}
}
