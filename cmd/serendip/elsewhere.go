package main

import (
	"cmp"
	"slices"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui"
	"serendip/tui/sshd"
)

// neighbours are the sessions that the caller may facilitate beside one: those that want somebody now first, then the
// next, then what is over, the latest first.
func (e Env) neighbours(here model.SessionID) []tui.Neighbour {
	type one struct {
		tui.Neighbour
		rank  int
		start int64
	}
	var all []one
	for _, l := range e.Programmes() {
		s := l.Snapshot().State
		for _, v := range s.Sessions() {
			if v.ID == here {
				continue
			}
			at, _ := span(v)
			n := one{tui.Neighbour{Ref: l.Ref(v.ID), Name: s.Name + " · " + v.Title + ", " + at.Format("2 Jan 2006"), Note: v.State.String()}, rank(v), v.Start}
			if v.State == model.Closed {
				n.start = -n.start
			}
			all = append(all, n)
		}
	}
	slices.SortStableFunc(all, func(a, b one) int { return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.start, b.start)) })
	out := make([]tui.Neighbour, len(all))
	for i, n := range all {
		out[i] = n.Neighbour
	}
	return out
}

// equipped is an environment with what a console of a session has of this machine: files to write, drafts to make, lists to read.
func (e Env) equipped(l *session.Live, id model.SessionID, env tui.Env) tui.Env {
	env.Files, env.Drafts, env.Lists = consoleFiles{e, l}, consoleDrafts{e, l, id}, consoleLists{e, l}
	return env
}

// elsewhere lets a console that came over SSH go to another session. The hold on that one ends with the connection.
func (r reception) elsewhere(id sshd.Identity, here model.SessionID, env tui.Env, moved *leaver) *tui.Elsewhere {
	return &tui.Elsewhere{
		Others: func() []tui.Neighbour { return r.env(id).neighbours(here) },
		Go: func(ref string) tea.Msg {
			e := r.env(id)
			live, v, err := e.Session(ref)
			if err != nil { // it was there a moment ago: the right to see it is gone, which the room itself says
				return nil
			}
			room := r.listed(live.Enter(e.Actor, v.ID, session.AtConsole), live, id.Fingerprint)
			moved.keep(room)
			next := e.equipped(live, v.ID, env)
			next.Zone, next.Elsewhere = r.zone(v), r.elsewhere(id, v.ID, env, moved)
			return tui.MoveMsg{To: face(room, session.AtConsole, next)}
		},
	}
}

// elsewhere lets a console on this machine's terminal go to another session: the next face is of that one.
func (s *showing) elsewhere(asked chan<- string) *tui.Elsewhere {
	return &tui.Elsewhere{
		Others: func() []tui.Neighbour { return s.env.neighbours(s.session) },
		Go: func(ref string) tea.Msg {
			live, v, err := s.env.Session(ref)
			if err != nil {
				return nil
			}
			select {
			case asked <- asConsole:
				s.moved = func() { s.live, s.session = live, v.ID }
			default:
			}
			return tui.LeaveMsg{}
		},
	}
}
