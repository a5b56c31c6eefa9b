package exports

import (
	"fmt"
	"html/template"
	"io"
	"slices"
	"strings"

	"serendip/model"
	"serendip/session"
)

// TakeHome is a session's recap for one of those who were there, with their own words marked. It is told from their seat
// alone, so that nothing is in it that they may not see.
type TakeHome struct {
	paper
	Name  string
	Parts []takePart
	tail  string // of their id: it tells them from others whose names are written alike
}

// takePart is a section of it.
type takePart struct {
	Title, Lead string
	Own         bool // all of it is theirs
	Lines       []takeLine
}

// takeLine is one thing that was said or decided.
type takeLine struct {
	Number int // of a use case; 0 for none
	Words  string
	More   []string // what became of it, who does it
	Own    bool
}

// TakeHomeOf is the recap of whose seat it is, in a look.
func TakeHomeOf(look Look, f session.SeatFace) TakeHome {
	t := &taker{TakeHome: TakeHome{paper: paper{voice: voiceOf(look.Locale), Look: look}, Name: f.Me.Name, tail: tailOf(f.Me.ID.String())}, seat: f}
	t.Title, t.Customer, t.Vision = f.Title, look.customer(f.Programme), f.Vision
	t.When = t.moment(inZone(f.Start, f.Zone)) + " (" + f.Zone + ")"
	if f.State != model.Closed {
		t.Notes = []string{t.say("This session is not closed yet; what follows may still change.")}
	}
	for _, tell := range []func(){t.said, t.asked, t.promised, t.same, t.brought, t.steps, t.noted, t.works} {
		tell()
	}
	t.Foot = t.say("What is marked with %s is yours.", ownMark)
	return t.TakeHome
}

// ownMark stands before somebody's own words, whatever shows them.
const ownMark = "◆"

// Mark is for the template.
func (TakeHome) Mark() string { return ownMark }

// Style is the style sheet, for the template.
func (t TakeHome) Style() template.CSS { return t.Look.style() }

// taker tells a seat as a recap to take home.
type taker struct {
	TakeHome
	seat session.SeatFace
}

// part adds a section that has something to say.
func (t *taker) part(p takePart) {
	if len(p.Lines) > 0 {
		t.Parts = append(t.Parts, p)
	}
}

// said is what they captured, noted and parked, with what became of it.
func (t *taker) said() {
	p := takePart{Title: t.say("What you said"), Own: true}
	for _, c := range t.seat.Mine {
		line := takeLine{Number: c.Number, Words: c.Title, Own: true, More: filled(t.say(c.Kind.String())+", "+t.reach(c.Reach), t.told(c.Hours))}
		for _, d := range c.Details {
			line.More = append(line.More, "+ "+t.lessonIn(d))
		}
		p.Lines = append(p.Lines, line)
	}
	for _, it := range t.seat.MyItems {
		p.Lines = append(p.Lines, takeLine{Words: it.Words, Own: true, More: filled(t.say(it.Kind.String()), t.doing(it.Doer, it.Day, it.Done), t.told(it.Became()))})
	}
	if len(p.Lines) == 0 {
		p.Lead = t.say("Nothing was typed on your seat; what you said aloud stands among the words of all.")
		t.Parts = append(t.Parts, p)
		return
	}
	t.part(p)
	told := takePart{Title: t.say("What became of it"), Own: true}
	for _, words := range t.seat.Told {
		told.Lines = append(told.Lines, takeLine{Words: t.told(words), Own: true})
	}
	t.part(told)
}

// lessonIn is a detail with what it tells, "failed at first:", in the voice's language.
func (v voice) lessonIn(detail string) string {
	for _, l := range []model.Lesson{model.Failed, model.Overcome, model.Measured} {
		if words, is := strings.CutPrefix(detail, l.Lead()+" "); is {
			return v.lesson(Said{Words: words, Lesson: l.Key()})
		}
	}
	return detail
}

// asked is what they asked under their name. A question without a name is nobody's.
func (t *taker) asked() {
	p := takePart{Title: t.say("What you asked"), Own: true}
	if t.seat.Asked != nil {
		for _, q := range t.seat.Asked.Mine {
			p.Lines = append(p.Lines, takeLine{Words: q.Words, Own: true, More: filled(q.Answer)})
		}
	}
	t.part(p)
}

// promised is what they took on: use cases, actions, and what they promised a quarter ago.
func (t *taker) promised() {
	p := takePart{Title: t.say("What you promised"), Own: true}
	for _, s := range t.seat.Steps {
		if t.me(s.Case.Owner) {
			p.Lines = append(p.Lines, t.step(s))
		}
	}
	for _, it := range t.seat.Recap.Actions {
		if t.seat.Owes(it) {
			p.Lines = append(p.Lines, takeLine{Words: it.Words, Own: true, More: filled(t.doing(it.Doer, it.Day, it.Done))})
		}
	}
	for _, at := range t.seat.Promised {
		k := t.seat.Review.Promises[at]
		p.Lines = append(p.Lines, takeLine{Number: k.Case.Number, Words: k.Case.Title, Own: true,
			More: filled(t.led("before: %s", k.Figures.Baseline.Words), t.led("target: %s", k.Figures.Target.Words), t.led("actual: %s", k.Figures.Actual.Words))})
	}
	t.part(p)
}

// me says whether a name is theirs; names are unique in a programme.
func (t *taker) me(name string) bool { return name != "" && name == t.seat.Me.Name }

// same is where they said that it is the same for them.
func (t *taker) same() {
	p := takePart{Title: t.say("What is the same for you"), Own: true}
	for _, c := range t.seat.Seen() {
		if c.ISaidSame && !c.Mine {
			p.Lines = append(p.Lines, takeLine{Number: c.Number, Words: c.Title, More: []string{t.reach(c.Reach)}, Own: true})
		}
	}
	t.part(p)
}

// brought is the session in numbers.
func (t *taker) brought() {
	r := t.seat.Recap
	t.Tiles = append(t.Tiles, t.counted(r.People, r.Serendipitous, r.Planned, len(t.seat.Steps))...)
}

// steps are the few that go on, and what was scored and did not pass.
func (t *taker) steps() {
	p := takePart{Title: t.say("What goes on")}
	for _, s := range t.seat.Steps {
		p.Lines = append(p.Lines, t.step(s))
	}
	t.part(p)
	kept := takePart{Title: t.say("What did not pass, and is kept")}
	for _, c := range t.seat.Recap.Kept {
		kept.Lines = append(kept.Lines, takeLine{Number: c.Number, Words: c.Title, Own: t.mine(c.ID)})
	}
	t.part(kept)
}

func (t *taker) step(s session.StepFace) takeLine {
	c := s.Case
	return takeLine{Number: c.Number, Words: c.Title, Own: t.me(c.Owner) || t.mine(c.ID), More: filled(strings.Join(filled(
		t.say("owner")+t.say(": %s", orNot(c.Owner, t.say("not yet"))), t.say("measure")+t.say(": %s", orNot(c.Measure, t.say("not yet"))),
		t.say("first date")+t.say(": %s", orNot(t.day(c.FirstDate), t.say("not yet")))), t.say("; ")))}
}

// mine says whether something of theirs is in a use case.
func (t *taker) mine(id model.UseCaseID) bool {
	return slices.ContainsFunc(t.seat.Mine, func(c session.CaseFace) bool { return c.ID == id })
}

// noted is what stands beside the use cases, as everybody may read it.
func (t *taker) noted() {
	r := t.seat.Recap
	for _, list := range []struct {
		title string
		items []session.ItemFace
	}{{t.say("Decisions"), r.Decisions}, {t.say("Actions"), r.Actions}, {t.say("Outcomes"), r.Outcomes}, {t.say("For next time"), r.Next}, {t.say("Parking lot, and what becomes of it"), r.Parked}} {
		p := takePart{Title: list.title}
		for _, it := range list.items {
			own := t.seat.Owes(it) || slices.ContainsFunc(t.seat.MyItems, func(m session.ItemFace) bool { return m.ID == it.ID })
			p.Lines = append(p.Lines, takeLine{Words: it.Words, More: filled(t.doing(it.Doer, it.Day, it.Done), t.told(it.Became())), Own: own})
		}
		t.part(p)
	}
	talks := takePart{Title: t.say("What was talked about")}
	for _, x := range r.Discussed {
		talks.Lines = append(talks.Lines, takeLine{Number: x.Case.Number, Words: x.Case.Title, Own: t.mine(x.Case.ID), More: filled(t.led("Concluded: %s", x.Concluded))})
	}
	t.part(talks)
	if r.Spoke != "" {
		t.part(takePart{Title: t.say("Who spoke"), Lines: []takeLine{{Words: upperFirst(t.told(r.Spoke)) + "."}}})
	}
	if r.NextMeetup != "" {
		t.part(takePart{Title: t.say("We meet again"), Lines: []takeLine{{Words: t.appointment(r.NextMeetup)}}})
	}
}

// works are the serendipitous ones that concern most people.
func (t *taker) works() {
	p := takePart{Title: t.say("What already works"), Lead: t.say("Nobody had asked for it. Those that concern most people come first.")}
	for _, c := range t.seat.Recap.Told {
		p.Lines = append(p.Lines, takeLine{Number: c.Number, Words: c.Title, More: []string{t.reach(c.Reach)}, Own: t.mine(c.ID)})
	}
	t.part(p)
}

// HTML writes it as a page that loads nothing and runs nothing.
func (t TakeHome) HTML(w io.Writer) error { return writePage(w, "takehome", t) }

// Markdown writes it as text that also reads as it is.
func (t TakeHome) Markdown(w io.Writer) error {
	m := newMarkdown(w, t.voice)
	m.line("# %s%s\n\n%s\n\n%s", starting(t.Title), ending(t.say(": %s", inline(t.Customer))), t.When, inline(t.say("For %s", t.Name)))
	for _, n := range t.Notes {
		m.line("\n%s", n)
	}
	if t.Vision != "" {
		m.line("\n%s", strings.TrimRight(quoted(t.Vision), "\n"))
	}
	m.line("\n%s", t.Foot)
	for _, p := range t.Parts {
		m.heading(p.Title)
		if p.Lead != "" {
			m.line("%s\n", p.Lead)
		}
		for _, l := range p.Lines {
			mark := ""
			if l.Own {
				mark = ownMark + " "
			}
			m.line("- %s%s", mark, l.text())
		}
	}
	return m.Flush()
}

// Text writes it for a terminal: as plain lines, in one column.
func (t TakeHome) Text(w io.Writer) error {
	lines := append([]string{t.Title + t.say(": %s", t.Customer), t.When, t.say("For %s", t.Name)}, filled(append(slices.Clone(t.Notes), t.Vision, t.Foot)...)...)
	for _, p := range t.Parts {
		lines = append(append(lines, "", p.Title), filled(p.Lead)...)
		for _, l := range p.Lines {
			lines = append(lines, l.plain()...)
		}
	}
	for i, line := range lines {
		lines[i] = clean(strings.ReplaceAll(line, "\n", " "))
	}
	_, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return err
}

// plain is a line with what is told of it.
func (l takeLine) plain() []string {
	mark, words := "-", l.Words
	if l.Own {
		mark = ownMark
	}
	if l.Number > 0 {
		words = name(l.Number, l.Words)
	}
	out := []string{"  " + mark + " " + words}
	for _, more := range l.More {
		out = append(out, "      "+more)
	}
	return out
}

// text is a line of Markdown.
func (l takeLine) text() string {
	out := inline(l.Words)
	if l.Number > 0 {
		out = fmt.Sprintf("#%d %s", l.Number, out)
	} else {
		out = starting(l.Words)
	}
	for _, more := range l.More {
		out += "\n  - " + starting(more)
	}
	return out
}

// FileName is how the names of its files begin. Beside others whose names are written alike it goes on with the end of their id; somebody's
// own recap stands alone.
func (t TakeHome) FileName(r Report) string {
	return BaseName(r) + "-recap-" + model.NameSlug(t.Name, "guest-"+t.tail, handleLong)
}

// takeHomes are a page and a text for each seat. All whose names are written alike have the end of their id, so that none is called anew when
// one of them is forgotten.
func (b Bundle) takeHomes() [][]File {
	var homes []TakeHome
	alike, names := make(map[string]int), make(taken)
	for _, seat := range b.Seats {
		home := TakeHomeOf(b.Report.Look, seat)
		homes = append(homes, home)
		alike[home.FileName(b.Report)]++
	}
	var out [][]File
	for _, home := range homes {
		name := home.FileName(b.Report)
		if alike[name] > 1 {
			name += "-" + home.tail
		}
		name = names.free(name)
		out = append(out, []File{{name + ".html", home.HTML}, {name + ".md", home.Markdown}})
	}
	return out
}
