package exports_test

import (
	"bytes"
	"strings"
	"testing"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
)

// dotted is a dot round of four people, a tally and somebody at a passed laptop.
func dotted(t testing.TB, voters ...string) room {
	r := live(t)
	r.To(model.Capture)
	for _, title := range []string{"~ First", "~ Second", "~ <Third>"} {
		r.Says("Ada", title)
	}
	r.To(model.Scoring)
	r.Do(session.OpenDots{Session: r.ID})
	round := r.Session().Dots[0]
	for i, name := range voters {
		r.By(name, session.GiveDots{Round: round, Case: r.Case(1 + i%2).ID, Dots: 2})
	}
	r.Do(session.Reveal{Round: round})
	return r
}

func TestDotsLeave(t *testing.T) {
	r := dotted(t, "Ada", "Mei", "Olu").report()
	raw := written(t, r, "json")
	valid(t, raw)
	d := r.Content.Dots[0]
	if d.State != "revealed" || d.Seats != 3 || d.UseCases[0].Title != "First" || d.UseCases[0].Dots.Dots != 4 || d.UseCases[0].Rank != 1 || !d.UseCases[0].GoesOn {
		t.Errorf("dots left as %+v", d)
	}
	md := string(written(t, r, "md"))
	if !strings.Contains(md, "## Where the dots went") || !strings.Contains(md, "Dots a person: 5, at most 3 on one, blind. On seats gave them 3") {
		t.Errorf("the recap has no dots:\n%s", md)
	}
	files, err := exports.Files(r, "csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(f.Name, "-dots.csv") && strings.Contains(b.String(), "First") {
			return
		}
	}
	t.Error("no table of dots")
}

func TestFewDotsAreWithheld(t *testing.T) {
	r := dotted(t, "Ada", "Mei").report()
	valid(t, written(t, r, "json"))
	d := r.Content.Dots[0]
	for _, u := range d.UseCases {
		if u.Dots != nil || u.Rank != 0 || d.Withheld == "" {
			t.Errorf("two people's dots left as %+v", u)
		}
	}
}

// TestDotsOnTopicsTellWhatCameOfThem: not whether they were let in, which is asked of use cases only.
func TestDotsOnTopicsTellWhatCameOfThem(t *testing.T) {
	r := dotted(t, "Ada", "Mei", "Olu").report()
	if md := string(written(t, r, "md")); !strings.Contains(md, "| people | let in |") {
		t.Errorf("use cases do not say whether they were let in:\n%s", md)
	}
	for i := range r.Content.UseCases {
		r.Content.UseCases[i].Kind = model.TopicKind.String()
	}
	r.Content.Topics = &exports.Topics{Slots: 1, Board: []exports.BoardTopic{{Number: 1, Title: "First", Stage: model.Discussed.String(), Slot: 1},
		{Number: 2, Title: "Second", Stage: model.ToDiscuss.String(), Slot: 1}, {Number: 3, Title: "<Third>", Stage: model.ToDiscuss.String()}}}
	_, table, _ := strings.Cut(string(written(t, r, "md")), "## Where the dots went")
	table, _, _ = strings.Cut(table, "\n## ")
	var last []string
	for _, row := range strings.Split(table, "\n") {
		if cells := strings.Split(row, "|"); len(cells) == 7 && !strings.Contains(row, "---") {
			last = append(last, strings.TrimSpace(cells[5]))
		}
	}
	if got := strings.Join(last, ", "); got != "what came of it, discussed, had a place, " {
		t.Errorf("the last column says %q:\n%s", got, table)
	}
}
