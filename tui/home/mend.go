package home

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/method/champions"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// askVision asks why people come together.
func askVision(env screen.Env, s session.HomeSession) screen.Screen {
	intro := []string{"Why does " + s.Programme + " do this? One or two sentences: the purpose block shows them, and every screen can bring them back."}
	return dialog.Ask(env, "vision", intro, "", "Every site learns from the best one within a week", func(words string) tea.Cmd {
		return screen.Send(session.Mend{Ref: s.Ref, Intent: session.SetVision{Vision: words}})
	})
}

// askDate asks for another day and time; the zone stays.
func askDate(env screen.Env, s session.HomeSession) screen.Screen {
	zone, err := time.LoadLocation(s.Zone)
	if err != nil {
		zone = time.UTC
	}
	start := s.Start.In(zone)
	done := func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		at, no := moment(v, zone)
		if no.Sentence != "" {
			return nil, no
		}
		return screen.Send(session.Mend{Ref: s.Ref, Intent: session.ChangeSession{Session: s.Session, Title: s.Title, Start: at, Zone: s.Zone}}), no
	}
	return dialog.Form(env, "another date", []string{s.Programme + " · " + s.Title}, done,
		widget.Field{ID: fieldDate, Label: "Date", Value: start.Format(time.DateOnly), Example: "2026-03-31", Must: true},
		widget.Field{ID: fieldTime, Label: "Time", Value: start.Format("15:04"), Example: "09:00", Must: true, Help: s.Zone},
	)
}

// moment reads a form's day and time of day.
func moment(v dialog.Values, zone *time.Location) (time.Time, dialog.Refusal) {
	date := strings.TrimSpace(v[fieldDate])
	if _, err := time.Parse(time.DateOnly, date); err != nil {
		return time.Time{}, dialog.Refusal{Field: fieldDate, Sentence: fmt.Sprintf("%q is no date; write it as 2026-03-31", date)}
	}
	start, err := time.ParseInLocation(time.DateOnly+" 15:04", date+" "+strings.TrimSpace(v[fieldTime]), zone)
	if err != nil {
		return time.Time{}, dialog.Refusal{Field: fieldTime, Sentence: fmt.Sprintf("%q is no time of day; write it as 09:00", v[fieldTime])}
	}
	return start, dialog.Refusal{}
}

// wantsPresenters says whether the session under the cursor needs champions who present.
func (h Home) wantsPresenters() bool {
	all := h.sessions()
	return h.cursor < len(all) && slices.ContainsFunc(all[h.cursor].Checks, func(c session.Check) bool { return c.Name == session.CheckChampions })
}

// askPresenter asks for one more of the front line who is willing to present.
func askPresenter(env screen.Env, s session.HomeSession) screen.Screen {
	intro := []string{"An executive readout is told by those who do the work. Who of them is willing to present? Name one who has agreed; again for the next."}
	names := []string{}
	for _, f := range append(model.Functions(), model.FunctionOther) {
		names = append(names, f.String())
	}
	done := func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		f, ok := champions.FunctionNamed(v[fieldFunction])
		if !ok {
			return nil, dialog.Refusal{Field: fieldFunction, Sentence: "Write one of " + strings.Join(names, ", ") + "."}
		}
		return screen.Send(session.Mend{Ref: s.Ref, Intent: session.MarkChampion{Name: strings.TrimSpace(v[fieldName]),
			Champion: model.Champion{Champion: true, FrontLine: true, Willing: true, Function: f}}}), dialog.Refusal{}
	}
	return dialog.Form(env, "who presents?", intro, done,
		widget.Field{ID: fieldName, Label: "Name", Example: "Mei Tan", Must: true},
		widget.Field{ID: fieldFunction, Label: "Function", Help: strings.Join(names, ", ")})
}

// The two answers to whether people from afar reach the door.
const (
	reachProve    = "prove"
	reachNeedless = "needless"
)

// askReach offers the two ways to be sure that nobody stands before a closed door.
func askReach(env screen.Env, s session.HomeSession) screen.Screen {
	choices := []dialog.Choice{
		{ID: reachProve, Name: "People come from afar", Note: "how to prove that they get in"},
		{ID: reachNeedless, Name: "Everybody is in the room", Note: "nothing to prove"},
	}
	return dialog.Pick(env, "reach", "Does anybody join from elsewhere?", choices, func(id string) tea.Cmd {
		if id == reachNeedless {
			return screen.Send(session.Mend{Ref: s.Ref, Intent: session.ProveReach{Session: s.Session, Needless: true}})
		}
		return screen.Open(dialog.Show(env, "prove that people get in", func(w int, t theme.Theme) []string { return proving(w, t, s.Ref) }))
	})
}

// proving says how to find out, before the day, whether people from afar get in.
func proving(w int, t theme.Theme, ref string) []string {
	lines := told(w, t, "Open the door in another window, and have a server of your own try it from outside:", []string{
		"serendip serve " + ref,
		"serendip check " + ref + " --from USER@SERVER",
	}, "Without a server: take a phone's hotspot, and try the line that `serendip check` shows.")
	return append(append(lines, ""), told(w, t, "If nobody gets in, open the door through a server of your own; people come in there:", []string{
		"serendip host " + ref + " --via USER@SERVER",
	}, "The server needs GatewayPorts in its sshd_config, set to yes or clientspecified. When the line to it is lost it is tried again, and the console says so.")...)
}
