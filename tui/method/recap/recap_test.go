package recap_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/session"
	"serendip/tui/method/recap"
	"serendip/tui/theme"
)

// TestAnActionNamesOnlyWhoDoesIt, not who said it.
func TestAnActionNamesOnlyWhoDoesIt(t *testing.T) {
	r := session.RecapFace{Actions: []session.ItemFace{
		{Kind: model.ItemAction, Words: "Kai sends the guide", Who: "Mei Tan"},
		{Kind: model.ItemAction, Words: "A walk through the depot", Who: "Mei Tan", Doer: "Ada Byron", Day: "2026-12-10"},
	}}
	got := ansi.Strip(strings.Join(recap.Lines(r)(80, theme.New(true, colorprofile.TrueColor)), "\n"))
	if strings.Contains(got, "Mei Tan") || !strings.Contains(got, "· Kai sends the guide\n") || !strings.Contains(got, "A walk through the depot · Ada Byron by 2026-12-10") {
		t.Errorf("%s", got)
	}
}
