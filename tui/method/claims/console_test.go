package claims_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"serendip/model"
	"serendip/session"
	"serendip/tui/facetest"
	"serendip/tui/method/claims"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func env() screen.Env {
	return screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Zone: time.UTC, Now: facetest.Now}
}

func TestListGoldens(t *testing.T) {
	for name, f := range map[string]session.ConsoleFace{"claims": facetest.ConsoleClaims(), "none": facetest.Console(3)} {
		for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}} {
			s := claims.New(env(), f).SetSize(size[0], size[1])
			tuitest.Golden(t, fmt.Sprintf("%s-%d", name, size[0]), tuitest.Draw(s.View(), env().Theme, size[0], size[1]))
			if clash := s.Keys().Check(); len(clash) > 0 {
				t.Errorf("keys: %v", clash)
			}
		}
	}
}

// TestFilterAndTakeBack goes through the statuses, and takes a verification back.
func TestFilterAndTakeBack(t *testing.T) {
	s := claims.New(env(), facetest.ConsoleClaims()).SetSize(120, 35)
	s, msgs := tuitest.Press(s, "x")
	if got := tuitest.Intents(msgs); len(got) != 1 || got[0] != (session.VerifyClaim{Case: facetest.Claims()[0].Case.ID}) {
		t.Errorf("x sends %+v", got)
	}
	_, msgs = tuitest.Press(s, "f", "f", "f", "f", "x") // claimed, checked, confirmed, refuted
	got := tuitest.Intents(msgs)
	if len(got) != 1 || got[0] != (session.VerifyClaim{Case: facetest.Claims()[1].Case.ID}) || facetest.Claims()[1].Status != model.ClaimRefuted {
		t.Errorf("with the refuted ones shown, x sends %+v", got)
	}
}
