package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"serendip/cmd/serendip/exit"
	"serendip/model"
	"serendip/session"
)

// says runs a verb and expects what it says.
func (v *venue) says(in, command string, want ...string) {
	v.t.Helper()
	out := v.verb(in, strings.Split(command, "|")...)
	for _, w := range want {
		if !strings.Contains(out, w) {
			v.t.Errorf("%s does not say %q but:\n%s", command, w, out)
		}
	}
}

// refuses runs a verb and expects a status and words.
func (v *venue) refuses(command string, code int, want string) {
	v.t.Helper()
	out, errs := &record{}, &record{}
	if got := Run(context.Background(), v.env("", out, errs, strings.Split(command, "|")...)); got != code || !strings.Contains(errs.text(), want) {
		v.t.Errorf("%s: status %d, want %d: %s", command, got, code, errs.text())
	}
}

// TestClaimsAndSurveyAreRefusedKindly says what is wrong, and what to do.
func TestClaimsAndSurveyAreRefusedKindly(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	v.refuses("claim|acme-1|7|confirmed", exit.NoInput, "There is no number 7 in Value workshop")
	v.refuses("claim|acme-1|seven|confirmed", exit.Usage, "is no number of a use case")
	v.refuses("claim|acme-1|7", exit.Usage, "omething is missing")
	v.refuses("claims|acme-1|--status|maybe", exit.Usage, "say claimed, checked, confirmed or refuted")
	v.says("", "export|acme-1|--format|calls|--out|-", "Nobody has claimed minutes yet")
	v.says("", "value|Acme", "Acme: 220 working days a year. Money is not shown on the wall.")
	v.refuses("value|Acme|--hour|35", exit.DataErr, "is no currency")
	v.refuses("value|Acme|--days|400", exit.DataErr, "working days")
	v.refuses("value|Nobody", exit.NoInput, "here is no programme")
	v.refuses("survey|acme-1", exit.NoInput, "has no survey yet; `serendip survey acme-1 --out FILE` writes one")
	v.refuses("import|survey|answers.csv", exit.Usage, "which session")
	v.refuses("survey|acme-1|--count|--drop", exit.Usage, "two different things")
}

// TestClaimsAndSurveyByCommand verifies a claim, prices it, and surveys the shortlist: by verbs, from a seat after the
// close, and by a file of a form tool, with a restart in between.
func TestClaimsAndSurveyByCommand(t *testing.T) {
	t.Parallel()
	v := openVenue(t)
	v.As("Mei")
	v.GoesTo(model.Minutes)
	v.Does(session.Say{Session: v.session().ID, Block: v.session().Current, Line: "No second typing of orders", Minutes: 15, Others: 6})
	v.says("", "claims|acme-1", "claimed", "15 min x 7 people x 220 days = 385 h a year", "none checked with an end user yet")
	v.says("", "claim|acme-1|1|confirmed|--by|Kit|--with|Ben Ade|--note|every shift|--answer|nearer twelve", "1: confirmed by an end user.")
	v.says("", "claim|acme-1|1|confirmed", "Nothing to change")
	v.says("", "claims|acme-1", "Ben Ade, by Kit", "= 385 h a year  No second typing of orders")
	v.says("", "value|Acme|--days|200|--hour|35.50|--currency|EUR", "200 working days a year, an hour at 35.50 EUR", "not shown on the wall")
	v.says("", "claims|acme-1|--status|confirmed", "Ben Ade", "350 h confirmed x 35.50 EUR = 12425 EUR a year")
	v.says("", "claims|acme-1|--status|refuted", "There is no such claim")
	v.says("", "export|acme-1|--format|calls|--out|-", "Asked before: confirmed (with Ben Ade; by Kit", "nearer twelve")

	v.GoesTo(model.Scoring)
	v.Does(session.OpenRound{Session: v.session().ID})
	round := v.session().Rounds[0]
	for _, g := range model.Groups() {
		v.Does(session.CountHands{Round: round, Case: v.Said(1).ID, Group: g, Counts: [5]int{0, 0, 1, 4, 0}})
	}
	v.Does(session.Reveal{Round: round}, session.Close{Session: v.session().ID})
	v.says("", "survey|acme-1|--out|-|--asked|8", "#1  No second typing of orders", "#1 priority: ___", "reply to this mail", "confirmed by an end user")
	v.asks(v.dial(v.codes["Mei"]), "survey 1 3 -", exit.OK)
	file := filepath.Join(t.TempDir(), "answers.csv")
	if err := os.WriteFile(file, []byte("Timestamp,Name,#1 priority,#1 value\n1,Jo,3,2\n2,Al,2,2\n3,Em,1,good\n4,Vi,3,1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	v.says("", "import|survey|"+file+"|--session|acme-1|--dry-run", "4 new, 0 changed", "not kept, so that no answer has a name", "Nothing was kept")
	v.says("", "import|survey|"+file+"|--session|acme-1", "Kept: 4 answers, sealed until they are counted.")
	v.restart()
	v.says("", "import|survey|"+file+"|--session|acme-1", "0 new, 0 changed, 4 as they were")
	v.says("", "survey|acme-1", "open: 5 of 8 people answered (63%)")
	v.refuses("survey|acme-1|--count", exit.Usage, "5 answers are counted and then destroyed")
	v.refuses("do|acme-1|count|survey", exit.Usage, "Count 5 answers for good")
	v.refuses("do|acme-1|count-survey|yes", exit.Usage, "Say it again with --yes")
	v.says("", "survey|acme-1", "open: 5 of 8")
	v.says("", "survey|acme-1|--count|--yes", "counted: 5 of 8 people answered (63%); 1 of them had been in the session", "2.4 from 5", "3x 2, 1x 1, 1 can't say")
	out, _ := v.asks(v.dial(v.codes["Mei"]), "survey", exit.OK)
	if !strings.Contains(out, "Priority: 2.4 from 5.") {
		t.Errorf("a seat reads %s", out)
	}
	if out := v.verb("", "export", "acme-1", "--format", "json", "--out", "-"); !strings.Contains(out, `"response_rate"`) || strings.Contains(out, `"Jo"`) {
		t.Errorf("the export has %s", out)
	}
}
