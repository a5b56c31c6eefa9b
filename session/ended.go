package session

import (
	"strings"
	"time"

	"serendip/model"
)

// Ended says why a user name that opened a closed session opens it no longer; "" for one that never did, or still does.
func (s *Snapshot) Ended(user string) string {
	if _, opens := s.Admit(user, ""); opens {
		return ""
	}
	var last *Session
	for _, v := range s.opens(user) {
		if v.State == model.Closed && v.Archive == nil && (last == nil || v.ClosedAt > last.ClosedAt) {
			last = v
		}
	}
	if last == nil {
		return ""
	}
	words := s.State.afterEnded(last, s.now())
	if words == "" {
		words = last.Title + " is over."
	}
	return words + " This code opens nothing any more: ask your host for the recap."
}

// opens are the sessions whose code a user name is, and those on whose list somebody with that personal code is.
func (s *Snapshot) opens(user string) []*Session {
	var out []*Session
	handle, secret, personal := strings.Cut(user, "-")
	if !personal {
		for _, v := range s.State.Sessions() {
			if own := s.SessionCode(v); own != "" && sameCode(own, typedCode(user)) {
				out = append(out, v)
			}
		}
		return out
	}
	for p := range s.coded(strings.ToLower(handle), typedCode(secret)) {
		for _, v := range s.State.Sessions() {
			if _, at := v.Guest(p); at >= 0 {
				out = append(out, v)
			}
		}
	}
	return out
}

// afterEnded says that the survey after a session takes no answers any more, and since when; "" while it does, and where
// nobody was asked.
func (s *State) afterEnded(v *Session, now time.Time) string {
	f := s.AfterFace(v)
	switch {
	case f == nil || s.afterOpen(v, now):
		return ""
	case now.Before(f.Until): // counted before its day
		return "The survey after " + v.Title + " has ended."
	}
	return "The survey after " + v.Title + " ended on " + f.LastDay(v.zone()).Format("2 January 2006") + "."
}
