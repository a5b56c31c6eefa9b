package plain

import (
	"fmt"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
)

// clockOf is a time of day in the session's own zone.
func clockOf(f session.ConsoleFace, at time.Time) string {
	zone, err := time.LoadLocation(f.Zone)
	if err != nil {
		zone = time.UTC
	}
	return at.In(zone).Format("15:04")
}

// Console is a facilitator's screen as lines: where we are, who is here, what waits.
func Console(f session.ConsoleFace, now time.Time) []string {
	lines := []string{fmt.Sprintf("%s, %s, %s. %s", f.Programme, f.Title, f.State, roleLine(f))}
	switch f.State {
	case model.Draft:
		lines = append(lines, fmt.Sprintf("It begins %s at %s. Nobody sees it yet; lobby opens the door.", f.Start.Format("2 January 2006"), clockOf(f, f.Start)))
	case model.Lobby:
		lines = append(lines, joinLines(f)...)
	case model.Closed:
		lines = append(lines, "Its words can be exported, not changed.")
	case model.Live:
		lines = append(append(append(lines, blockLines(f, now)...), blockVerbs(f)...), meetupLines(f, now)...)
	}
	if f.State != model.Closed {
		lines = append(lines, hereLine(f))
	}
	lines = append(lines, checkLines(f)...)
	if f.Series != nil {
		lines = append(lines, seriesLines(f)...)
	}
	if f.Round != nil && !f.Round.Revealed {
		lines = append(lines, roundLines(f)...)
	}
	if f.State == model.Live {
		lines = append(append(lines, askingLines(f)...), discussLines(f, now)...)
	}
	if f.Dots.Waits() {
		lines = append(lines, dotLines(f)...)
	}
	if len(f.Hands) > 0 {
		lines = append(lines, handLines(f)...)
	}
	for _, words := range []string{f.Banner, f.Strain} {
		if words != "" {
			lines = append(lines, sentence(words))
		}
	}
	if f.Note != "" {
		lines = append(lines, "Your note: "+f.Note)
	}
	return lines
}

// checkLines are what would fail if it went live now, each with the words that mend it.
func checkLines(f session.ConsoleFace) []string {
	var lines []string
	for _, c := range f.Checks {
		if !c.OK {
			lines = append(lines, strings.TrimSpace("Not ready: "+c.Words+". "+mends(c.Name)))
		}
	}
	return lines
}

// mends is what to say to mend what would fail.
func mends(c session.CheckName) string {
	switch c {
	case session.CheckVision:
		return "Say vision, and why you come together."
	case session.CheckDate:
		return "Say session date."
	case session.CheckAgenda:
		return "Say agenda; add block, block minutes and remove block change it."
	case session.CheckGuests:
		return "Say guest, and whom you expect; check in, and who is in the room."
	case session.CheckChampions:
		return "Say champion, and who presents."
	case session.CheckReach:
		return "Say reach yes when everybody is in the room; else the command serendip check proves it from a server of yours."
	case session.CheckWall:
		return "Somebody who sees looks at the test card with which serendip host begins."
	case session.CheckPort: // only known when the door is to open
	}
	return ""
}

// blockLines are the block, its clock and its question, and what comes after it.
func blockLines(f session.ConsoleFace, now time.Time) []string {
	clock := spell(f.Clock.Left(now))
	if f.Clock.Stopped {
		clock = "the clock stands"
	}
	lines := []string{fmt.Sprintf("Block %d of %d: %s, %s.", f.Position+1, f.Blocks, f.Block.Title, clock)}
	if f.Block.Prompt != "" {
		lines = append(lines, f.Block.Prompt)
	}
	if f.Block.Method.Captures() {
		goal := ""
		if f.Block.Goal > 0 {
			goal = fmt.Sprintf(" of %d hoped for", f.Block.Goal)
		}
		lines = append(lines, fmt.Sprintf("%d so far%s.", f.Wall.Found, goal))
	}
	var about []string
	if f.Wall.Dark {
		about = append(about, "The wall is dark.")
	}
	if f.NamesOn {
		about = append(about, "Names stand on the wall.")
	}
	if f.Holding {
		about = append(about, "Ideas wait for you before the wall.")
	}
	if len(about) > 0 {
		lines = append(lines, strings.Join(about, " "))
	}
	if f.Position+1 < len(f.Agenda) {
		next := f.Agenda[f.Position+1].Block
		return append(lines, fmt.Sprintf("Then %s, %d minutes. All ends at %s.", next.Title, int(next.Timebox.Minutes()), clockOf(f, f.Ends)))
	}
	return append(lines, "This is the last block. All ends at "+clockOf(f, f.Ends)+".")
}

// roleLine is what one is here.
func roleLine(f session.ConsoleFace) string {
	switch f.Role {
	case session.Lead:
		return "You lead."
	case session.CoFacilitator:
		return "You co-facilitate. " + leadLine(f)
	case session.Scribe:
		return "You are the scribe. " + leadLine(f)
	case session.Observer:
		return "You look on. " + leadLine(f)
	case session.Nobody, session.Attendee:
	}
	return ""
}

// leadLine says where the lead is, and how one would take it.
func leadLine(f session.ConsoleFace) string {
	if f.Crew.MayTake {
		return leadStands(f) + " lead take makes you lead."
	}
	return leadStands(f)
}

// leadStands says where the lead is.
func leadStands(f session.ConsoleFace) string {
	name := strings.TrimSuffix(sentence(f.Crew.Lead.Name), ".")
	switch away := f.Crew.Away; {
	case away == 0:
		return name + " leads and is here."
	case away > 24*time.Hour:
		return "Nobody is at " + f.Crew.Lead.Name + ", which leads."
	default:
		return fmt.Sprintf("%s leads and has been away for %s.", name, away.Round(time.Second))
	}
}

func crewLines(f session.ConsoleFace) []string {
	lines := []string{roleLine(f)}
	for _, m := range f.Crew.Members {
		line := sentence(m.Name + ", " + m.Role.String())
		if m.Here {
			line = sentence(m.Name + ", " + m.Role.String() + ", here now")
		}
		lines = append(lines, line)
	}
	return lines
}

func joinLines(f session.ConsoleFace) []string {
	if f.Join.Command == "" {
		return []string{"No door is open: nobody can join by ssh. Hands and names still work."}
	}
	return []string{"People join with: " + f.Join.Command, "Answer yes the first time, then say a name."}
}

func hereLine(f session.ConsoleFace) string {
	line := "Nobody has joined yet"
	if f.Joined() > 0 {
		line = fmt.Sprintf("%d joined: %d in the room, %d on seats", f.Joined(), f.Room, f.Seats)
	}
	if n := len(f.Away); n > 0 {
		var names []string
		for _, p := range f.Away {
			names = append(names, p.Name)
		}
		line += fmt.Sprintf(", %d away: %s", n, strings.Join(names, ", "))
	}
	if expected := len(f.People) - f.Joined(); expected > 0 {
		line += fmt.Sprintf(", %d expected", expected)
	}
	return line + "."
}

func agendaLines(f session.ConsoleFace) []string {
	var lines []string
	for i, r := range f.Agenda {
		line := fmt.Sprintf("%d. %s, %d minutes, %s", i+1, r.Block.Title, int(r.Block.Timebox.Minutes()), clockOf(f, r.Begins))
		switch {
		case r.Current:
			line += ", now"
		case r.Done:
			line += ", done"
		}
		if r.Note != "" {
			line += ". Note: " + r.Note
		}
		lines = append(lines, line+".")
	}
	return append(lines, "All ends at "+clockOf(f, f.Ends)+".")
}

// consoleCase is a use case with what only facilitators hear.
func consoleCase(c session.CaseFace) string {
	line := caseLine(c)
	for _, mark := range []struct {
		is    bool
		words string
	}{{c.Kind == model.Planned, "planned"}, {c.Hidden, "hidden"}, {c.Held, "held before the wall" + c.Beside()}, {c.Selected, "selected"}} {
		if mark.is {
			line += ", " + mark.words
		}
	}
	return line + "."
}

func consoleList(f session.ConsoleFace) []string {
	if len(f.Cases) == 0 {
		if f.Block.Method == model.Topics {
			return []string{"There is no topic yet."}
		}
		return []string{"There is no use case yet."}
	}
	var lines []string
	for _, c := range f.Cases {
		lines = append(lines, consoleCase(c)+suspicion(f, c))
	}
	return lines
}

// suspicion says that a use case sounds like a request or a plan, with the verb that parks it; "" where it doesn't.
func suspicion(f session.ConsoleFace, c session.CaseFace) string {
	for _, s := range f.Suspects {
		if s.Case == c.ID {
			return fmt.Sprintf(" It sounds like %s; park-it %d parks it.", s.Kind, c.Number)
		}
	}
	return ""
}

func read(h host, args []string) (step, error) {
	if len(args) != 1 {
		return step{}, wrongWords{}
	}
	c, err := h.numbered(args[0])
	if err != nil {
		return step{}, err
	}
	lines := []string{consoleCase(c) + suspicion(h.f, c), fmt.Sprintf("It concerns %s. Stage: %s.", count(c.Reach, "person", "people"), c.Stage)}
	for _, d := range c.Details {
		lines = append(lines, "Added: "+d)
	}
	if len(c.Merged) > 0 {
		lines = append(lines, "Merged into it: "+strings.Trim(fmt.Sprint(c.Merged), "[]")+".")
	}
	if len(c.Themes) > 0 {
		lines = append(lines, "Themes: "+strings.Join(c.Themes, ", ")+".")
	}
	for _, part := range []struct{ what, have string }{{"Owner", c.Owner}, {"Measure", c.Measure}, {"First date", c.FirstDate}} {
		if part.have != "" {
			lines = append(lines, part.what+": "+part.have+".")
		}
	}
	return step{lines: lines}, nil
}

func peopleLines(f session.ConsoleFace) []string {
	lines := []string{hereLine(f)}
	for _, p := range f.People {
		line := p.Name
		for _, more := range []string{p.Organisation, p.Role} {
			if more != "" {
				line += ", " + more
			}
		}
		switch {
		case p.Online:
			line += ", on a seat"
		case p.Status == model.GuestCheckedIn && p.Remote:
			line += ", away"
		case p.Status == model.GuestCheckedIn:
			line += ", in the room"
		default:
			line += ", expected"
		}
		if p.Hand {
			line += ", hand up"
		}
		lines = append(lines, line+".")
	}
	if len(f.Silent) > 0 {
		lines = append(lines, "Silent so far: "+strings.Join(f.Silent, ", ")+".")
	}
	for _, n := range f.Newcomers {
		lines = append(lines, fmt.Sprintf("%s joined, and the list has %s. If it is the same person, type match %s.", n.Joined.Name, n.Guest.Name, n.Guest.Name))
	}
	return lines
}

func handLines(f session.ConsoleFace) []string {
	if len(f.Hands) == 0 {
		return []string{"No hand is up."}
	}
	var names []string
	for _, p := range f.Hands {
		names = append(names, p.Name)
	}
	return []string{"Hands up, in their order: " + strings.Join(names, ", ") + "."}
}

func alikeLines(f session.ConsoleFace) []string {
	if len(f.Suggestions) == 0 {
		return []string{"Nothing sounds alike."}
	}
	var lines []string
	for _, s := range f.Suggestions {
		lines = append(lines, fmt.Sprintf("%d, %s, sounds like %d, %s. To merge them: merge %d %d.",
			s.From.Number, s.From.Title, s.Into.Number, s.Into.Title, s.From.Number, s.Into.Number))
	}
	return lines
}

func roundLines(f session.ConsoleFace) []string {
	r := f.Round
	switch {
	case r == nil:
		return []string{fmt.Sprintf("No round is open. %s would enter one.", count(len(f.Suggested), "use case", "use cases"))}
	case r.Revealed:
		return []string{"The round is revealed; results tells it."}
	}
	state := "is open"
	if !r.Open {
		state = "is closed and not revealed"
	}
	return []string{fmt.Sprintf("The round over %s %s. %d marked on seats, %d of %d handed in, %d by show of hands%s.",
		count(len(r.Cases), "use case", "use cases"), state, r.Scorers, r.HandedIn, r.People, r.Hands, onLaptop(r.Laptop))}
}

func itemLines(f session.ConsoleFace) []string {
	if len(f.Items) == 0 {
		return []string{"Nothing is noted yet."}
	}
	var lines []string
	for _, it := range f.Items {
		line := fmt.Sprintf("%d. %s: %s", it.Place, capital(it.Kind.String()), itemWords(it))
		if it.Who != "" {
			line += "; said by " + it.Who
		}
		lines = append(lines, line)
	}
	return lines
}
