package exports_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
)

// Whatever stands in what is held, nothing of it names anybody else, becomes markup, or is left out.
func TestWhatIsHeldNamesNobodyElse(t *testing.T) {
	ada := model.Details{Name: "Ada Lovelace", Email: "ada@example.org", Consent: true, Extra: []model.Field{{Name: "Diet", Value: "=<b>vegan</b>"}}}
	d := exports.DossierOf(session.Dossier{
		Traces: session.Traces{People: []model.PersonID{{1}}, Names: []string{"Ada Lovelace", "ada@example.org"}, Details: []string{"Bob Stone"}, Fixed: []string{"Ada Lovelace and Bob Stone"}},
		Name:   "Ada Lovelace", Programme: "Acme", OnFile: []session.FiledDetails{{Details: ada}},
		Sessions: []session.DossierSession{{Ref: "acme-1", Title: "Bob's workshop", State: "closed", Status: "attending", Attended: "no-show"}},
		Parts:    []session.DossierPart{{As: "owner", Ref: "acme-1", Number: 3, Words: "lists that Stone sorts"}},
		Words:    []session.DossierWords{{What: "use case captured", Ref: "acme-1", Number: 1, Words: "# the gate <photo>"}},
		Same:     []session.DossierPart{{Ref: "acme-1", Number: 2, Words: "ask mei@quay.example"}},
		Votes:    []session.DossierVote{{Ref: "acme-1", Number: 4, Words: "Is Bob Stone paid?", Up: true}},
		Letters:  []session.DossierLetter{{Ref: "acme-1", Step: "invitation", At: time.Unix(0, 0)}},
		Deeds:    []session.DossierDeed{{What: "use case captured", As: []string{"by"}, Did: true, Ref: "acme-1", Number: 1}, {What: "same said", As: []string{"same"}, Ref: "acme-1", Number: 2}},
		NamedBy:  []string{"Ada Lovelace told Bob Stone and 林美 of ada@example.org"},
		Others:   []string{"Bob Stone", "bob@example.org", "林美", "Ada Byron"},
	}, time.Unix(0, 0), "v1")
	var page, raw strings.Builder
	if err := d.Markdown(&page); err != nil {
		t.Fatal(err)
	}
	if err := d.JSON(&raw); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{page.String(), raw.String()} {
		for _, other := range []string{"Bob", "Stone", "林美", "mei@quay"} {
			if strings.Contains(out, other) {
				t.Errorf("%q stands in\n%s", other, out)
			}
		}
		for _, own := range []string{"Ada Lovelace told somebody else and somebody else of", "vegan", "the gate", "no-show", "owner", "invitation", "ada@example.org"} {
			if !strings.Contains(out, own) {
				t.Errorf("%q is not in\n%s", own, out)
			}
		}
	}
	if strings.Contains(page.String(), "<b>") && !strings.Contains(page.String(), `\<b>`) || strings.Contains(page.String(), "\n# the gate") {
		t.Errorf("words became markup in\n%s", page.String())
	}
	for _, row := range []string{"same said, in acme-1, \\#2, the same for them", ", session closed, attending"} {
		if !strings.Contains(strings.ReplaceAll(page.String(), "\\#", "#"), strings.ReplaceAll(row, "\\#", "#")) {
			t.Errorf("%q is not in\n%s", row, page.String())
		}
	}
	var again struct {
		Name  string `json:"name"`
		Words []struct {
			Words string `json:"words"`
		} `json:"words"`
		Named int   `json:"named_on_files_of_others"`
		Not   []any `json:"not_held"`
	}
	if err := json.Unmarshal([]byte(raw.String()), &again); err != nil || again.Name != "Ada Lovelace" || again.Words[0].Words != "# the gate <photo>" || again.Named != 1 || len(again.Not) != 3 {
		t.Errorf("JSON reads as %+v, %v", again, err)
	}
	if files := d.Files(); len(files) != 2 || !strings.HasPrefix(files[0].Name, "acme-held-about-ada-lovelace-") || strings.ContainsAny(files[0].Name, "/ ") {
		t.Errorf("the files are %+v", files)
	}
}
