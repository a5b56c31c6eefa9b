package main

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/tui/sshd"
)

// foreign is what a hostile mind would smuggle into other people's terminals, with what must never arrive there.
func foreign() map[string]string {
	return map[string]string{
		"title":     "\x1b]0;pwned\x07",
		"clipboard": "\x1b]52;c;cHduZWQ=\x07",
		"link":      "\x1b]8;;http://pwned.example\x1b\\here\x1b]8;;\x1b\\",
		"colour":    "\x1b[5;8;31m",
		"screen":    "\x1b[?1049l\x1b[2J\x1b[999;777H",
		"keyboard":  "\x1b[999;777r\x1bc",
		"device":    "\x1bP$q\"pwned\x1b\\",
		"csi":       "\u009b5;8;35m",
		"osc":       "\u009d0;pwned\u009c",
		"open":      "\x1b]2;pwned and never closed",
		"bidi":      "\u202epwned\u202c\u2066x\u2069",
		"hidden":    "pw\u200bn\u2060ed\ufeff",
		"tag":       "\U000e0070\U000e0077",
		"piled":     "a" + strings.Repeat("\u0301\u0327", 40),
		"private":   "\ue000\uf8ff",
		"bell":      "\a\b\v\f",
	}
}

// smuggled is what of it would show that the cleaner was passed by.
func smuggled() []string {
	var out []string
	for _, s := range foreign() {
		out = append(out, s)
	}
	return append(out, "\x1b]0;pwned", "\x1b]2;pwned", "\x1b]52;", "\x1b]8;", "\x1b[5;8;31m", "\x1b[999;777", "\x1bc", "\x1bP", "\u009b", "\u009d", "\u202e", "\u2066",
		"\u200b", "\u2060", "\ufeff", "\U000e0070", "\ue000", "\v", "\f", strings.Repeat("\u0327", 5))
}

func TestHostileTextReachesNoTerminal(t *testing.T) {
	t.Parallel()
	v := openVenue(t, func(v *venue) { v.limits = sshd.Limits{WrongWait: 1, WrongWaitMax: 1} })
	console, wall, mei := v.Console(), v.Screen("wall"), v.As("Mei")

	v.As("Mallory") // who sends commands, as one person may act only so fast
	v.joinsHostile(t)
	console.Shows("3 seats")
	v.GoesTo(model.Capture)
	wall.Shows("found")
	eve := v.windows["Eve"]
	eve.AtLine()
	n, said := 0, 0
	for _, name := range slices.Sorted(maps.Keys(foreign())) {
		n++
		idea := fmt.Sprintf("%s one%s two %d", name, foreign()[name], n)
		if name != "open" { // what is never closed swallows the end of the paste as well, on Eve's own terminal
			eve.Types("\x1b[200~" + idea + "\x1b[201~") // pasted, as escapes typed key by key are keys
			eve.Presses("enter")
			said++
		}
		eventually(t, name+" is kept", func() bool { return len(v.session().Cases) == said })
		_, errs, code := v.runs(v.dial(v.codes["Mallory"]), "add --json 'again "+idea+"'", "")
		if code != 0 {
			t.Errorf("%s by command: status %d, %s", name, code, errs)
		}
		clean(t, errs)
		said++
	}
	console.Shows(fmt.Sprintf("two %d", n))
	console.Presses("esc", "y")
	wall.Shows(fmt.Sprintf("two %d", n))
	mei.Shows(fmt.Sprintf("two %d", n))
	console.Shows(fmt.Sprintf("two %d", n))
	for _, w := range []*window{console, wall, mei} {
		ours(t, w)
	}
	for _, command := range []string{"list", "list --json", "status", "recap"} {
		out, errs, code := v.runs(v.dial(v.codes["Mei"]), command, "")
		if code != 0 || !strings.Contains(out+command, "two") && command == "list" {
			t.Errorf("%s: status %d, %s", command, code, out+errs)
		}
		clean(t, out+errs)
	}
	clean(t, v.log.text())
}

// joinsHostile lets Eve in, with foreign things in the user name, the terminal's type, the environment and the name.
func (v *venue) joinsHostile(t *testing.T) {
	t.Helper()
	for _, s := range foreign() {
		out, errs, code := v.runs(v.dial("eve"+s+"-abcdef"), "status"+s, "")
		if code != sshd.ExitDenied {
			t.Errorf("%q as a user name: status %d", s, code)
		}
		clean(t, out+errs)
	}
	env := map[string]string{"LANG": "\x1b]0;pwned\x07", "LC_ALL": "C\u202e", "COLORTERM": "\x1b[5;8;31m", "FOO": "\x1bc"}
	eve := v.sitsAt("Eve", v.dial(v.sessionCode()), "xterm\x1b]0;pwned\x07", env, 80, 24)
	eve.Shows("What is your name?")
	eve.Types("\x1b[200~Eve" + foreign()["title"] + foreign()["bidi"] + "\x1b[201~")
	eve.Shows("> Eve")
	eve.Presses("enter")
	eve.Shows("Do you agree?")
	eve.Presses("enter")
	eve.Shows("Press enter to go to your seat")
	v.codes["Eve"] = v.codeOn(eve)
	eve.Presses("enter")
	eve.Hides("Press enter to go to your seat")
}

// clean fails when text for a terminal that draws nothing holds anything but text.
func clean(t *testing.T, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("no UTF-8: %q", text)
	}
	if at := strings.IndexFunc(text, func(r rune) bool { return r != '\n' && r != '\r' && unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }); at >= 0 {
		t.Errorf("%q holds what is no text, from %q on", text, text[at:])
	}
}

// sent is every sequence that the program itself sends to a terminal.
func sent() []*regexp.Regexp {
	var out []*regexp.Regexp
	for _, one := range []string{
		`[\n\r\x08]`,                             // to the next row, or back
		`\x1b\[[0-9;]*[ABCDEFGHJKLMPSTXZ@bdr]`,   // the cursor, and blanks
		`\x1bM`,                                  // scroll
		`\x1b[78]`,                               // cursor and pen, kept and taken up again
		`\x1b\[[0-9:;]*m`,                        // looks
		`\x1b\[\?(25|1049|2004|2026|7)[hl]`,      // cursor, screen, paste, whole pictures
		`\x1b\[(>[0-9;]*[mu]|\?u|[0-6] q)`,       // keyboard, cursor's shape
		`\x1b\](10|11|12);(\?|#[0-9a-f]{6})\x07`, // ground and ink
		`\x1b\]11[012]\x07`,
		`\x1b\]2;Acme · Value workshop( · console)?\x07`,
	} {
		out = append(out, regexp.MustCompile(`^`+one+`$`))
	}
	return out
}

// ours fails when a window got any sequence that the program itself does not send.
func ours(t *testing.T, w *window) {
	t.Helper()
	known := sent()
	raw := w.raw.text()
	for _, s := range smuggled() {
		if at := strings.Index(raw, s); at >= 0 {
			t.Errorf("%s got %q in %q", w.who, s, raw[max(at-20, 0):min(at+len(s)+20, len(raw))])
		}
	}
	parser := ansi.NewParser()
	var state byte
	for rest := raw; rest != ""; {
		seq, width, n, next := ansi.DecodeSequence(rest, state, parser)
		state, rest = next, rest[n:]
		if width == 0 && !slices.ContainsFunc(known, func(r *regexp.Regexp) bool { return r.MatchString(seq) }) {
			t.Errorf("%s got %q, which the program never sends", w.who, seq)
		}
	}
}
