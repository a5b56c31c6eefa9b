package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"serendip/cmd/serendip/exit"
	"serendip/session"
)

// TestEveryWarningOfTheMix makes, for each rule of the mix, a list that breaks it and one that just keeps it, and reads what
// the program says of them.
func TestEveryWarningOfTheMix(t *testing.T) {
	data := t.TempDir()
	run := func(args ...string) string {
		t.Helper()
		var out, wrong bytes.Buffer
		e := Env{Args: append([]string{"--data", filepath.Join(data, "home")}, args...), Out: &out, Err: &wrong, Getenv: os.Getenv,
			Actor: session.Actor{Role: session.Facilitator, Person: session.FacilitatorID("")}}
		if code := Run(t.Context(), e); code != exit.OK {
			t.Fatalf("%q: code %d: %s", args, code, &wrong)
		}
		return out.String()
	}
	const boss, user, seller, marketer, prospect, screened, failed = "customer,executive,", "customer,product,", "vendor,sales,", "vendor,marketing,",
		"prospect,product,", "prospect,product,yes yes yes", "prospect,product,yes no yes"
	for name, c := range map[string]struct {
		rule    string
		breaks  []string
		warning string
		keeps   []string
	}{
		"sales": {"warn when sales or marketing outweigh", []string{boss, user, seller, "prospect,sales,yes yes yes", marketer},
			"sales and marketing outweigh: 3 of 5", []string{boss, user, seller, marketer}},
		"vendor": {"warn when vendor outnumbers customers", []string{boss, "vendor,product,", "vendor,engineering,"},
			"vendor outnumbers customers: 2 to 1", []string{boss, "vendor,product,"}},
		"executive":  {"warn when no executive comes", []string{user, user}, "no executive comes", []string{user, boss}},
		"unscreened": {"warn when a prospect is unscreened", []string{boss, prospect}, "Guest 2 is an unscreened prospect", []string{boss, screened}},
		"reference": {"a prospect who does not pass is better served by a reference call", []string{boss, failed},
			"Guest 2 did not pass the screening: a reference call serves them better", []string{boss, screened}},
		"ideal":      {"15 people are ideal", slices.Repeat([]string{boss}, 16), "16 come, and 15 is ideal", slices.Repeat([]string{boss}, 15)},
		"manageable": {"20 people are manageable", slices.Repeat([]string{boss}, 21), "21 come, and 20 is the most", slices.Repeat([]string{boss}, 20)},
		"unknown": {"a side that nobody said counts for neither", []string{boss, "vendor,product,", "vendor,product,", ",,"},
			"vendor outnumbers customers: 2 to 1", []string{boss, "vendor,product,", ",,", ",,"}},
	} {
		for list, breaks := range map[bool][]string{true: c.breaks, false: c.keeps} {
			who := name + map[bool]string{true: "-breaks", false: "-keeps"}[list]
			file := filepath.Join(data, who+".csv")
			table := "Name,Email,Status,Side,Part,Screening\n"
			for n, cells := range breaks {
				table += "Guest " + strconv.Itoa(n+1) + ",g" + strconv.Itoa(n+1) + "@example.org,checked in," + cells + "\n"
			}
			if err := os.WriteFile(file, []byte(table), 0o600); err != nil {
				t.Fatal(err)
			}
			run("new", who, "--template", "meetup", "--date", "2031-11-27")
			run("import", "guests", file, "--session", who)
			if said := run("guests", who); strings.Contains(said, "! "+c.warning) != list {
				t.Errorf("%s (%s): the program says\n%s", c.rule, who, said)
			}
		}
	}
}
