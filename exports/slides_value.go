package exports

import (
	"slices"
	"strings"

	"serendip/exports/pptx"
	"serendip/model"
)

// worth is the time that end users have confirmed, as the report's first page has it, and below it the rest by its evidence. Where nothing
// is confirmed it is what was claimed, and says so. Money isn't told here.
func (d *deck) worth() {
	v := d.Recap.Value
	if v == nil || d.Recap.HoursAYear == nil {
		return
	}
	hours, words, sure := d.Recap.HoursAYear.Text, d.say("hours a year, claimed and not confirmed yet"), false
	var rest []string
	for _, s := range v.ByStatus {
		switch {
		case s.Claims == 0:
		case s.Status == model.ClaimConfirmed.String():
			hours, words, sure = s.HoursAYear.Text, d.say("hours a year, confirmed by end users"), true
		default:
			rest = append(rest, d.say(s.Status)+d.say(": %s", d.hoursIn(s)))
		}
	}
	lines, more := d.formulas(sure)
	lines = append(lines, filled(strings.Join(rest, d.say("; ")))...)
	foot := []string{d.say("A claim is what somebody said, not a measurement. What was refuted does not count.")}
	if more > 0 {
		foot = append([]string{upperFirst(d.say("and %d more, in the report", more)) + "."}, foot...)
	}
	s := d.page(d.say("What it would save"))
	s.Write(pptx.Text{Box: pptx.Box{X: slideLeft, Y: 130, W: slideWide, H: 84}, Size: 64, Bold: true, Colour: d.accent, Lines: []string{d.number(rounded(hours))}})
	s.Write(pptx.Text{Box: pptx.Box{X: slideLeft, Y: 214, W: slideWide, H: 34}, Size: 24, Colour: slideQuiet, Lines: []string{words}})
	d.lines(s, pptx.Box{X: slideLeft + 24, Y: 270, W: slideWide - 24, H: 190}, lines, 24)
	s.Write(pptx.Text{Box: pptx.Box{X: slideLeft, Y: pptx.Height - 66, W: slideWide, H: 44}, Size: 16, Colour: slideQuiet, Lines: []string{strings.Join(foot, " ")}})
}

// formulas are the largest claims with what they are made of, and how many more there are: of those that the large number counts.
func (d *deck) formulas(sure bool) (lines []string, more int) {
	const most = 2
	var claims []UseCase
	for _, u := range d.UseCases {
		if u.Shown() && u.Hours != nil && u.Claim != model.ClaimRefuted.String() && (!sure || u.Claim == model.ClaimConfirmed.String()) {
			claims = append(claims, u)
		}
	}
	slices.SortStableFunc(claims, func(a, b UseCase) int { return b.Minutes*b.Hours.People - a.Minutes*a.Hours.People })
	for _, u := range claims[:min(most, len(claims))] {
		lines = append(lines, u.Title+d.say(": %s", d.say("%d min x %s people x %d days", u.Minutes, d.whole(u.Hours.People), u.Hours.WorkingDays)))
	}
	return lines, max(len(claims)-most, 0)
}
