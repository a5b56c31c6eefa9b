package plain

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
)

// Face is a seat's screen as lines: what is asked of you now, and what you have said.
func Face(f session.SeatFace, now time.Time) []string {
	lines := []string{fmt.Sprintf("%s, %s.", f.Programme, f.Title)}
	switch f.State {
	case model.Draft, model.Lobby:
		lines = append(lines, "You are in. It has not begun yet; "+count(f.People, "person has joined.", "people have joined."), back(f))
		if f.Ahead {
			lines = append(append(lines, f.Block.Prompt), topics(f)...)
		}
		return lines
	case model.Closed:
		lines = append(lines, "This "+f.Recap.Called()+" is closed. Thank you.")
		if f.Survey != nil && f.Survey.Open {
			lines = append(lines, "We would like your view of the shortlist, in two questions: type survey.")
		}
		if f.After != nil {
			lines = append(append(lines, afterwardsAsks), Questions(f)...)
		}
		if f.Ended != "" {
			lines = append(lines, f.Ended)
		}
		return append(append(lines, Told(f)...), Recap(f)...)
	}
	clock := spell(f.Clock.Left(now))
	if f.Clock.Stopped {
		clock = "the clock stands"
	}
	lines = append(lines, fmt.Sprintf("Block %d of %d: %s, %s.", f.Position+1, f.Blocks, f.Block.Title, clock))
	if f.Block.Prompt != "" {
		lines = append(lines, f.Block.Prompt)
	}
	return append(append(append(append(lines, block(f)...), speakersSaid(f, now)...), Talk(f)...), Told(f)...)
}

func back(f session.SeatFace) string {
	if f.Personal == "" {
		return "To leave, type leave."
	}
	return "To come back after any break: " + f.Personal
}

// block is what the current block asks.
func block(f session.SeatFace) []string {
	if dotting(f) || f.Block.Method == model.Dots {
		return dots(f)
	}
	switch f.Block.Method {
	case model.Connect:
		return connect(f)
	case model.Purpose:
		return purpose(f)
	case model.Capture:
		return append(mine(f), fmt.Sprintf("Type your idea as one line. %s from others so far; type list to hear them.", count(f.Others.Len(), "idea", "ideas")))
	case model.Topics:
		return topics(f)
	case model.Minutes:
		return append(mine(f), "Type your idea as one line, then: minutes NUMBER MINUTES OTHERS. For example: minutes 12 15 6.")
	case model.Break:
		return []string{"We have a break. You can still type an idea."}
	case model.Grouping:
		return grouping(f)
	case model.Scoring:
		return round(f)
	case model.Discuss:
		if f.Reveal == nil {
			return round(f)
		}
		return Reveal(f)
	case model.Matrix, model.Weighted:
		return weighing(f)
	case model.RICE, model.WSJF:
		return reckoned(f)
	case model.Shortlist:
		return shortlist(f)
	case model.FirstSteps:
		return steps(f)
	case model.Readiness, model.Poll, model.Pulse:
		return Questions(f)
	case model.Review, model.Readout:
		return review(f)
	case model.Champions:
		if f.Champions == nil {
			return nil
		}
		return append(carriers(f.Champions), "Whom do people there ask already? Type the name as one line.")
	case model.Speakers:
		return append(mine(f), "Does it remind you of something that you did? Type it as one line. A question: type ask, and the question.")
	case model.Questions:
		return RoomQuestions(f)
	}
	return Recap(f)
}

func connect(f session.SeatFace) []string {
	lines := []string{count(f.People, "person has joined.", "people have joined.")}
	if f.Me.Organisation == "" || f.Me.Role == "" {
		lines = append(lines, "Say where you work and what you do: iam ORGANISATION, ROLE. For example: iam Acme, driver.")
	} else {
		lines = append(lines, fmt.Sprintf("You are %s, %s, %s.", f.Me.Name, f.Me.Role, f.Me.Organisation))
	}
	return append(lines, back(f))
}

func purpose(f session.SeatFace) []string {
	var lines []string
	if f.Vision != "" {
		lines = append(lines, "Why we are here: "+f.Vision)
	}
	return append(lines,
		"Features and plans are tangible and shallow. Outcomes and behaviour are the deep work.",
		"Today we talk about what people do and what comes of it; requests and plans go to the parking lot: begin such a line with a question mark.")
}

func mine(f session.SeatFace) []string {
	if len(f.Mine) == 0 {
		return []string{"You have said nothing yet."}
	}
	lines := []string{"You have said:"}
	for _, c := range f.Mine {
		lines = append(lines, caseLine(c))
	}
	return lines
}

func grouping(f session.SeatFace) []string {
	if len(f.Themes) == 0 {
		return []string{"What belongs together is being put together. Type list to hear all ideas."}
	}
	var lines []string
	for _, theme := range f.Themes {
		line := theme.Name + ":"
		for _, c := range theme.Cases {
			line += fmt.Sprintf(" %d. %s;", c.Number, c.Title)
		}
		lines = append(lines, line)
	}
	return lines
}

func round(f session.SeatFace) []string {
	r := f.Round
	switch {
	case r == nil || (r.Revealed && f.Block.Method == model.Scoring && f.Reveal == nil):
		return []string{"The round has not begun. You will hear when it does."}
	case r.Revealed:
		return Reveal(f)
	case !r.Open:
		return []string{"The round is closed. The marks are shown together, in a moment."}
	}
	all := marksOf(&r.RoundFace)
	given, asks := 0, len(all)
	for _, s := range r.Scores {
		for _, m := range all {
			if m.settled(s) {
				given++
			}
		}
	}
	lines := []string{fmt.Sprintf("A blind round is open: %s, %s each. Nobody sees who gave which mark.", count(len(r.Scores), "use case", "use cases"), marksEach(asks)),
		fmt.Sprintf("You have given %d of %d marks.", given, len(r.Scores)*asks)}
	if r.Done {
		return append(lines, "You have handed in. Type score to change a mark.")
	}
	if given == len(r.Scores)*asks {
		return append(lines, "Type handin to hand them in, or score to change a mark.")
	}
	return append(lines, "Type score to begin, or to go on.")
}

// onLaptop is how many voted on a laptop that was passed, after the others; nothing where nobody did.
func onLaptop(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(", %d on a passed laptop", n)
}

// Reveal is a revealed round as sentences in rank order.
func Reveal(f session.SeatFace) []string {
	v := f.Reveal
	if v == nil {
		return []string{"Nothing is revealed yet."}
	}
	lines := []string{fmt.Sprintf("%d of %d use cases pass. %s. %d scored on seats, %d by show of hands%s.",
		len(v.Passed), len(v.Passed)+len(v.Rest), v.Rule.OrUsual().Clause(), v.Seats, v.Hands, onLaptop(v.Laptop))}
	for _, x := range v.Passed {
		lines = append(lines, scoredLine(x))
	}
	if len(v.Contested) > 0 {
		var divides []string
		for _, x := range v.Contested {
			divides = append(divides, fmt.Sprintf("number %d, %s", x.Case.Number, x.Case.Title))
		}
		lines = append(lines, sentence("To talk about first, because it divides us: "+strings.Join(divides, "; ")))
	}
	if len(v.Rest) > 0 {
		lines = append(lines, "Did not pass, and are kept:")
		for _, x := range v.Rest {
			lines = append(lines, scoredLine(x))
		}
	}
	if len(v.Stories) > 0 {
		lines = append(lines, "They already work; the stories to tell first:")
		for _, x := range v.Stories {
			lines = append(lines, scoredLine(x))
		}
	}
	return append(lines, v.Untold()...)
}

func shortlist(f session.SeatFace) []string {
	if len(f.Shortlist) == 0 {
		return []string{"The shortlist is empty so far."}
	}
	lines := []string{"On the shortlist:"}
	for _, c := range f.Shortlist {
		line := fmt.Sprintf("%d. %s", c.Number, c.Title)
		if c.Selected {
			line += ", selected"
		}
		lines = append(lines, line)
	}
	return lines
}

// selected is the numbers of what goes on.
func selected(f session.SeatFace) []int {
	var out []int
	for _, c := range f.Shortlist {
		if c.Selected {
			out = append(out, c.Number)
		}
	}
	return out
}

// selection is what came to the selected ones, and what left them.
func selection(f session.SeatFace, before []int) []string {
	var lines []string
	for _, c := range f.Shortlist {
		switch was := slices.Contains(before, c.Number); {
		case c.Selected && !was:
			lines = append(lines, fmt.Sprintf("Selected: number %d, %s.", c.Number, strings.TrimRight(c.Title, ".")))
		case !c.Selected && was:
			lines = append(lines, fmt.Sprintf("Number %d is no longer selected.", c.Number))
		}
	}
	return append(lines, fmt.Sprintf("Selected so far: %d.", len(selected(f))))
}

func steps(f session.SeatFace) []string { return stepsWith(f, "set NUMBER FIELD WORDS") }

// stepsWith names the verb that writes, which a seat and a facilitator have each their own of.
func stepsWith(f session.SeatFace, writes string) []string {
	if len(f.Steps) == 0 {
		return []string{"Nothing is selected yet."}
	}
	lines := []string{"The few that go on:"}
	for _, s := range f.Steps {
		lines = append(lines, stepLine(s))
	}
	return append(lines, "Each has a page: type page and its number to hear it; "+writes+" writes on it.")
}

// Told is what became of one's own words.
func Told(f session.SeatFace) []string {
	if len(f.Told) == 0 {
		return nil
	}
	return append([]string{"What became of your words:"}, f.Told...)
}

// Recap is what the session has brought.
func Recap(f session.SeatFace) []string {
	r := f.Recap
	begins := "So far"
	if f.State == model.Closed {
		begins = "It brought"
	}
	lines := []string{fmt.Sprintf("%s: %s, %s, %s.", begins, count(r.People, "person", "people"),
		count(r.Serendipitous, "serendipitous use case", "serendipitous use cases"), count(r.Planned, "planned one", "planned ones"))}
	if r.Meetup { // nothing is planned there
		topics := ""
		if n := len(r.Discussed); n > 0 || f.Topics != nil {
			topics = count(n, "topic", "topics") + " talked about, "
		}
		lines[0] = fmt.Sprintf("%s: %s, %s%s told.", begins, count(r.People, "person", "people"), topics, count(r.Serendipitous, "use case", "use cases"))
	}
	if r.Hours != "" {
		for _, words := range []string{r.Hours, r.Verified, r.Money} {
			if words != "" {
				lines = append(lines, sentence(words))
			}
		}
	}
	for _, part := range []struct {
		title string
		items []session.ItemFace
	}{{"Decisions", r.Decisions}, {"Actions", r.Actions}, {"Outcomes", r.Outcomes}, {"For next time", r.Next}, {"Parked", r.Parked}} {
		for _, it := range part.items {
			lines = append(lines, part.title+": "+itemWords(it)+yours(f, it))
		}
	}
	if unseen := r.Unseen(); unseen != "" {
		lines = append(lines, unseen)
	}
	if r.Judged != nil {
		for _, p := range r.Judged.Promises {
			line := "Promise " + promiseLine(p)
			if p.Case.Owner != "" {
				line += " Owner: " + p.Case.Owner + "."
			}
			lines = append(lines, line)
		}
	}
	lines = append(lines, talked(r)...)
	for _, s := range f.Steps {
		lines = append(lines, "Goes on: "+stepLine(s)+yourCase(f, s.Case, " Yours."))
	}
	for _, c := range r.Kept {
		lines = append(lines, "Did not pass, and is kept: "+caseLine(c)+yourCase(f, c, ", yours"))
	}
	for i, c := range r.Told {
		if i == 3 {
			break
		}
		lines = append(lines, "Already works: "+caseLine(c)+yourCase(f, c, ", yours"))
	}
	return lines
}

// talked is what was talked about and how, and when there is more.
func talked(r session.RecapFace) []string {
	var lines []string
	for _, x := range r.Discussed {
		lines = append(lines, "Talked about: "+ended(x.Case.Title))
		if x.Concluded != "" {
			lines = append(lines, "It came to: "+ended(x.Concluded))
		}
	}
	if r.Talk != "" {
		lines = append(lines, "How we talked: "+r.Talk+".")
	}
	if r.Spoke != "" {
		lines = append(lines, "Who spoke: "+r.Spoke+".")
	}
	if r.NextMeetup != "" {
		lines = append(lines, "We meet again: "+r.NextMeetup+".")
	}
	return lines
}

// List is all ideas that a seat shows, in order of their numbers.
func List(f session.SeatFace) []string {
	if len(f.Mine)+f.Others.Len() == 0 {
		return []string{"There is no idea yet."}
	}
	all := make(map[int]session.CaseFace)
	top := 0
	for _, c := range f.Seen() {
		all[c.Number] = c
		top = max(top, c.Number)
	}
	var lines []string
	for n := 1; n <= top; n++ {
		if c, ok := all[n]; ok {
			lines = append(lines, caseLine(c))
		}
	}
	return lines
}
