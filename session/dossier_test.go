package session_test

import (
	"fmt"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
)

func heldAbout(t *testing.T, p *place, name string) session.Dossier {
	t.Helper()
	d, err := p.Live.Dossier(t.Context(), p.As(name).Person)
	must(t, err)
	return d
}

func (p *place) said(d session.Dossier) string {
	var b strings.Builder
	for _, w := range d.Words {
		fmt.Fprintf(&b, "%s %s #%d: %s\n", w.What, w.Ref, w.Number, w.Words)
	}
	return b.String()
}

// Given a workshop in which Mei owns a use case and Ada wrote on its page; what is held about each is theirs and nobody else's.
func TestWhatIsHeldAboutSomebody(t *testing.T) {
	p := planning(t)
	p.Do(writes(model.PageSponsor, "Ada")(p))
	p.Do(session.MarkChampion{Session: p.ID, Name: "Ada", Champion: model.Champion{Champion: true}})
	p.Do(session.EditTitle{Case: p.cases[0], Title: "the gate, as Ada has it"})
	d := heldAbout(t, p, "Ada")
	if d.Name != "Ada" || len(d.OnFile) != 1 || !d.OnFile[0].Consent || len(d.Sessions) != 1 || d.Sessions[0].Attended != "came" {
		t.Errorf("held is %+v", d)
	}
	if said := p.said(d); !strings.Contains(said, "page written") || !strings.Contains(said, ": lorries wait\n") {
		t.Errorf("she said\n%s", said)
	}
	if len(d.Parts) != 2 || d.Parts[0].As != "champion" || d.Parts[1].As != "sponsor" || d.Parts[1].Number != 3 {
		t.Errorf("she has in hand %+v", d.Parts)
	}
	if len(d.NamedBy) != 1 || d.NamedBy[0] != "the gate, as Ada has it" {
		t.Errorf("she is named in %q", d.NamedBy)
	}
	mei := heldAbout(t, p, "Mei")
	if strings.Contains(p.said(mei), "lorries wait") || len(mei.Parts) != 1 || mei.Parts[0].As != "owner" {
		t.Errorf("Mei has %+v", mei)
	}
	for _, deed := range append(d.Deeds, mei.Deeds...) {
		if deed.What == "" || !deed.Did && len(deed.As) == 0 {
			t.Errorf("%+v says nothing", deed)
		}
	}
}

// A question without a name is linked to nobody, not even for who asked it; one with a name, and votes, are.
func TestANamelessQuestionIsInNobodysDossier(t *testing.T) {
	p := wondering(t)
	p.By("Mei", session.VoteQuestion{Session: p.ID, Question: p.question(1), Vote: 1})
	for name, asked := range map[string]string{"Ada": "Who pays for it?", "Mei": "Does it run offline?", "Olu": ""} {
		d := heldAbout(t, p, name)
		all := fmt.Sprintf("%+v", d)
		if strings.Contains(all, "SO slow") || !strings.Contains(p.said(d), asked) {
			t.Errorf("%s holds %s", name, all)
		}
		for _, deed := range d.Deeds {
			if name == "Olu" && strings.HasPrefix(deed.What, "question") {
				t.Errorf("who asked without a name is told by %+v", deed)
			}
		}
		if votes := len(d.Votes); votes != map[string]int{"Mei": 1}[name] {
			t.Errorf("%s: %d votes", name, votes)
		}
	}
}

// Marks of a blind round are sealed: nothing of them is in what is held about who gave them.
func TestMarksAreInNobodysDossier(t *testing.T) {
	p := scoring(t)
	before := fmt.Sprintf("%+v", heldAbout(t, p, "Ada"))
	p.By("Ada", session.Mark{Round: p.round, Case: p.cases[0], Group: 0, Mark: model.High})
	if after := fmt.Sprintf("%+v", heldAbout(t, p, "Ada")); after != before {
		t.Errorf("a mark changes\n%s\nto\n%s", before, after)
	}
}
