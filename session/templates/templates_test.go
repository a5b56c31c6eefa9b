package templates_test

import (
	"cmp"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"serendip/model"
	"serendip/session/templates"
)

func TestBuiltinOnesAreGood(t *testing.T) {
	all := templates.Builtin()
	if len(all) != 9 {
		t.Fatalf("%d templates", len(all))
	}
	for _, x := range all {
		again, err := templates.Parse(x.Name, x.Source)
		if err != nil || again.Name != x.Name || len(x.About) < 20 {
			t.Errorf("%s: %v", x.Name, err)
		}
		for _, b := range x.Blocks {
			for _, hour := range []string{"morning", "breakfast", "afternoon", "evening", "tonight"} {
				if strings.Contains(strings.ToLower(b.Title+b.Prompt+b.Short), hour) {
					t.Errorf("%s: %s speaks of the %s, and is held at any hour", x.Name, b.Title, hour)
				}
			}
			if b.Short == "" || len(b.Prompt) < 15 {
				t.Errorf("%s: %s has no words for the wall", x.Name, b.Title)
			}
			if x.Name == "first-launch" && b.Kind == model.Serendipitous {
				t.Error("nothing exists at a first launch")
			}
		}
	}
	for name, minutes := range map[string]int{"value-workshop": 150, "first-launch": 150, "late-start": 150, "quarterly-review": 120, "champion-check-in": 45, "executive-readout": 60, "unconference": 120} {
		x, ok := templates.BuiltinNamed(name)
		if got := model.Total(x.Blocks); !ok || got != time.Duration(minutes)*time.Minute {
			t.Errorf("%s takes %v", name, got)
		}
	}
}

const good = `name = "mine"
title = "Mine"

[[block]]
title = "Talk"
method = "capture"
minutes = 20
short = "TELL US"
prompt = "Tell us."
kind = "planned"
hold = true
`

func TestParse(t *testing.T) {
	x, err := templates.Parse("mine.toml", []byte("\uFEFF"+strings.ReplaceAll(good, "\n", "\r\n")))
	want := model.Block{Title: "Talk", Method: model.Capture, Timebox: 20 * time.Minute, Short: "TELL US", Prompt: "Tell us.", Kind: model.Planned, Hold: true}
	if err != nil || x.Name != "mine" || x.Title != "Mine" || len(x.Blocks) != 1 || !reflect.DeepEqual(x.Blocks[0], want) {
		t.Fatalf("%+v, %v", x, err)
	}
}

// TestWhatIsWrongIsNamed gives a bad file and what is said of it: where, what, and what to do.
func TestWhatIsWrongIsNamed(t *testing.T) {
	change := func(from, to string) string { return strings.Replace(good, from, to, 1) }
	for name, c := range map[string]struct{ file, want string }{
		"unknown key":    {change("minutes = 20", "minuets = 20"), `f.toml, line 7, column 1: there is no setting "minuets" here. Did you mean "minutes"?`},
		"far key":        {change("minutes = 20", "minutes = 20\ncolour = 1"), `f.toml, line 8, column 1: there is no setting "colour" here. What can stand here is title, method,`},
		"unknown method": {change(`"capture"`, `"captur"`), `f.toml, line 6, column 10: "captur" is no method. Did you mean "capture"?`},
		"too long":       {change("= 20", "= 800"), `f.toml, line 7, column 11: minutes = 800 is out of range. A block lasts from 1 to 720.`},
		"no number":      {change("= 20", `= "20"`), `f.toml, line 7, column 11: minutes is no whole number. Write minutes = 15, without quotes.`},
		"no text":        {change(`"TELL US"`, `7`), `f.toml, line 8, column 9: short is no text. Write short = "...", with quotes.`},
		"wide prompt":    {change("TELL US", "TELL US ALL OF IT"), `the line "TELL US ALL OF IT" of the short prompt has 17 letters. The wall shows 3 lines of 14 letters`},
		"high prompt":    {change(`"TELL US"`, `"A\nB\nC\nD"`), `the short prompt has 4 lines`},
		"kind":           {change(`"planned"`, `"plan"`), `f.toml, line 10, column 8: "plan" is no kind of use case.`},
		"hold":           {change(`true`, `1`), `hold is neither true nor false`},
		"name":           {change(`"mine"`, `"My one"`), `f.toml, line 1, column 8: "My one" is no name for a template.`},
		"no name":        {change("name = \"mine\"\n", ""), `f.toml, line 1, column 1: the template has no name`},
		"no minutes":     {change("minutes = 20\n", ""), `f.toml, line 4, column 3: this block has no minutes. Write minutes = 15 under it.`},
		"other table":    {change("[[block]]", "[block]"), `Each block of the agenda begins with [[block]]`},
		"no block":       {"name = \"mine\"\n", `the template has no block`},
		"no toml":        {change(`"Mine"`, `Mine`), `f.toml, line 2, column 9: it is no TOML`},
		"escape":         {change("Tell us.", "Tell\x1b[2Jus."), `f.toml, line 9, column 15: there is a control character (U+001B)`},
		"hidden escape":  {change("Tell us.", `Tell\u001b[2Jus.`), `f.toml, line 9, column 10: prompt has a control character in it (U+001B)`},
		"in a remark":    {change("[[block]]", "# \x07\n[[block]]"), `f.toml, line 4, column 3: there is a control character (U+0007)`},
		"bidi":           {change("Tell us.", "Tell \u202Eus."), `there is a control character (U+202E)`},
		"no utf-8":       {change("Tell us.", "Tell \xffus."), `f.toml, line 9, column 16: this is no UTF-8 text`},
	} {
		_, err := templates.Parse("f.toml", []byte(c.file))
		var one *templates.Error
		if err == nil || !strings.Contains(err.Error(), c.want) || !errors.As(err, &one) || one.Do == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := templates.Parse("f.toml", []byte(strings.NewReplacer("minutes", "minuets", "true", "1").Replace(good)))
	var all templates.Problems
	if !errors.As(err, &all) || len(all) != 2 {
		t.Errorf("all places are named at once, and each once: %v", err)
	}
	_, err = templates.Parse("f.toml", []byte(strings.NewReplacer("name = \"mine\"\n", "", "true", "1").Replace(good)))
	if !errors.As(err, &all) || len(all) != 2 || !strings.Contains(all[0].What, "has no name") {
		t.Errorf("that it has no name is told with the rest: %v", err)
	}
	_, err = templates.Parse("f.toml", []byte(strings.NewReplacer("name = ", "nam = ", "minutes = 20\n", "", "true", "1").Replace(good)))
	if !errors.As(err, &all) || len(all) != 3 || !slices.IsSortedFunc(all, func(a, b *templates.Error) int { return cmp.Compare(a.Line, b.Line) }) {
		t.Errorf("what is missing at the head of a block stands before what is wrong in it: %v", err)
	}
}

func TestOwnOnesComeFirst(t *testing.T) {
	own := templates.Folder{FS: fstest.MapFS{
		"mine.toml":  {Data: []byte(good)},
		"blank.toml": {Data: []byte(strings.Replace(good, "mine", "blank", 1))},
		"bad.toml":   {Data: []byte("name = 1")},
		"moved.toml": {Data: []byte(good)},
	}}
	all, bad := own.List()
	if len(all) != 10 || len(bad) != 2 {
		t.Fatalf("%d templates, not taken: %v", len(all), bad)
	}
	if x, err := own.Named("blank"); err != nil || !x.Own || x.Title != "Mine" {
		t.Errorf("%+v, %v", x, err)
	}
	if x, err := own.Named(""); err != nil || x.Name != templates.Default {
		t.Errorf("%+v, %v", x, err)
	}
	if _, err := own.Named("quartely-review"); err == nil || !strings.Contains(err.Error(), "Did you mean quarterly-review?") {
		t.Error(err)
	}
	if _, err := own.Named("../bad"); err == nil {
		t.Error("a name is no path")
	}
}

func FuzzParse(f *testing.F) {
	for _, x := range templates.Builtin() {
		f.Add(x.Source)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		x, err := templates.Parse("f.toml", raw)
		if err == nil && (x.Name == "" || len(x.Blocks) == 0) {
			t.Errorf("an empty template was taken: %+v", x)
		}
	})
}

func TestABlockHasItsSettings(t *testing.T) {
	x, err := templates.Parse("mine.toml", []byte(`name = "mine"
title = "Mine"

[[block]]
title = "Talk"
method = "capture"
minutes = 20
prompt = "Tell us."
kind = "planned"
deep = true

[[block]]
title = "Dots"
method = "dots"
minutes = 3
dots = 6
dots_on_one = 2

[[block]]
title = "Score"
method = "score"
minutes = 15
counting = "pass 2.5; need 2; by criterion"

[[block]]
title = "Poll"
method = "poll"
minutes = 5
questions = "Which day? = Monday / Friday; How well? = 0-3"
`))
	if err != nil {
		t.Fatal(err)
	}
	if b := x.Blocks; !b[0].Deep || b[1].Budget != 6 || b[1].Cap != 2 || b[2].Weigh.Text() != "pass 2.5; need 2; by criterion" || len(b[3].Questions) != 2 {
		t.Fatalf("%+v", b)
	}
	for _, wrong := range []string{`counting = "passes"`, `questions = "Which? = one"`, `dots = 100`, `deep = "yes"`} {
		_, err := templates.Parse("mine.toml", []byte(good+wrong+"\n"))
		var at *templates.Error
		if !errors.As(err, &at) || at.Line != 12 || at.Do == "" {
			t.Errorf("%s: %v", wrong, err)
		}
	}
}
