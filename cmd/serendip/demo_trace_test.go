package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"serendip/exports"
)

// trace is what a part of the method leaves in the files of a demo.
type trace struct {
	part string
	left func(exports.Content) bool
	told string // in the Markdown
}

// TestEachPartOfTheMethodLeavesItsTraceInTheDemo plays the whole template, and finds each part of the method in what leaves
// afterwards: in the JSON, and in words for somebody who was not there.
func TestEachPartOfTheMethodLeavesItsTraceInTheDemo(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	out := t.TempDir()
	r, _ := headlessInto(t, out, "--attendees", "24", "--seed", "7")
	text := glob(t, filepath.Join(out, "report"), "*.md")
	for _, one := range slices.Concat(pageTraces(), choiceTraces(), talkTraces(), runTraces()) {
		if !one.left(r.Content) {
			t.Errorf("%s: not in the JSON", one.part)
		}
		if !strings.Contains(text, one.told) {
			t.Errorf("%s: the recap doesn't say %q", one.part, one.told)
		}
	}
	for file, want := range map[string]string{"*runsheet*.html": "Readiness", "*calls.md": "What would be your quick win?"} {
		if !strings.Contains(glob(t, filepath.Join(out, "print"), file), want) {
			t.Errorf("%s lacks %q", file, want)
		}
	}
}

// TestReadmeShowsTheDemosCard finds the picture in README among the cards of the demo that it names, with what else is told of it.
func TestReadmeShowsTheDemosCard(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	shown, err := os.ReadFile(filepath.Join("..", "..", "exports", "testdata", "readme", "card.png"))
	if err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	headlessInto(t, out, "--seed", "7")
	cards, err := filepath.Glob(filepath.Join(out, "cards", "*.png"))
	if err != nil || len(cards) == 0 {
		t.Fatal(cards, err)
	}
	if !slices.ContainsFunc(cards, func(file string) bool {
		raw, err := os.ReadFile(file)
		return err == nil && bytes.Equal(raw, shown)
	}) {
		t.Errorf("none of %d cards is the one in exports/testdata/readme/card.png; if a card was meant to change, copy the demo's over it", len(cards))
	}
	page := glob(t, out, "start-here.html")
	if !strings.Contains(page, "no card yet; missing: the actual figure of its measure") {
		t.Error("the first page does not say what a planned use case needs before it has a card")
	}
	if words := glob(t, filepath.Join(out, "calendar"), "*.ics"); strings.Count(strings.ReplaceAll(words, "\r\n ", ""), "calls a day\\, counted by the telephone system; calls a day") > 0 {
		t.Error("a measure stands twice in the calendar")
	}
}

// glob reads the one file of a pattern.
func glob(t *testing.T, dir, pattern string) string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil || len(files) != 1 {
		t.Fatalf("%s: %v, %v", pattern, files, err)
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// onPage says whether some page of the report is so.
func onPage(is func(*exports.Page) bool) func(exports.Content) bool {
	return func(c exports.Content) bool {
		return slices.ContainsFunc(c.UseCases, func(u exports.UseCase) bool { return u.Page != nil && is(u.Page) })
	}
}

func entry(list string) func(exports.Content) bool {
	return onPage(func(p *exports.Page) bool {
		return slices.ContainsFunc(p.Entries, func(e exports.Listed) bool { return e.List == list })
	})
}

// pageTraces are from selected to ready.
func pageTraces() []trace {
	return []trace{
		{"four parts", onPage(func(p *exports.Page) bool {
			return p.Challenge != "" && p.Outcome != "" && p.Workflow != "" && p.Factors != ""
		}), "- a. Challenge and objective:"},
		{"an owner in the business", onPage(func(p *exports.Page) bool { return p.Side == "business" }), "(business)"},
		{"a warning of an owner in IT", onPage(func(p *exports.Page) bool { return len(p.Warnings) > 0 }), "its owner is in IT"},
		{"a team where it is complex", onPage(func(p *exports.Page) bool { return len(p.Complex) > 0 && len(p.Team) > 0 }), "Ben Ade"},
		{"sponsor and supervisors", onPage(func(p *exports.Page) bool { return p.Sponsor != "" && len(p.Supervisors) > 0 }), "Ruth Falk"},
		{"a success criterion", entry("criterion"), "40 → 25"},
		{"an objective", onPage(func(p *exports.Page) bool { return p.Objective > 0 }), "served by #"},
		{"an orphan", onPage(func(p *exports.Page) bool { return p.Objective == 0 }), "alignment to an objective"},
		{"a window from trained and live", onPage(func(p *exports.Page) bool { return p.Live != "" && p.Months >= 3 }), "trained and live from"},
		{"a task that is ticked off", onPage(func(p *exports.Page) bool {
			return slices.ContainsFunc(p.Entries, func(e exports.Listed) bool { return e.Done })
		}), "- Task: talk to the shift leaders"},
		{"the health check", onPage(func(p *exports.Page) bool {
			return len(p.Health) == 5 && slices.ContainsFunc(p.Health, func(h exports.Health) bool { return h.Answer == "yes" })
		}), "Health check 1"},
		{"obstacles", entry("obstacle"), "- Obstacle: it is one more thing to do (perceived"},
		{"opportunities", entry("opportunity"), "- Opportunity: the depot in the north"},
		{"barriers by kind", entry("barrier"), "(routines and habits)"},
		{"what else would change behaviour", entry("behaviour"), "- Behaviour:"},
		{"one that is ready", func(c exports.Content) bool {
			return slices.ContainsFunc(c.UseCases, func(u exports.UseCase) bool { return u.Stage == "ready" })
		}, "(ready)"},
		{"what others lack", onPage(func(p *exports.Page) bool { return len(p.Missing) > 0 }), "- Missing:"},
	}
}

// runTraces are who led, and whether people from elsewhere could come in.
func runTraces() []trace {
	return []trace{
		{"the lead is handed over", func(c exports.Content) bool {
			return c.Run != nil && len(c.Run.Led) == 2 && c.Run.Led[0].Who == "Kit Moss" && !c.Run.Led[0].Taken
		}, "the lead went to Kit Moss"},
		{"the lead is taken back", func(c exports.Content) bool {
			return c.Run != nil && len(c.Run.Led) == 2 && c.Run.Led[1].Taken
		}, "on the host again"},
		{"the door was reached from elsewhere", func(c exports.Content) bool {
			return c.Run != nil && c.Run.Reach != nil && c.Run.Reach.From != ""
		}, "Joining from elsewhere was tested and worked"},
	}
}

// claimed says whether some claim stands so.
func claimed(status string) func(exports.Content) bool {
	return func(c exports.Content) bool {
		return slices.ContainsFunc(c.UseCases, func(u exports.UseCase) bool {
			return u.Claim == status && u.Verification != nil && u.Verification.By != "" && u.Verification.With != ""
		})
	}
}

func round(is func(exports.Round) bool) func(exports.Content) bool {
	return func(c exports.Content) bool { return slices.ContainsFunc(c.Rounds, is) }
}

// choiceTraces are verification, survey, and the ways to choose.
func choiceTraces() []trace {
	return []trace{
		{"a confirmed claim", claimed("confirmed"), "confirmed by an end user"},
		{"a refuted claim", claimed("refuted"), "refuted, does not count"},
		{"a checked claim", claimed("checked"), "checked with an end user"},
		{"money where it is confirmed", func(c exports.Content) bool { return c.Recap.Value != nil && c.Recap.Value.Money != "" }, "people x 220 days"},
		{"the survey of the shortlist", func(c exports.Content) bool { return len(c.Surveys) == 1 && c.Surveys[0].State == "counted" }, "13 of 40 people answered"},
		{"dots on seats, by tally and on a laptop", func(c exports.Content) bool {
			return len(c.Dots) == 1 && c.Dots[0].Seats > 0 && c.Dots[0].Tally > 0 && c.Dots[0].Laptop > 0
		}, "## Where the dots went"},
		{"a second round, and what moved", round(func(r exports.Round) bool { return r.Again > 0 && r.UseCases[0].Moved != nil }), "What moved since the round before"},
		{"an override with its reason", round(func(r exports.Round) bool {
			return slices.ContainsFunc(r.UseCases, func(u exports.Scored) bool { return u.Outcome != nil && u.Outcome.Override != nil })
		}), "Against the count:"},
		{"impact and effort", round(func(r exports.Round) bool { return r.Sheet == "matrix" }), "quick win"},
		{"weighted criteria of one's own", round(func(r exports.Round) bool { return r.Sheet == "weighted" }), "On time ×3"},
		{"RICE", func(exports.Content) bool { return true }, "## Ranked by RICE"},
		{"WSJF", func(exports.Content) bool { return true }, "## Ranked by WSJF"},
	}
}

// talkTraces are the trap, what everybody is asked, and what was noted.
func talkTraces() []trace {
	item := func(kind string) func(exports.Content) bool {
		return func(c exports.Content) bool {
			return slices.ContainsFunc(c.Items, func(i exports.Item) bool { return i.Kind == kind })
		}
	}
	asked := func(method string) func(exports.Content) bool {
		return func(c exports.Content) bool {
			return slices.ContainsFunc(c.Askings, func(a exports.Asking) bool { return a.Method == method && a.State == "shown" })
		}
	}
	return []trace{
		{"the clock of feature talk", func(c exports.Content) bool { return c.Talk != nil && c.Talk.FeatureMinutes > 0 }, "were talk about features and plans"},
		{"a block locked as deep work", func(c exports.Content) bool {
			return slices.ContainsFunc(c.Session.Agenda, func(b exports.Block) bool { return b.DeepWork })
		}, "deep work"},
		{"what became of what was parked", func(c exports.Content) bool {
			return slices.ContainsFunc(c.Items, func(i exports.Item) bool { return i.Kind == "parked" && i.Author != "" && i.Became != nil })
		}, "answered:"},
		{"readiness", asked("readiness"), "## Readiness"},
		{"a poll of choice and scale", asked("poll"), "## When next?"},
		{"pulse with NPS and open text", asked("pulse"), "NPS "},
		{"decisions", item("decision"), "## Decisions"},
		{"actions", item("action"), "## Actions"},
		{"a vote by thumbs for more time", func(c exports.Content) bool { return c.Talk != nil && len(c.Talk.Votes) > 0 && c.Talk.Votes[0].Applied }, "minutes more? Yes:"},
		{"the template", func(c exports.Content) bool { return c.Session.Template == "value-workshop" }, "# Value workshop"},
	}
}

// TestEveryTemplateIsPlayed to its close, with few people as with many.
func TestEveryTemplateIsPlayed(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	for _, template := range []string{"first-launch", "late-start", "quarterly-review", "champion-check-in", "executive-readout"} {
		for _, people := range []string{"3", "8"} {
			r, _ := headless(t, "--template", template, "--attendees", people, "--seed", "4")
			if c := r.Content; c.Session.State != "closed" || c.Session.Template != template {
				t.Errorf("%s with %s people: %+v", template, people, c.Session)
			}
			if verdicts := len(r.Content.Promises); template == "quarterly-review" && verdicts == 0 {
				t.Errorf("a review with %s people judged nothing", people)
			}
		}
	}
}
