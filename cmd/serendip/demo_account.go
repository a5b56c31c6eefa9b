package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"serendip/exports"
	"serendip/model"
)

// account is a page about a rehearsal: who, what was found, what passed and why, who owns what. Every figure in it is
// the report's.
type account struct {
	exports.Content
	seed       uint64
	door, room int
	ways       string
	whole      bool // the workshop came to its close
	files      []string
}

// How much of a title a page shows, and of anything else.
const (
	titleWidth = 72
	pageWidth  = 80
)

// fit is text in at most so many cells.
func fit(text string, w int) string { return ansi.Truncate(text, max(w, 0), "…") }

func (a account) page() string {
	var b strings.Builder
	say := func(format string, args ...any) { b.WriteString(hanging(fmt.Sprintf(format, args...)) + "\n") }
	say("%s, %s: a rehearsal with made-up people (seed %d).", a.Programme.Name, strings.ToLower(a.Session.Title[:1])+a.Session.Title[1:], a.seed)
	if !a.whole {
		say("It was ended before its end.")
	}
	say("\nWho")
	say("  %d people over SSH, and %d in the room by hands.", a.door, a.room)
	say("  %s", a.ways)
	a.came(say)
	a.found(say)
	a.passed(say)
	a.owns(say)
	a.asked(say)
	a.others(say)
	if len(a.files) > 0 {
		say("\nFiles")
		for _, f := range a.files {
			say("  %s", f)
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

type sayer func(string, ...any)

// hanging breaks lines that are wider than a page between words; what follows stands under the words of its line.
func hanging(text string) string {
	var out []string
	for line := range strings.SplitSeq(text, "\n") {
		words := strings.TrimLeft(line, " ")
		indent := strings.Repeat(" ", len(line)-len(words))
		for i, part := range strings.Split(ansi.Wordwrap(words, pageWidth-len(indent)-2, ""), "\n") {
			if i > 0 {
				part = "  " + part
			}
			out = append(out, indent+part)
		}
	}
	return strings.Join(out, "\n")
}

// came is what was promised a quarter ago, and what came of it.
func (a account) came(say sayer) {
	if len(a.Promises) == 0 {
		return
	}
	say("\nWhat was promised, and what came")
	for _, p := range a.Promises {
		say("  %-8s %s\n           %s", p.Verdict, fit(p.Title, titleWidth), fmt.Sprintf("was %s, promised %s, came %s; %s", p.Baseline, p.Target, p.Actual, p.Why))
	}
}

// found is what was captured, and what concerns most people.
func (a account) found(say sayer) {
	merged := 0
	var shown []exports.UseCase
	for _, u := range a.UseCases {
		if u.MergedInto > 0 {
			merged++
		}
		if u.Shown() {
			shown = append(shown, u)
		}
	}
	say("\nWhat was found")
	say("  %d serendipitous and %d planned use cases; %d said twice and merged; “same for me” %d times.", a.Recap.Serendipitous, a.Recap.Planned, merged, a.Recap.Sames)
	if a.Recap.HoursAYear != nil {
		say("  Claimed: about %.0f h a year in %s.", a.Recap.HoursAYear.Frac.Float(), count(a.Recap.Claims, "use case"))
	}
	if v := a.Recap.Value; v != nil {
		say("  Of that, %s.", v.Verified)
	}
	slices.SortFunc(shown, func(x, y exports.UseCase) int {
		return cmp.Or(cmp.Compare(y.Reach, x.Reach), cmp.Compare(x.Title, y.Title))
	})
	for _, u := range shown[:min(3, len(shown))] {
		say("  %3d people  %s", u.Reach, fit(u.Title, titleWidth-8))
	}
}

// passed is each use case that was scored by groups with its means, in the order of the ranks; then what was scored again.
func (a account) passed(say sayer) {
	scored := slices.DeleteFunc(slices.Clone(a.Rounds), func(r exports.Round) bool { return r.Sheet != "" })
	if len(scored) == 0 {
		return
	}
	say("\nWhat passed, and why")
	for i, r := range scored {
		if i == 0 {
			say("  %d on seats and %d by hands gave marks; a group passes at %s, a use case with %d of %d groups.", r.Seats, r.Hands, a.Rule.Mark.Text, a.Rule.Need, a.Rule.Of)
		} else {
			say("  Scored again after the talk, %d on seats and %d by hands:", r.Seats, r.Hands)
		}
		scoredIn(say, r)
	}
}

// scoredIn is the use cases of one round.
func scoredIn(say sayer, r exports.Round) {
	for _, u := range r.UseCases {
		if u.Result == nil {
			continue
		}
		var means []string
		for i, g := range u.Groups {
			sign, mean := "✗", "-"
			if g.Passed {
				sign = "✓"
			}
			if g.Mean != nil {
				mean = g.Mean.Text
			}
			means = append(means, fmt.Sprintf("%s %s %s", model.Group(i).Key(), mean, sign))
		}
		verdict := "falls short"
		if u.Result.Progresses {
			verdict = "passes"
		}
		if u.Result.Contested {
			verdict += ", contested"
		}
		say("  %2d  %s\n      %s", u.Result.Rank, fit(u.Title, titleWidth), strings.Join(means, "  ")+"  "+verdict)
		if len(u.Reasons) > 0 && u.Result.Progresses {
			say("      %s", "somebody wrote: “"+u.Reasons[0]+"”")
		}
		if o := u.Outcome; o != nil && o.Override != nil {
			say("      %s", "goes on all the same: “"+o.Override.Reason+"”")
		}
	}
}

// owns is who does what first.
func (a account) owns(say sayer) {
	say("\nWho owns what")
	few := slices.DeleteFunc(slices.Clone(a.UseCases), func(u exports.UseCase) bool { return !u.Selected })
	if len(few) == 0 {
		say("  Nothing was selected.")
	}
	slices.SortFunc(few, func(x, y exports.UseCase) int {
		return cmp.Or(cmp.Compare(x.FirstDate, y.FirstDate), cmp.Compare(x.Title, y.Title))
	})
	for _, u := range few {
		say("  %s\n      %s", fit(u.Title, titleWidth), strings.Join([]string{cmp.Or(u.Owner, "nobody yet"),
			"from " + cmp.Or(u.FirstDate, "a day to be found"), cmp.Or(u.Measure, "no measure yet")}, " · "))
	}
}

// asked is what was asked of everybody.
func (a account) asked(say sayer) {
	for _, one := range a.Askings {
		say("\nWhat everybody was asked: %s", one.Block)
		for _, q := range one.Questions {
			if q.Result != "" {
				say("  %-*s  %s", 40, fit(q.Text, 40), fit(q.Result, pageWidth-44))
			}
		}
	}
}

// others is what those said who were not there.
func (a account) others(say sayer) {
	for _, s := range a.Surveys {
		say("\nWhat others say of the shortlist\n  %s.", s.Response)
		const most = 4
		for i, u := range s.UseCases {
			if i == most {
				say("  and %d more, in the report", len(s.UseCases)-most)
				break
			}
			var said []string
			for _, q := range u.Questions {
				said = append(said, q.Key+" "+q.Text)
			}
			say("  %s\n      %s", fit(u.Title, titleWidth), strings.Join(said, "  "))
		}
	}
}
