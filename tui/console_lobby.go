package tui

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/frame"
	"serendip/tui/keys"
	"serendip/tui/screen"
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

// Update takes news; its keys are the console's.
func (l lobby) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	l.Centre, _ = l.Hear(msg)
	return l, nil
}

// SetSize gives the centre's size.
func (l lobby) SetSize(w, h int) screen.Screen {
	l.Centre = l.Sized(w, h)
	return l
}

// Keys are none of its own.
func (l lobby) Keys() keys.Map { return nil }

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
		if scale := l.letters.Fit(f.Join.Code, l.W, max(l.H/4, 0), widget.BigText); scale > 0 && l.H >= 16 {
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
	for _, w := range readiness(f) {
		sign := t.OK.Render(theme.Passed)
		if !w.ok {
			sign = t.Warn.Render(theme.NotPassed)
		}
		line := "  " + sign + " " + t.Text.Render(w.words)
		if w.key != "" {
			line += "   " + t.AccentBold.Render(w.key) + t.Dim.Render(" "+w.does)
		}
		add(line)
	}
	if f.Ahead {
		add(l.proposed(max(l.H-len(lines)-4, 1))...)
	}
	add("", t.Title.Render(fmt.Sprintf("Here  %d in the room, %d on seats", f.Room, f.Remote)))
	if room := l.H - len(lines); room > 0 {
		add(widget.Roster(roster(f.People), l.W, room, t)...)
	}
	return frame.New(l.W, l.H, frame.NewPane("lobby", frame.Of(l.W, l.H), lines...))
}

// proposed are the topics that were proposed before the beginning, the newest that there is room for.
func (l lobby) proposed(room int) []string {
	t, f := l.Env.Theme, l.Face
	lines := []string{"", t.Title.Render("Proposed so far  "+desk.Plural(len(f.Cases), "topic", "topics")) + t.Dim.Render("   c writes one, @name says whose it is")}
	for _, c := range f.Cases[max(len(f.Cases)-max(room-2, 0), 0):] {
		who := ""
		if c.Who != "" {
			who = "  " + c.Who
		}
		lines = append(lines, widget.Cut(t.Dim.Render(widget.Right(fmt.Sprint(c.Number), 4)+"  ")+t.Text.Render(c.Title)+t.Dim.Render(who), l.W))
	}
	return lines
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

// ready is one thing that is or would fail.
type ready struct {
	ok        bool
	words     string
	key, does string // what mends it
}

// readiness is what would fail if the session went live now, and what would not.
func readiness(f session.ConsoleFace) []ready {
	var blocks []model.Block
	scores := false
	for _, r := range f.Agenda {
		blocks = append(blocks, r.Block)
		scores = scores || r.Block.Method == model.Scoring
	}
	total := whole(model.Total(blocks))
	out := []ready{{ok: len(blocks) > 0, words: fmt.Sprintf("agenda %d min, %s", total, desk.Plural(len(blocks), "block", "blocks"))}}
	if f.Vision == "" {
		out = append(out, ready{false, "no vision yet: the purpose block has nothing to show", "v", "writes it"})
	} else {
		out = append(out, ready{ok: true, words: "vision"})
	}
	switch remote := f.Join.Others; {
	case f.State == model.Draft: // the door opens with the lobby
	case f.Join.Command == "":
		out = append(out, ready{words: "no door is open: remote people cannot come in"})
	case len(remote) > 0:
		out = append(out, ready{ok: true, words: "door open, also at " + strings.Join(remote, ", ")})
	default:
		out = append(out, ready{ok: true, words: "door open"})
	}
	if len(f.People) == 0 {
		out = append(out, ready{false, "nobody on the list and nobody here yet", "I", "opens the list"})
	}
	if scores && f.Room+f.Remote > 0 && f.Room+f.Remote < model.DefaultRule().MinMarks {
		out = append(out, ready{words: fmt.Sprintf("fewer than %d people here: no group could pass a round", model.DefaultRule().MinMarks)})
	}
	return out
}

// roster is the people with how they are here: those who are, first.
func roster(people []session.PersonFace) []widget.Somebody {
	var here, expected []widget.Somebody
	for _, p := range people {
		s := widget.Somebody{Name: p.Name, Note: p.Organisation}
		switch {
		case p.Online:
			s.Presence = widget.Online
		case p.Remote && p.Status == model.GuestCheckedIn:
			s.Presence = widget.Away
		case p.Status == model.GuestCheckedIn:
			s.Presence = widget.InRoom
		default:
			expected = append(expected, s)
			continue
		}
		here = append(here, s)
	}
	return append(here, expected...)
}

// peopleLines is everybody, who was silent, and whose name is on the guest list, for reading.
func peopleLines(f session.ConsoleFace, env screen.Env) func(w int, t theme.Theme) []string {
	return func(w int, t theme.Theme) []string {
		out := widget.Roster(roster(f.People), w, max(len(f.People), 1), t)
		if len(out) == 0 {
			out = []string{t.Dim.Render("Nobody yet. i checks in somebody in the room.")}
		}
		out = append(out, "", t.Live.Render(theme.OnAir)+t.Dim.Render(" on a seat   ")+t.OK.Render("■")+t.Dim.Render(" in the room   ")+
			t.Warn.Render("◌")+t.Dim.Render(" away   ○ expected"))
		if len(f.Silent) > 0 {
			out = append(out, "", t.Dim.Render("silent so far  ")+t.Text.Render(strings.Join(f.Silent, ", ")))
		}
		for _, n := range f.Newcomers {
			out = append(out, "", t.Warn.Render(fmt.Sprintf("%s joined; the list has %s, %s. The same person?", n.Joined.Name, n.Guest.Name, n.Guest.Organisation)))
		}
		return out
	}
}
