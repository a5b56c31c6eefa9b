package plain

import (
	"fmt"
	"slices"
	"strings"

	"serendip/model"
	"serendip/session"
)

// remember takes a face as spoken of.
func (t *hostTalk) remember(f session.ConsoleFace) {
	t.f, t.known = f, make(map[model.UseCaseID]bool)
	for _, c := range f.Cases {
		t.known[c.ID] = true
	}
	t.spoken = f.Clock.Left(t.room.Now())
}

// news is what changed since it was last spoken of. What one did oneself is told in other words.
func (t *hostTalk) news(own bool) []string {
	if t.room == nil {
		return nil
	}
	before, f := t.f, t.face()
	var lines []string
	if f.Block.ID != before.Block.ID || f.State != before.State {
		if !own {
			lines = append(lines, "The room moved on.")
		}
		lines = append(lines, Console(f, t.room.Now())...)
	}
	lines = append(lines, peopleNews(before, f)...)
	lines = append(lines, t.ideaNews(f)...)
	lines = append(lines, roundNews(before, f, own)...)
	if f.Block.ID == before.Block.ID {
		lines = append(lines, blindNews(before, f, own)...)
	}
	if was, now := before.Crew.Lead.ID, f.Crew.Lead.ID; was != now && !own {
		lines = append(lines, choose(f.Role == session.Lead, "You lead now.", sentence(f.Crew.Lead.Name+" leads now")))
	}
	for _, words := range [][2]string{{before.Banner, f.Banner}, {before.Strain, f.Strain}} {
		if words[1] != words[0] && words[1] != "" {
			lines = append(lines, sentence(words[1]))
		}
	}
	moved := f.Block.ID != before.Block.ID || f.State != before.State
	t.f = f
	if moved {
		t.spoken = f.Clock.Left(t.room.Now())
	}
	return lines
}

func choose(yes bool, a, b string) string {
	if yes {
		return a
	}
	return b
}

// peopleNews is who came, who is away and whose hand went up.
func peopleNews(before, f session.ConsoleFace) []string {
	was := make(map[model.PersonID]session.PersonFace, len(before.People))
	for _, p := range before.People {
		was[p.ID] = p
	}
	var came, away, hands []string
	for _, p := range f.People {
		old := was[p.ID]
		switch {
		case p.Online && !old.Online:
			came = append(came, p.Name)
		case !p.Online && old.Online && f.State == model.Live:
			away = append(away, p.Name)
		}
		if p.Hand && !old.Hand {
			hands = append(hands, p.Name)
		}
	}
	var lines []string
	for _, part := range []struct {
		names []string
		words string
	}{{came, "%s is here."}, {away, "%s is away."}, {hands, "%s raises a hand."}} {
		switch n := len(part.names); {
		case n > 3:
			lines = append(lines, fmt.Sprintf(part.words, fmt.Sprint(n, " people: ", part.names[0], " and others")))
		default:
			for _, name := range part.names {
				lines = append(lines, fmt.Sprintf(part.words, name))
			}
		}
	}
	return lines
}

// ideaNews reads a single new idea; of more it says how many, and new reads them.
func (t *hostTalk) ideaNews(f session.ConsoleFace) []string {
	var fresh []string
	for _, c := range f.Cases {
		if !t.known[c.ID] {
			t.known[c.ID] = true
			fresh = append(fresh, consoleCase(c))
		}
	}
	if len(fresh) < 2 && len(t.unread) == 0 {
		return fresh
	}
	t.unread = append(t.unread, fresh...)
	if len(fresh) == 0 {
		return nil
	}
	return []string{count(len(fresh), "new idea", "new ideas") + "; new reads them."}
}

// roundNews is how the round goes.
func roundNews(before, f session.ConsoleFace, own bool) []string {
	was, now := before.Round, f.Round
	switch {
	case now == nil:
	case was == nil || was.ID != now.ID, was.Open != now.Open, was.Revealed != now.Revealed:
		switch {
		case now.Revealed && f.Reveal != nil:
			return Reveal(session.SeatFace{SeatShared: &session.SeatShared{Reveal: f.Reveal}})
		case !own:
			return roundLines(f)
		}
	case now.Open && now.HandedIn != was.HandedIn && now.HandedIn > 0 && now.HandedIn >= now.Scorers && now.HandedIn >= f.Seats:
		return []string{"Everybody on a seat has handed in."}
	}
	return nil
}

// clockSpeaks says how much time is left at its three moments.
func (t *hostTalk) clockSpeaks() {
	if t.room == nil || t.f.State != model.Live || t.f.Clock.Stopped {
		return
	}
	left := t.f.Clock.Left(t.room.Now())
	if words := clockWords(t.spoken, left); words != "" {
		t.announce(words)
	}
	t.spoken = left
}

// help is all verbs by their groups, or one verb's form and meaning.
func (t *hostTalk) help(word string) []string {
	if word != "" {
		return helpOn(t.face(), t.desk, word)
	}
	lines := append([]string{"While the session is live, any line that is no verb is an idea. The verbs:"}, t.desk.verbs()...)
	lines = append(lines,
		"Everywhere: new, reads what waited; open SESSION; sessions; help VERB, tells how it is written; leave.")
	if len(t.desk.Outers) > 0 {
		lines = append(lines, "Before and after: "+joined(t.desk.Outers)+".")
	}
	return lines
}

// commandHelp is the same for who does one verb a command: without what only a conversation has.
func (d Desk) commandHelp(f session.ConsoleFace, word string) []string {
	if word != "" {
		return helpOn(f, d, word)
	}
	lines := append([]string{"The verbs, each with its words:"}, d.verbs()...)
	lines = append(lines, "help VERB tells how it is written. --yes answers what is asked first, --json is for programs.")
	if len(d.Outers) > 0 {
		lines = append(lines, "No verbs here, but commands of their own, as in serendip "+d.Outers[0]+" --help: "+joined(d.Outers)+".")
	}
	return lines
}

// verbs are all verbs, a line for each heading.
func (d Desk) verbs() []string {
	var lines []string
	for _, g := range d.groups() {
		lines = append(lines, g+": "+d.namesIn(g)+".")
	}
	return lines
}

func joined(words []string) string {
	line := ""
	for i, w := range words {
		if i > 0 {
			line += ", "
		}
		line += w
	}
	return line
}

// groups are the headings of the help: the usual ones, then those of other features.
func (d Desk) groups() []string {
	all := slices.Clone(groups)
	for _, a := range d.Asks {
		if !slices.Contains(all, a.Group) {
			all = append(all, a.Group)
		}
	}
	return slices.DeleteFunc(all, func(g string) bool { return d.namesIn(g) == "" })
}

// namesIn are the verbs under a heading.
func (d Desk) namesIn(group string) string {
	var names []string
	for _, v := range deeds() {
		if v.group == group {
			names = append(names, v.name)
		}
	}
	for _, a := range d.Asks {
		if a.Group == group && !isDeed(a.Name) {
			names = append(names, a.Name)
		}
	}
	return joined(names)
}

// helpOn is how one verb is written, and what it does.
func helpOn(f session.ConsoleFace, d Desk, word string) []string {
	name, rest, _ := strings.Cut(word, " ")
	if v, known := findDeed(name); known && v.meant(rest) { // "dots open" too: that is how it is typed
		return []string{v.usage + ": " + v.means + "."}
	}
	if a, _, known := d.find(word); known {
		lines := []string{a.usage() + ": " + sentence(a.About) + " With fewer words it asks for the rest."}
		for _, q := range a.Questions {
			if of := q.choices(f); of != "" && !q.Number {
				lines = append(lines, capital(q.bare())+of+".")
			}
		}
		return lines
	}
	if slices.Contains(d.Outers, word) {
		return []string{word + " is a command of its own: serendip " + word + " --help tells how it is written."}
	}
	return []string{"There is no verb " + word + "; help lists them."}
}
