package recap

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/method/review"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Wall is the recap as it grows: what was found, what goes on and who owns it, what was decided.
func Wall(f session.WallFace, env screen.Env, now time.Time, w, h int) []frame.Pane {
	s := poster.New(env, now, w, h)
	Write(s, f.Recap, s.Head(f.Block.Title, f.Clock, s.Area()))
	return s.Panes()
}

// Write lays the recap into r.
func Write(s *poster.Sheet, recap session.RecapFace, r frame.Rect) {
	rest := wallWords(s, recap, wallFigures(s, recap, r), r.H >= high)
	left, right := rest, frame.Rect{}
	noted := wallNotes(recap)
	list := listed{title: "what goes on", none: "nothing is selected yet", rows: goesOn(recap.Selected, s.Now)}
	switch {
	case recap.Meetup:
		list = toldOf(recap, s.Now)
	case recap.Judged != nil:
		list = listed{title: "what came of our promises", rows: promises(recap.Judged)}
	}
	if lines := list.largeWith(s, noted, rest); lines != nil {
		s.Put("notes", rest, lines...)
		return
	}
	if len(noted) > 0 && rest.W >= 100 && list.title != "" {
		left, right = rest.Right(rest.W*2/5 - 4)
		left, _ = left.Right(4)
	}
	both := recap.Judged != nil && len(recap.Selected) > 0
	first := left
	if both { // what goes on keeps its rows
		first, _ = left.Top(max(left.H-len(recap.Selected)-2, left.H/2))
	}
	n := list.put(s, "selected", first)
	if _, below := left.Top(n + 1); both && below.H > 1 {
		n += 1 + listed{title: "what goes on", rows: goesOn(recap.Selected, s.Now)}.put(s, "goes on", below)
	}
	if len(noted) == 0 {
		return
	}
	if right.Empty() {
		_, right = left.Top(min(n, 1) + n)
	}
	wallFill(s, noted, right)
}

// wallWords are the hours, how it was talked and when we meet again, in large type on a tall wall, above what is listed; it returns what is left.
func wallWords(s *poster.Sheet, recap session.RecapFace, rest frame.Rect, tall bool) frame.Rect {
	if recap.Hours != "" {
		lines := s.Bold(recap.Hours, rest.W, 2, s.Theme.Text)
		for _, words := range []string{recap.Verified, recap.Money} {
			if words != "" {
				lines = append(lines, s.Bold(words, rest.W, 2, s.Theme.Dim)...)
			}
		}
		s.Put("hours", rest, lines...)
		_, rest = rest.Top(len(lines) + 1)
	}
	if recap.Talk != "" && rest.H > 6 {
		s.Put("talk", rest, s.Theme.Dim.Render(widget.Cut(recap.Talk, rest.W)))
		_, rest = rest.Top(2)
	}
	if unseen := recap.Unseen(); unseen != "" && rest.H > 6 {
		s.Put("unseen", rest, s.Theme.Dim.Render(widget.Cut(unseen, rest.W)))
		_, rest = rest.Top(2)
	}
	if recap.Spoke != "" && rest.H > 6 {
		s.Put("spoke", rest, s.Theme.Dim.Render(widget.Cut(recap.Spoke, rest.W)))
		_, rest = rest.Top(2)
	}
	if recap.NextMeetup != "" && rest.H > 6 {
		lines := []string{s.Theme.Strong.Render(widget.Cut("We meet again: "+recap.NextMeetup, rest.W))}
		if tall {
			lines = s.Large("We meet again: "+recap.NextMeetup, rest.W, rest.H/3, widget.BigText, s.Theme.Big)
		}
		s.Put("again", rest, lines...)
		_, rest = rest.Top(len(lines) + 1)
	}
	return rest
}

// high is how many rows a wall has at least where more than the figures stands in large type.
const high = 40

const adopted = "adopted"

// wallFigures are the counts in large type.
func wallFigures(s *poster.Sheet, recap session.RecapFace, r frame.Rect) frame.Rect {
	all := []poster.Figure{
		{Value: fmt.Sprint(recap.Serendipitous), Label: "already work"}, {Value: fmt.Sprint(recap.Planned), Label: "planned"},
		{Value: fmt.Sprint(len(recap.Selected)), Label: "go on"}, {Value: fmt.Sprint(recap.People), Label: "people"},
	}
	if recap.Serendipitous == 0 && !recap.Meetup { // at a first launch nothing could
		all = all[1:]
	}
	if j := recap.Judged; j != nil {
		all = []poster.Figure{{Value: fmt.Sprint(j.Count(model.Adopt)), Label: adopted}, {Value: fmt.Sprint(j.Count(model.Iterate)), Label: "iterated"},
			{Value: fmt.Sprint(j.Count(model.Discard)), Label: "discarded"}}
		all = append(all, poster.Figure{Value: fmt.Sprint(len(j.Open())), Label: "no verdict yet"})
		if len(j.Open()) == 0 {
			all[len(all)-1] = poster.Figure{Value: fmt.Sprint(recap.People), Label: "people"}
		}
	}
	if recap.Meetup {
		all = meetupFigures(recap)
	}
	scale := widget.BigText
	if s.Roomy() {
		scale = widget.BigNumber
	}
	if r.H >= high {
		scale = 3
	}
	top, rest := r.Top(s.Type.Height(scale) + 2)
	if s.Roomy() {
		top, rest = r.Top(s.Type.Height(scale) + 4)
	}
	for i, cell := range top.Columns(1, 1, 1, 1)[:len(all)] {
		style := s.Theme.Big
		if all[i].Label == "go on" || all[i].Label == adopted {
			style = s.Theme.BigAccent
		}
		lines := widget.Styled(s.Type.Big(all[i].Value, scale), style)
		if s.Roomy() {
			lines = append(lines, "")
		}
		lines = append(lines, s.Theme.Dim.Render(all[i].Label))
		s.Put(fmt.Sprintf("figure%d", i), cell, lines...)
	}
	return rest
}

// meetupFigures are who came, what was talked about where the guests made the agenda, what was told, and what is to be done.
func meetupFigures(recap session.RecapFace) []poster.Figure {
	figure := func(n int, one, many string) poster.Figure {
		if n == 1 {
			many = one
		}
		return poster.Figure{Value: fmt.Sprint(n), Label: many}
	}
	all := []poster.Figure{figure(recap.People, "person", "people")}
	if n := len(recap.Discussed); n > 0 {
		all = append(all, figure(n, "topic", "topics"))
	}
	if recap.Serendipitous > 0 || len(recap.Discussed) == 0 {
		all = append(all, figure(recap.Serendipitous, "told", "told"))
	}
	return append(all, figure(len(recap.Actions), "action", "actions"))
}

// listed is the use cases that the recap ends with.
type listed struct {
	title, none string
	rows        []row
	big         bool // in large type where all of it has room
}

// toldOf are the use cases that a meetup heard of. Where topics were talked about instead, nothing need be said of none.
func toldOf(recap session.RecapFace, now time.Time) listed {
	if len(recap.Told) == 0 && len(recap.Discussed) > 0 {
		return listed{}
	}
	return listed{title: "what was told", none: "nothing so far", rows: goesOn(recap.Told, now), big: true}
}

// row is one of them: its number, its title, and what is said under it.
type row struct {
	number       int
	title, under string
}

// goesOn are use cases with owner, first date and measure.
func goesOn(cases []session.CaseFace, now time.Time) []row {
	out := make([]row, len(cases))
	for i, c := range cases {
		with := slices.DeleteFunc([]string{c.Owner, poster.Day(c.FirstDate, now), c.Measure}, func(p string) bool { return p == "" })
		out[i] = row{c.Number, c.Title, strings.Join(with, " · ")}
	}
	return out
}

// promises are those of last quarter, with their verdicts and figures.
func promises(f *session.ReviewFace) []row {
	out := make([]row, len(f.Promises))
	for i, p := range f.Promises {
		title, under := review.Became(p)
		out[i] = row{p.N, title, under}
	}
	return out
}

// put lists them, all of it before anything else: where there is too little room the air goes first,
// then owner, date and measure, and only then what is left is counted. It returns the rows it took.
func (one listed) put(s *poster.Sheet, id string, r frame.Rect) int {
	if one.title == "" {
		return 0
	}
	if lines := one.large(s, r); one.big && lines != nil {
		s.Put(id, r, lines...)
		return len(lines)
	}
	var lines []string
	for _, l := range []loose{{air: s.Roomy(), with: 2}, {with: 2}, {with: 1}, {}} {
		if lines = l.lines(s, one, r.W); len(lines) <= r.H {
			break
		}
	}
	if n := len(lines) - r.H; n > 0 && r.H > 1 {
		lines = append(lines[:r.H-1], s.Theme.Dim.Render(fmt.Sprintf("and %d more", n+1)))
	}
	s.Put(id, r, lines...)
	return len(lines)
}

// large is all of them in large type; nothing where they have no room for it.
func (one listed) large(s *poster.Sheet, r frame.Rect) []string {
	const lead = 6
	t := s.Theme
	out := []string{t.AccentBold.Render(one.title), ""}
	for i, x := range one.rows {
		if !s.FitsLarge(x.title, r.W-lead, r.H) {
			return nil
		}
		if i > 0 {
			out = append(out, "")
		}
		number := []string{"", t.Dim.Render(widget.Right(fmt.Sprint(x.number), 3))}
		out = append(out, poster.Beside(number, s.Large(x.title, r.W-lead, r.H, widget.BigText, t.Big), lead)...)
		if x.under != "" {
			out = append(out, t.Dim.Render(widget.Cut(strings.Repeat(" ", lead)+x.under, r.W)))
		}
	}
	if len(out) > r.H || len(one.rows) == 0 || !s.Roomy() {
		return nil
	}
	return out
}

// loose is how widely the selected ones are set.
type loose struct {
	air  bool // a blank line after each
	with int  // rows for owner, first date and measure under each
}

// lines are the heading and what was selected.
func (l loose) lines(s *poster.Sheet, one listed, w int) []string {
	t := s.Theme
	out := []string{t.AccentBold.Render(one.title)}
	blank := func() {
		if l.air {
			out = append(out, "")
		}
	}
	blank()
	if len(one.rows) == 0 {
		out = append(out, t.Dim.Render(one.none))
	}
	for i, x := range one.rows {
		if i > 0 {
			blank()
		}
		out = append(out, t.Dim.Render(widget.Right(fmt.Sprint(x.number), 3))+"   "+t.Strong.Render(widget.Cut(x.title, w-6)))
		if l.with > 0 && x.under != "" {
			for _, line := range widget.Wrap(x.under, w-6, l.with) {
				out = append(out, "      "+t.Dim.Render(line))
			}
		}
	}
	return out
}

// section is a heading with the lines under it.
type section struct {
	title string
	items []session.ItemFace
}

// wallNotes are what was decided, what is to be done, what came of it, and what waits.
func wallNotes(recap session.RecapFace) []section {
	var talked []session.ItemFace
	for _, x := range recap.Discussed {
		words := x.Concluded
		if words == "" {
			words = x.Case.Title
		}
		talked = append(talked, session.ItemFace{Words: fmt.Sprintf("%d  %s", x.Case.Number, words)})
	}
	all := []section{
		{"concluded", talked}, {"decided", recap.Decisions}, {"to do", recap.Actions}, {"came of it", recap.Outcomes},
		{"next time", recap.Next}, {"parked", recap.Parked},
	}
	return slices.DeleteFunc(all, func(n section) bool { return len(n.items) == 0 })
}

// largeWith is the list with what was decided and is to be done under it, all in large type; nothing where they have no room.
func (one listed) largeWith(s *poster.Sheet, all []section, r frame.Rect) []string {
	if !s.Roomy() || len(all) == 0 || one.title != "" && !one.big {
		return nil
	}
	const lead = 12
	blocks := [][]string{}
	if one.title != "" {
		list := one.large(s, r)
		if list == nil {
			return nil
		}
		blocks = append(blocks, list)
	}
	for _, sec := range all {
		head := sec.title
		for _, it := range sec.items {
			if !s.FitsLarge(said(it), r.W-lead, r.H) {
				return nil
			}
			words := s.Large(said(it), r.W-lead, r.H, widget.BigText, s.Theme.Big)
			blocks, head = append(blocks, poster.Beside([]string{"", s.Theme.AccentBold.Render(head)}, words, lead)), ""
		}
	}
	for _, gap := range []int{2, 1} {
		if lines := poster.Apart(blocks, gap); len(lines) <= r.H {
			return lines
		}
	}
	return nil
}

// said is an item with who does it and what came of it.
func said(it session.ItemFace) string {
	words := it.Words
	for _, more := range []string{it.Doing(), it.Became()} {
		if more != "" {
			words += " · " + more
		}
	}
	return words
}

// wallFill writes sections until there is no room; what is left out is counted, never lost.
func wallFill(s *poster.Sheet, all []section, r frame.Rect) {
	t := s.Theme
	var lines []string
	left := 0
	for _, sec := range all {
		var block []string
		for i, it := range sec.items {
			for j, l := range widget.Wrap(said(it), max(r.W-12, 8), 2) {
				head := ""
				if i == 0 && j == 0 {
					head = sec.title
				}
				block = append(block, t.AccentBold.Render(widget.PadRight(head, 12))+t.Text.Render(l))
			}
		}
		if s.Roomy() {
			block = append(block, "")
		}
		if left > 0 || len(lines)+len(block) > r.H-1 {
			left += len(sec.items)
			continue
		}
		lines = append(lines, block...)
	}
	if left > 0 && len(lines) < r.H {
		more := fmt.Sprintf("and %d more, on your seat and in the files", left)
		if widget.Width(more) > r.W {
			more = fmt.Sprintf("and %d more on your seat", left)
		}
		lines = append(lines, t.Dim.Render(more))
	}
	s.Put("notes", r, lines...)
}
