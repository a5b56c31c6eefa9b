package tui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/dialog"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// lobby is the centre before a session is live: how to join, who is here, what would fail.
type lobby struct {
	desk.Centre
	letters widget.Type
}

func newLobby(env screen.Env, f session.ConsoleFace) lobby {
	return lobby{desk.Centre{Env: env, Face: f}, widget.NewType()}
}

// Update takes news, and lets proposed topics onto wall and seats.
func (l lobby) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var fresh bool
	if l.Centre, fresh = l.Hear(msg); fresh {
		return l, nil
	}
	if a, ok := l.Keys().Action(msg, keys.List); ok && a == desk.ActRelease {
		return l, l.release()
	}
	return l, nil
}

// SetSize gives the centre's size.
func (l lobby) SetSize(w, h int) screen.Screen {
	l.Centre = l.Sized(w, h)
	return l
}

// Keys are that of what is held, while something is.
func (l lobby) Keys() keys.Map {
	return keys.Map{{Action: desk.ActRelease, Keys: []string{"r"}, Label: "release a topic", Group: "Topics", Where: keys.List, Off: len(l.held()) == 0,
		About: "Let a held topic onto wall and seats"}}
}

// held are the topics that wait, in order of their numbers.
func (l lobby) held() []session.CaseFace {
	return slices.DeleteFunc(slices.Clone(l.Face.Cases), func(c session.CaseFace) bool { return !c.Held })
}

// release asks which, unless one alone waits.
func (l lobby) release() tea.Cmd {
	held := l.held()
	if len(held) == 1 {
		return screen.Send(session.Release{Case: held[0].ID})
	}
	var choices []dialog.Choice
	for _, c := range held {
		choices = append(choices, dialog.Choice{ID: c.ID.String(), Name: desk.Name(c), Note: c.Who})
	}
	return screen.Open(dialog.Pick(l.Env, "release which topic?", "Wall and seats then show it.", choices, func(id string) tea.Cmd {
		c, _ := desk.Case(held, id)
		return screen.Send(session.Release{Case: c.ID})
	}))
}

// View is the lobby: the line to paste, large where it fits, then what would fail, then the people.
func (l lobby) View() frame.Frame {
	t, f := l.Env.Theme, l.Face
	var lines []string
	add := func(more ...string) { lines = append(lines, more...) }
	switch {
	case f.Join.Command == "" && f.State == model.Draft:
		add(t.Strong.Render("A draft: nobody sees it yet.") + t.Dim.Render(" Opening the lobby opens the door."))
	case f.Join.Command == "":
		add(t.Bad.Render(theme.NotPassed+" No door is open: nobody can join by ssh.") + t.Dim.Render(" Hands and names still work."))
	default:
		if scale := l.letters.Fit(f.Join.Code, l.W, max(l.H/4, 0), widget.BigText); scale > 0 && l.H >= 16 && (len(f.Cases) == 0 || l.H >= 28) { // topics are read before the code is
			add(widget.Styled(l.letters.Big(f.Join.Code, scale), t.BigAccent)...)
			add("")
		}
		add(t.AccentBold.Render(f.Join.Command), t.Dim.Render("first time? answer yes, then your name"))
		if f.Join.Fingerprint != "" && l.H >= 16 {
			add(t.Dim.Render("this machine's key is " + f.Join.Fingerprint))
		}
		if f.WallLine != "" && l.H >= 16 {
			add("", t.Dim.Render("the wall, at the projector   ")+t.Text.Render(f.WallLine))
		}
	}
	add("", t.Title.Render(l.begins()))
	add(l.checks(l.low())...)
	add(l.mails()...)
	if f.Ahead {
		add(l.proposed(l.H - len(lines) - 3)...) // below stand who joined, and a row of them
	}
	add("", t.Title.Render(joined(f)))
	if room := l.H - len(lines); room > 0 {
		add(widget.Roster(roster(f.People), l.W, room, t)...)
	}
	return frame.New(l.W, l.H, frame.NewPane("lobby", frame.Of(l.W, l.H), lines...))
}

// low says that topics were proposed and there is little room for them: what is in order then needs no line.
func (l lobby) low() bool { return l.H < 16 && l.Face.Ahead && len(l.Face.Cases) > 0 }

// proposed are the topics that were proposed before the beginning: those that wait first, then the newest that there is room
// for, and how many more there are.
func (l lobby) proposed(room int) []string {
	t, f := l.Env.Theme, l.Face
	head := t.Title.Render("Proposed so far  " + desk.Plural(len(f.Cases), "topic", "topics"))
	if n := len(l.held()); n > 0 {
		head += t.Warn.Render(fmt.Sprintf("   ! %d held", n)) + t.Dim.Render(", r releases")
	}
	how := "   c writes one, @name says whose it is"
	if widget.Width(head+how) > l.W {
		how = "   c writes one"
	}
	lines := []string{"", widget.Cut(head+t.Dim.Render(how), l.W)}
	rows := max(room-len(lines), 1)
	more := 0
	if len(f.Cases) > rows {
		rows = max(rows-1, 1)
		more = len(f.Cases) - rows
	}
	for _, c := range l.first(rows) {
		lines = append(lines, l.topic(c))
	}
	if more > 0 && len(lines) < room {
		lines = append(lines, t.Dim.Render(fmt.Sprintf("      and %d more", more)))
	}
	return lines
}

// first are so many topics, those that wait before the newest others; both in order of their numbers.
func (l lobby) first(n int) []session.CaseFace {
	held := l.held()
	held = held[:min(n, len(held))]
	others := slices.DeleteFunc(slices.Clone(l.Face.Cases), func(c session.CaseFace) bool { return c.Held })
	return append(held, others[max(len(others)-(n-len(held)), 0):]...)
}

// topic is one of them in a line.
func (l lobby) topic(c session.CaseFace) string {
	t, who := l.Env.Theme, ""
	if c.Who != "" {
		who = t.Dim.Render("  " + c.Who)
	}
	if c.Held {
		who += t.Warn.Render("  ! held" + c.Beside())
	}
	title := widget.Cut(c.Title, max(l.W-6-widget.Width(who), 8))
	return widget.Cut(t.Dim.Render(widget.Right(fmt.Sprint(c.Number), 4)+"  ")+t.Text.Render(title)+who, l.W)
}

// begins is how long until the planned start.
func (l lobby) begins() string {
	f := l.Face
	if f.State == model.Closed {
		return "This session is closed."
	}
	at := f.Start.In(l.Env.Zone).Format("15:04")
	switch d := f.Start.Sub(l.Env.Now()).Round(time.Minute); {
	case d > 24*time.Hour:
		return "Begins " + f.Start.In(l.Env.Zone).Format("Mon 2 Jan, 15:04")
	case d > 0:
		return fmt.Sprintf("Begins at %s, in %s", at, spell(d))
	}
	return "Was to begin at " + at
}

func spell(d time.Duration) string {
	if d >= time.Hour {
		return fmt.Sprintf("%d h %02d min", int(d.Hours()), int(d.Minutes())%60)
	}
	return fmt.Sprintf("%d min", int(d.Minutes()))
}

// mends are the keys of the console for what would fail, one after the other: q leads to the first screen.
func mends(c session.CheckName) (key, does string) {
	switch c {
	case session.CheckVision:
		return "v", "writes it"
	case session.CheckAgenda:
		return "a", "changes it"
	case session.CheckDate:
		return "a t", "changes it"
	case session.CheckGuests:
		return "i", "checks in who is in the room"
	case session.CheckChampions:
		return "^P", "champion marks them"
	case session.CheckWall:
		return "q t", "tests it"
	case session.CheckReach:
		return "q r", "proves it"
	case session.CheckPort:
	}
	return "", ""
}

// mends says whether one's role has the key: a scribe checks people in, and an observer changes nothing.
func (l lobby) mends(c session.CheckName) bool {
	switch l.Face.Role {
	case session.Scribe:
		return c == session.CheckGuests
	case session.Observer:
		return false
	case session.Nobody, session.Attendee, session.CoFacilitator, session.Lead:
	}
	return true
}

// checks is what would fail if the session went live now, and what would not, unless only what fails is wanted.
func (l lobby) checks(failed bool) []string {
	t, f := l.Env.Theme, l.Face
	var out []string
	for _, c := range f.Checks {
		if c.OK && failed {
			continue
		}
		if c.OK {
			out = append(out, "  "+t.OK.Render(theme.Passed)+" "+t.Text.Render(c.Words))
			continue
		}
		out = append(out, l.fails(c)...)
	}
	if also := f.Join.Others; len(also) > 0 && !failed {
		out = append(out, "  "+t.OK.Render(theme.Passed)+" "+t.Text.Render("door open, also at "+strings.Join(also, ", ")))
	}
	return out
}

// fails is what would fail, with the key that mends it; what the key does is left out where there is no room.
func (l lobby) fails(c session.Check) []string {
	t := l.Env.Theme
	lines := seat.Hanging("  "+t.Warn.Render(theme.NotPassed)+" ", c.Words, l.W, t.Text)
	key, does := mends(c.Name)
	if key == "" || !l.mends(c.Name) {
		return lines
	}
	last := lines[len(lines)-1]
	for _, mend := range []string{t.AccentBold.Render(key) + t.Dim.Render(" "+does), t.AccentBold.Render(key)} {
		if widget.Width(last+mend)+3 <= l.W {
			lines[len(lines)-1] = last + "   " + mend
			return lines
		}
	}
	return append(lines, "    "+t.AccentBold.Render(key)+t.Dim.Render(" "+does))
}

// mails are the letters that are due, and the follow-ups that come to nobody.
func (l lobby) mails() []string {
	t, now := l.Env.Theme, l.Env.Now()
	if l.Face.Letters == nil {
		return nil
	}
	var out []string
	for _, one := range l.Face.Letters.Due(now) {
		words := one.Step.String() + " " + one.When(now) + ", " + one.Drafts()
		out = append(out, "  "+t.Warn.Render(theme.NotPassed)+" "+t.Text.Render(widget.Cut(words, max(l.W-20, 20)))+"   "+t.AccentBold.Render("d")+t.Dim.Render(" makes them"))
	}
	if skipped := l.Face.Letters.Skipped(); skipped != "" {
		for _, line := range widget.Wrap(skipped, max(l.W-4, 1), 4) {
			out = append(out, "    "+t.Dim.Render(line))
		}
	}
	return out
}

// joined is how many have come, and how they are here.
func joined(f session.ConsoleFace) string {
	if f.Joined() == 0 {
		return "Nobody has joined yet"
	}
	out := fmt.Sprintf("%d joined: %d in the room, %d on seats", f.Joined(), f.Room, f.Seats)
	if n := len(f.Away); n > 0 {
		out += fmt.Sprintf(", %d away", n)
	}
	return out
}
