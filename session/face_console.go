package session

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode"

	"serendip/model"
)

// mostSuggestions bounds the list of pairs.
const mostSuggestions = 20

// ForConsole is everything that a facilitator may know of a session.
func (s *Snapshot) ForConsole(id model.SessionID, actor model.PersonID) ConsoleFace {
	v, one := s.of(id)
	st := s.State
	f := ConsoleFace{
		SessionFace: one.face, Wall: one.wall, Agenda: s.agendaRows(v), EndFace: s.endFace(v), Cases: one.cases,
		Items: st.itemFaces(v, 0, st.name), Complete: one.names, Note: st.Words(v.Notes[one.face.Block.ID]), Round: one.round,
		Reveal: one.reveal, Weighed: one.weighed, Reckoned: one.reckoned, Shortlist: st.shortlist(v, one.reveal), Steps: one.steps, Pages: one.pages, Editing: others(one.writing, actor), Recap: one.recap, Claims: st.Claims(v),
		Value: valueFace(st.addUp(one.cases)), Survey: st.surveyOf(v, false), Undo: s.undo(v, one, actor),
		NamesOn: v.Names, Holding: v.Holds(one.face.Block.ID), Banner: s.trouble, Strain: s.strain,
	}
	f.Wall.Asking = one.asking
	f.Talk, f.DeepWork, f.Suspects = st.talkFace(v), v.DeepWork(one.face.Block.ID), s.suspects(v, one.cases)
	f.Discuss = s.discussFace(v, one)
	if token := s.WallToken(v); token != "" {
		f.WallLine = s.door.command("wall+" + token)
	}
	f.Series, f.Meeting = s.seriesFor(v), s.meetingFace(v)
	f.Speakers, f.Asked = s.State.speakersFace(v), s.State.askedFace(v)
	f.Topics, f.Clashes = one.topics, st.clashes(v)
	f.Review = st.reviewFace(v, func(*UseCase) bool { return true })
	if v.wantsChampions() {
		f.Champions = st.Champions()
	}
	if f.Block.Method.Captures() && v.State == model.Live {
		f.Library = st.libraryFaces(v)
	}
	s.people(v, one.said, &f)
	f.Guests = s.guestsFace(v, f.People)
	f.Suggestions = suggestions(one.cases, s.likeness)
	f.Suggested, f.AtCut = st.suggested(v, st.withoutCycles(v, one.cases))
	f.Dots, f.After = one.dots, st.AfterFace(v)
	if v.State != model.Live {
		letters := st.LetterPlan(v, s.now())
		f.Letters = &letters
	}
	if v.State < model.Live {
		f.Checks = s.Checks(v)
	}
	f.Minutes = MarkingTime(len(f.Suggested), len(f.Block.Sheet().Asks()))
	if r := st.currentRound(v); r != nil {
		f.Counted = r.Hands
	}
	if r := st.currentDots(v); r != nil {
		f.Dotted = r.Dots.Tally
	}
	return f
}

// others are those who edit beside the actor.
func others(all []EditingFace, actor model.PersonID) []EditingFace {
	return slices.DeleteFunc(slices.Clone(all), func(e EditingFace) bool { return e.By == actor })
}

func (s *Snapshot) agendaRows(v *Session) []AgendaRow {
	_, now := v.Block(v.Current)
	rows := make([]AgendaRow, len(v.Blocks))
	for i, b := range v.Blocks {
		current := v.State == model.Live && i == now
		b.Timebox += v.Extra[b.ID]
		rows[i] = AgendaRow{Block: b, Spent: v.Spent[b.ID], Extra: v.Extra[b.ID], Current: current, Done: v.State == model.Closed || (now >= 0 && i < now), Note: s.State.Words(v.Notes[b.ID])}
	}
	s.timeRows(v, rows)
	return rows
}

// timeRows says when each block begins: what is behind took what it took, and what comes follows on this moment, so that
// the last one ends when the agenda does.
func (s *Snapshot) timeRows(v *Session, rows []AgendaRow) {
	at, now := time.UnixMilli(v.Start), s.now()
	if v.LiveAt > 0 {
		at = time.UnixMilli(v.LiveAt)
	}
	for i, r := range rows {
		takes := r.Block.Timebox
		switch {
		case r.Done:
			takes = r.Spent
		case r.Current:
			at, takes = now.Add(-v.Clock().Spent(now)), max(v.Clock().Spent(now), v.Clock().Timebox)
		case v.State == model.Live:
			takes = max(takes-r.Spent, 0)
		}
		rows[i].Begins = at
		at = at.Add(takes)
	}
}

// people sorts the guest list into who is in the room, who is connected from afar, who is away and who has been silent.
func (s *Snapshot) people(v *Session, said map[model.PersonID]int, f *ConsoleFace) {
	f.FrontLine = len(s.State.here(v)) == 0 // nothing to warn of in an empty room
	for _, g := range v.Guests {
		p := s.personFace(v, g, said)
		f.People = append(f.People, p)
		if g.Status != model.GuestCheckedIn {
			continue
		}
		switch {
		case p.Online:
			f.Seats++
		case g.Remote:
			f.Away = append(f.Away, p)
		default:
			f.Room++
		}
		f.FrontLine = f.FrontLine || frontLine(p.Role)
		if p.Silent() {
			f.Silent = append(f.Silent, p.Name)
		}
		if p.Hand {
			f.Hands = append(f.Hands, p)
		}
		if g.Remote {
			if guest, ok := s.namesake(v, g); ok {
				f.Newcomers = append(f.Newcomers, Newcomer{Joined: p, Guest: s.personFace(v, guest, said)})
			}
		}
	}
	slices.SortStableFunc(f.Hands, func(a, b PersonFace) int { // who raised it first
		return cmp.Compare(slices.Index(v.Hands, a.ID), slices.Index(v.Hands, b.ID))
	})
}

// Joined is how many have come, as wall and seats count them too: whoever is away for a moment has come.
func (f ConsoleFace) Joined() int { return f.Room + f.Seats + len(f.Away) }

// frontLine says whether a role is one of those who do the work: nobody of management, of IT or of a supplier. A role
// that was not said counts as front line, so that the warning is never a guess.
func frontLine(role string) bool {
	words := strings.FieldsFunc(strings.ToLower(role), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, off := range []string{"manager", "director", "head", "chief", "cio", "ceo", "cto", "cfo", "coo", "vp", "president", "executive", "it", "admin", "administrator", "consultant", "vendor", "sponsor"} {
		if slices.Contains(words, off) {
			return false
		}
	}
	return true
}

// namesake is a guest who has not come yet and whose name a joiner gave.
func (s *Snapshot) namesake(v *Session, joined Guest) (Guest, bool) {
	name := s.State.Details(joined.Person).Name
	for _, g := range v.Guests {
		if g.Person == joined.Person || g.Status == model.GuestCheckedIn {
			continue
		}
		guest := model.Skeleton(s.State.Details(g.Person).Name)
		if joins := model.Skeleton(name); joins == guest || joins == guest+" 2" {
			return g, true
		}
	}
	return Guest{}, false
}

func (s *Snapshot) personFace(v *Session, g Guest, said map[model.PersonID]int) PersonFace {
	d := s.State.Details(g.Person)
	p := PersonFace{ID: g.Person, Name: d.Name, Organisation: d.Organisation, Role: d.Role, Email: d.Email, Status: g.Status,
		Remote: g.Remote, Said: said[g.Person], Spoke: v.hasSpoken(g.Person), Hand: slices.Contains(v.Hands, g.Person)}
	if seat, known := s.presence[g.Person]; known {
		p.Online = seat.Online
		if !seat.Online {
			p.AwayFor = s.now().Sub(seat.Lost)
		}
	}
	return p
}

// said counts ideas, details, sames and items by person.
func (s *State) said(v *Session) map[model.PersonID]int {
	n := make(map[model.PersonID]int)
	for _, id := range v.Cases {
		c := s.UseCase(id)
		if c.Withdrawn {
			continue
		}
		n[c.By]++
		for _, p := range c.Same {
			n[p]++
		}
		for _, d := range c.Details {
			n[d.By]++
		}
	}
	for _, id := range v.Items {
		if it := s.Item(id); !it.Withdrawn {
			n[it.By]++
		}
	}
	return n
}

// suggestions are the pairs of visible use cases that sound most alike, the likest first. Each is compared with the
// newest hundred only, so that a long list costs no more.
func suggestions(cases []CaseFace, alike *likeness) []Suggestion {
	const newest = 100
	if len(cases) > newest {
		cases = cases[len(cases)-newest:]
	}
	type pair struct {
		into, from int
		score      float64
	}
	var pairs []pair
	for i, a := range cases {
		for j, b := range cases[i+1:] {
			if a.Kind != b.Kind {
				continue
			}
			if score := alike.of(a.Title, b.Title); score >= model.SoundsLike {
				pairs = append(pairs, pair{i, i + 1 + j, score})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.score, a.score) })
	var out []Suggestion
	for _, p := range pairs[:min(len(pairs), mostSuggestions)] {
		out = append(out, Suggestion{Into: cases[p.into], From: cases[p.from], Score: p.score})
	}
	return out
}

// suggested is what would enter a round now (serendipitous ones too where the block says so), in order of their numbers: the planned ones that the dots let in, else those
// that concern most people. Tied are those between which the dots did not decide.
func (s *State) suggested(v *Session, cases []CaseFace) (planned, tied []CaseFace) {
	in, last, ok := s.letIn(v)
	stories := scoresStories(v.weighing(v.Current))
	for _, c := range cases {
		if (c.Kind == model.Planned || stories) && c.public() {
			planned = append(planned, c)
		}
	}
	if ok && slices.ContainsFunc(planned, func(c CaseFace) bool { return in[c.ID] || last[c.ID] }) {
		for _, c := range planned {
			if last[c.ID] && !in[c.ID] {
				tied = append(tied, c)
			}
		}
		planned = slices.DeleteFunc(planned, func(c CaseFace) bool { return !in[c.ID] })
	}
	planned = widest(planned)
	planned = planned[:min(len(planned), v.mostInRound())]
	slices.SortFunc(planned, func(a, b CaseFace) int { return cmp.Compare(a.Number, b.Number) })
	return planned, tied
}
