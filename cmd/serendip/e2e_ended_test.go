package main

import (
	"strings"
	"testing"
	"time"

	"serendip/cmd/serendip/exit"
	"serendip/session"
)

// TestWhoComesAfterTheSurveyIsToldThatItEnded in the same words by a command, on a terminal, by lines, and on a seat that was
// open still.
func TestWhoComesAfterTheSurveyIsToldThatItEnded(t *testing.T) {
	t.Parallel()
	v := emptyVenue(t)
	v.verb("", "new", "meetup", "Acme", "--date", "tomorrow", "--zone", "Europe/London", "--title", "Breakfast")
	in := v.session().ID
	v.Does(session.OpenLobby{Session: in}, session.GoLive{Session: in})
	v.attends("Ada")
	v.Does(session.Close{Session: in}, session.OpenAfter{Session: in})
	snap := v.live().Snapshot
	code, all := snap().PersonCode(v.session().Guests[0].Person), v.sessionCode()
	title := v.session().Title

	v.later.Store(int64(13 * 24 * time.Hour))
	v.asks(v.dial(code), "status", exit.OK)

	v.Does(session.ChangeAfter{Session: in, Until: snap().State.AfterFace(v.session()).Until.AddDate(0, 0, -1).Add(time.Hour)})
	v.later.Store(int64(13*24*time.Hour + 2*time.Hour))
	words := "The survey after " + title + " ended on " + snap().State.AfterFace(v.session()).Until.Add(-time.Second).In(time.UTC).Format("2 January 2006") + "."
	if out, _ := v.asks(v.dial(code), "status", exit.OK); !strings.Contains(strings.Join(strings.Fields(out), " "), words) {
		t.Errorf("while the recap is there to read, a seat says\n%s", out)
	}

	v.later.Store(int64(15 * 24 * time.Hour))
	for _, user := range []string{code, all, "plain+" + code} {
		if _, errs := v.asks(v.dial(user), "status", exit.NoPerm); !strings.HasPrefix(errs, words) || strings.Contains(errs, "not known") {
			t.Errorf("%s is told %q", user, errs)
		}
	}
	w := v.starts(t, "Ada", v.openSSH(t), code)
	w.Shows("The survey after " + title + " ended on")
	if _, errs := v.asks(v.dial("ada-000000"), "status", exit.NoPerm); !strings.Contains(errs, "not known here") {
		t.Errorf("a wrong code is told %q", errs)
	}
}
