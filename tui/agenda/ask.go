package agenda

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// The longest timebox that can be typed, in minutes.
const longest = 24 * 60

// askNew asks what people do in a new block, then for the rest of it.
func (e Editor) askNew() tea.Cmd {
	at := len(e.Face.Agenda)
	if _, i, any := e.selected(); any {
		at = i + 1
	}
	var choices []dialog.Choice
	for _, m := range model.Methods() {
		choices = append(choices, dialog.Choice{ID: string(m), Name: methodName(m)})
	}
	return screen.Open(dialog.Pick(e.Env, "a new block: what do people do in it?", "", choices, func(id string) tea.Cmd {
		b := model.Block{Method: model.Method(id), Title: title(model.Method(id)), Timebox: 10 * time.Minute}
		if b.Method.Captures() {
			b.Kind = model.Planned
		}
		return screen.Open(e.form("new block", b, func(b model.Block) session.Intent {
			return session.AddBlock{Session: e.Face.Session, Block: b, At: at}
		}))
	}))
}

// methodName is a method with what it is.
func methodName(m model.Method) string {
	return title(m) + map[model.Method]string{
		model.Connect: ": who is here", model.Purpose: ": why we are here, and the trap", model.Capture: ": one line each",
		model.Minutes: ": what would save you fifteen a day", model.Break: ": coffee; the facilitator merges",
		model.Grouping: ": near-duplicates and themes", model.Scoring: ": a blind round", model.Discuss: ": reveal, and what divides us",
		model.Shortlist: ": the few that go on", model.FirstSteps: ": owner, measure, first date", model.Recap: ": what we leave with",
		model.Readiness: ": can any software succeed here?", model.Poll: ": questions of your own", model.Pulse: ": how it was, at the close",
		model.Dots:   ": a budget each, blind; the most dots go on",
		model.Matrix: ": impact and effort, blind", model.Weighted: ": blind, by criteria of your own",
		model.RICE: ": reach x impact x confidence / effort", model.WSJF: ": cost of delay / job size",
		model.Review: ": promises beside what came, and their verdicts", model.Readout: ": what came, told to executives",
		model.Speakers: ": a queue, and a clock each", model.Questions: ": what the room asks, the best first",
		model.Champions: ": who carries it, by function", model.Topics: ": an unconference: propose, schedule, discuss",
	}[m]
}

func title(m model.Method) string {
	s := strings.ReplaceAll(string(m), "-", " ")
	if m == model.RICE || m == model.WSJF {
		return strings.ToUpper(s)
	}
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// askBlock asks for everything about a block.
func (e Editor) askBlock(b model.Block) tea.Cmd {
	return screen.Open(e.form(b.Title, b, func(b model.Block) session.Intent {
		return session.ChangeBlock{Session: e.Face.Session, Block: b}
	}))
}

// form is a block's fields. Those that a method has no use for are left out.
func (e Editor) form(heading string, b model.Block, done func(model.Block) session.Intent) screen.Screen {
	fields := []widget.Field{
		{ID: "title", Label: "Title", Value: b.Title, Must: true},
		{ID: "minutes", Label: "Minutes", Value: strconv.Itoa(minutes(b.Timebox)), Must: true},
		{ID: "prompt", Label: "Prompt", Value: b.Prompt, Example: "what people are asked, a sentence or two"},
		{ID: "short", Label: "Prompt on the wall", Value: strings.ReplaceAll(b.Short, "\n", " / "), Example: "What worked / that nobody / asked for?",
			Help: "Large: up to 3 lines of 14 letters, parted by /. Empty lets the wall show the prompt."},
	}
	if b.Method == model.Capture {
		fields = append(fields, widget.Field{ID: "kind", Label: "Asks for", Options: []string{model.Serendipitous.String(), model.Planned.String()}, Value: b.Kind.String()})
	}
	if b.Method.Captures() {
		fields = append(fields,
			widget.Field{ID: "goal", Label: "Goal", Value: widget.Number(b.Goal), Example: "20", Help: "How many are hoped for; empty for no goal."},
			widget.Field{ID: "hold", Label: "Hold before the wall", Options: []string{"no", "yes"}, Value: map[bool]string{true: "yes", false: "no"}[b.Hold]},
			widget.Field{ID: "deep", Label: "Lock as deep work", Options: []string{"no", "yes"}, Value: map[bool]string{true: "yes", false: "no"}[b.Deep]})
	}
	if b.Method == model.Dots {
		fields = append(fields, widget.Field{ID: "kind", Label: "About", Options: []string{"all", model.Serendipitous.String(), model.Planned.String(), model.TopicKind.String()}, Value: aboutDots(b.Kind)})
	}
	if b.Method.Scores() || b.Method == model.Shortlist || b.Method == model.Dots {
		fields = append(fields, widget.Field{ID: "top", Label: "At most", Value: widget.Number(b.Top), Example: "the usual",
			Help: "Score: how many enter a round, 9 by default, 12 at most. Shortlist: how many are selected without asking, 4 by default."})
	}
	if b.Method.Asks() {
		fields = append(fields, widget.Field{ID: "questions", Label: "Questions", Value: model.QuestionsLine(b.Questions), Example: askedBy(b.Method), Limit: 4000,
			Help: "Parted by ;  A choice: Which day? = Monday / Friday   0 to 3: How well? = 0-3   Likely: Would you recommend it? = 0-10"})
	}
	if b.Method == model.Speakers {
		fields = append(fields, widget.Field{ID: "cards", Label: "Prompt cards", Value: strings.Join(b.Cards, "; "), Example: "the usual 10", Limit: 4000,
			Help: "What to ask a speaker who stalls, parted by ;"})
	}
	if b.Method == model.Scoring || b.Method == model.Dots {
		usual := model.DefaultDots()
		fields = append(fields,
			widget.Field{ID: "budget", Label: "Dots a person", Value: widget.Number(b.Budget), Example: strconv.Itoa(usual.Budget), Help: "In a dot round: how many dots each person gives."},
			widget.Field{ID: "cap", Label: "Dots on one", Value: widget.Number(b.Cap), Example: strconv.Itoa(usual.Cap), Help: "How many of them may stand on one use case."})
	}
	fields = append(append(fields, gridFields(b)...), weighFields(b)...)
	return dialog.Form(e.Env, heading, nil, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		changed, no := read(b, v)
		if no.Sentence != "" {
			return nil, no
		}
		return screen.Send(done(changed)), dialog.Refusal{}
	}, fields...)
}

// askedBy is what a method asks when nobody says otherwise.
func askedBy(m model.Method) string {
	if m == model.Poll {
		return "Which day? = Monday / Friday"
	}
	return fmt.Sprintf("the usual %d", len(model.Block{Method: m}.Asked()))
}

// aboutDots is what a block of dots is about, in a word.
func aboutDots(k model.Kind) string {
	if k == 0 {
		return "all"
	}
	return k.String()
}

// read puts what was filled in into a block, or says what is wrong with it.
func read(b model.Block, v dialog.Values) (model.Block, dialog.Refusal) {
	box, err := strconv.Atoi(strings.TrimSpace(v["minutes"]))
	if err != nil || box < 1 || box > longest {
		return b, dialog.Refusal{Field: "minutes", Sentence: "Write whole minutes, such as 20."}
	}
	if time.Duration(box)*time.Minute != b.Timebox.Round(time.Minute) {
		b.Timebox = time.Duration(box) * time.Minute
	}
	b.Title, b.Prompt = strings.TrimSpace(v["title"]), strings.TrimSpace(v["prompt"])
	short, no := readShort(v["short"])
	if no.Sentence != "" {
		return b, no
	}
	b.Short = short
	if kind, asked := v["kind"]; asked {
		b.Kind = model.Serendipitous
		switch kind {
		case model.Planned.String():
			b.Kind = model.Planned
		case model.TopicKind.String():
			b.Kind = model.TopicKind
		case "all":
			b.Kind = 0
		}
	}
	if hold, asked := v["hold"]; asked {
		b.Hold = hold == "yes"
	}
	if line, asked := v["questions"]; asked {
		questions, err := model.ParseQuestions(line)
		if err != nil {
			return b, dialog.Refusal{Field: "questions", Sentence: err.Error() + "."}
		}
		b.Questions = questions
	}
	if line, asked := v["cards"]; asked {
		cards, err := model.ParseCards(line)
		if err != nil {
			return b, dialog.Refusal{Field: "cards", Sentence: err.Error() + "."}
		}
		b.Cards = cards
	}
	if deep, asked := v["deep"]; asked {
		b.Deep = deep == "yes"
	}
	for _, f := range []struct {
		id string
		to *int
	}{{"goal", &b.Goal}, {"top", &b.Top}, {"budget", &b.Budget}, {"cap", &b.Cap}} {
		typed, asked := v[f.id]
		if !asked {
			continue
		}
		n, err := strconv.Atoi("0" + strings.TrimSpace(typed))
		if err != nil || n > 999 {
			return b, dialog.Refusal{Field: f.id, Sentence: "Write a whole number, or leave it empty."}
		}
		*f.to = n
	}
	if no := readGrid(&b, v); no.Sentence != "" {
		return b, no
	}
	return readWeighing(b, v)
}

// readShort reads the wall's prompt: up to 3 lines of 14 letters.
func readShort(typed string) (string, dialog.Refusal) {
	var lines []string
	for l := range strings.SplitSeq(typed, "/") {
		if l = strings.TrimSpace(l); l == "" {
			continue
		}
		if widget.Width(l) > 14 {
			return "", dialog.Refusal{Field: "short", Sentence: fmt.Sprintf("%q is longer than 14 letters: part it with /.", l)}
		}
		lines = append(lines, l)
	}
	if len(lines) > 3 {
		return "", dialog.Refusal{Field: "short", Sentence: "Three lines are the most that the wall has room for."}
	}
	return strings.Join(lines, "\n"), dialog.Refusal{}
}

// askSession asks for the session's title, day and time, in its own zone.
func (e Editor) askSession() tea.Cmd {
	f := e.Face
	at := f.Start.In(e.Env.Zone)
	return screen.Open(dialog.Form(e.Env, "title and start", nil, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		zone, err := time.LoadLocation(strings.TrimSpace(v["zone"]))
		if err != nil || strings.TrimSpace(v["zone"]) == "" {
			return nil, dialog.Refusal{Field: "zone", Sentence: "Write a zone such as Europe/Berlin or America/New_York."}
		}
		day, err := time.ParseInLocation(time.DateOnly, strings.TrimSpace(v["day"]), zone)
		if err != nil {
			return nil, dialog.Refusal{Field: "day", Sentence: "Write a day such as 2026-10-14."}
		}
		clock, err := time.Parse("15:04", strings.TrimSpace(v["time"]))
		if err != nil {
			return nil, dialog.Refusal{Field: "time", Sentence: "Write a time such as 09:00."}
		}
		start := time.Date(day.Year(), day.Month(), day.Day(), clock.Hour(), clock.Minute(), 0, 0, zone)
		return screen.Send(session.ChangeSession{Session: f.Session, Title: strings.TrimSpace(v["title"]), Start: start, Zone: zone.String()}), dialog.Refusal{}
	},
		widget.Field{ID: "title", Label: "Title", Value: f.Title, Must: true},
		widget.Field{ID: "day", Label: "Day", Value: at.Format(time.DateOnly), Must: true},
		widget.Field{ID: "time", Label: "Begins", Value: at.Format("15:04"), Must: true},
		widget.Field{ID: "zone", Label: "Zone", Value: f.Zone, Must: true}))
}
