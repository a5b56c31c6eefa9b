package session

import (
	"reflect"
	"slices"
	"time"

	"serendip/model"
)

// archiveFamily is the sessions that come back from their exports. A record has nothing to undo.
func archiveFamily() family {
	return family{
		decide: func(d *decision, i Intent) (bool, error) {
			if a, is := i.(ArchiveSession); is {
				return true, d.archive(a)
			}
			return false, nil
		},
		apply: (*State).applyArchive,
	}
}

func (s *State) applyArchive(env Envelope, e model.Event) bool {
	switch e := e.(type) {
	case model.CaseArchived:
		s.archiveCase(env, e)
	case model.ItemArchived:
		s.items = s.items.set(e.Item, &Item{ID: e.Item, Session: e.Session, Block: e.Block, Kind: e.Kind, Words: e.Words, By: e.By, At: e.At,
			Withdrawn: e.Withdrawn, Who: e.Who, Day: e.Day, Done: e.Done})
		s.withSession(e.Session, func(v *Session) { v.Items = grown(v.Items, e.Item) })
	case model.SessionArchived:
		s.mergeArchived(s.sessions.at(e.Session))
		s.withSession(e.Session, func(v *Session) {
			v.State, v.ClosedAt, v.Done, v.Selected = model.Closed, e.ClosedAt, nil, e.Selected
			v.Spent, v.Extra = byBlock(v.Blocks, e.Spent), byBlock(v.Blocks, e.Extra)
			v.Archive = &Archive{Source: e.Source, Content: e.Content}
		})
	default:
		return false
	}
	return true
}

// byBlock gives times that stand in the agenda's order to their blocks.
func byBlock(blocks []model.Block, times []time.Duration) map[model.BlockID]time.Duration {
	out := make(map[model.BlockID]time.Duration, len(times))
	for i, t := range times[:min(len(times), len(blocks))] {
		if t != 0 {
			out[blocks[i].ID] = t
		}
	}
	return out
}

func (s *State) archiveCase(env Envelope, e model.CaseArchived) {
	_, listed := s.cases.get(e.Case)
	c := &UseCase{ID: e.Case, Session: e.Session, Block: e.Block, Number: e.Number, Kind: e.Kind, Stage: e.Stage, Title: e.Title, Summary: e.Summary,
		Extra: e.Extra, External: e.External, Source: e.Source, By: e.By, At: e.At, Seq: env.Seq, Remote: e.Remote, Unfinished: e.Unfinished,
		Hidden: e.Hidden, Held: e.Held, Withdrawn: e.Withdrawn, Minutes: e.Minutes, Others: e.Others, Origin: e.Origin, Same: e.Same,
		Counted: e.Counted, Into: e.Into, Themes: e.Themes, NotAimed: e.NotAimed, Owner: e.Owner, Measure: e.Measure, FirstDate: e.FirstDate, Typed: e.Typed}
	s.cases = s.cases.set(e.Case, c)
	if e.External != "" && !listed {
		s.library = grown(s.library, e.Case)
		s.external = s.external.set(externalKey(e.External), e.Case)
	}
	s.withSession(e.Session, func(v *Session) { v.Cases = grown(v.Cases, e.Case) })
}

// mergeArchived tells the use cases of a session what was merged into them: an alias may stand before or after them.
func (s *State) mergeArchived(v *Session) {
	if v == nil {
		return
	}
	for _, id := range v.Cases {
		if from := s.cases.at(id); from != nil && !from.Into.IsZero() {
			s.withCase(from.Into, func(into *UseCase) {
				into.Merged = append(without(into.Merged, id), id)
				slices.SortFunc(into.Merged, func(a, b model.UseCaseID) int { return slices.Compare(a[:], b[:]) })
			})
		}
	}
}

// sessionsIn are the sessions of which an event says something: the one that it names, which may begin with it, else those
// of the use cases and items that it names.
func (s *State) sessionsIn(e model.Event) (in []*Session) {
	add := func(id model.SessionID) {
		if v := s.Session(id); v != nil {
			in = append(in, v)
		}
	}
	for _, field := range reflect.ValueOf(e).Fields() {
		if id, is := field.Interface().(model.SessionID); is && !id.IsZero() {
			in = nil
			add(id)
			return in
		}
		switch id := field.Interface().(type) {
		case model.UseCaseID:
			if c := s.UseCase(id); c != nil {
				add(c.Session)
			}
		case model.ItemID:
			if it := s.Item(id); it != nil {
				add(it.Session)
			}
		}
	}
	return in
}
