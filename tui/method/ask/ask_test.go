package ask_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/method/ask"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

func env() screen.Env {
	return screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: facetest.Now, Zone: facetest.Zone()}
}

// asking is a block's questions, open or shown.
func asking(m model.Method, shown bool) *session.AskingFace {
	f := &session.AskingFace{ID: facetest.ID[model.RoundID](7), Block: "Ask", Method: m, Shown: shown, Answered: 7, Hands: 4, People: 14}
	questions := model.Block{Method: m}.Asked()
	if m == model.Poll {
		questions = []model.Question{{Text: "Which day suits you best for the next one, all in all?", Kind: model.AskChoice, Options: []string{"Monday", "Wednesday, after the shift meeting at the depot", "金曜日", "الجمعة", "👩‍👩‍👧 whenever"}}}
	}
	for n, q := range questions {
		one := session.QuestionFace{Question: q}
		if shown {
			one.N, one.Result = 11, "11 answers"
			switch q.Kind {
			case model.AskChoice:
				one.Counts = []int{5, 3, 2, 0, 1}
			case model.AskScale:
				one.Counts, one.Result, one.Low = []int{4, 3, 3, 1}, "mean 1.1 of 3, 11 answers", m == model.Readiness && n%2 == 0
			case model.AskNPS:
				one.Counts, one.Result = []int{0, 0, 0, 1, 0, 0, 0, 2, 3, 2, 3}, "NPS +36, mean 8.1 of 10, 11 answers"
			case model.AskText:
				one.Words, one.Result = []string{"More coffee", "Shorter, and with the planners in the room: they are who it is about, and they were not asked"}, "2 answers"
			}
		}
		f.Questions = append(f.Questions, one)
	}
	if shown && m == model.Readiness {
		f.Flag = model.RedFlagAction
	}
	return f
}

func face() session.SessionFace {
	return session.SessionFace{Programme: "Acme", Title: "Value workshop", State: model.Live, Block: model.Block{Title: "Ask", Method: model.Poll, Prompt: "What do you think?", Timebox: 10 * time.Minute},
		Clock: session.Clock{Timebox: 10 * time.Minute, Since: facetest.Now().Add(-2 * time.Minute)}}
}

func TestGoldens(t *testing.T) {
	for _, m := range []model.Method{model.Readiness, model.Poll, model.Pulse} {
		for _, shown := range []bool{false, true} {
			for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
				w, h := size[0], size[1]
				name := fmt.Sprintf("%s_%s_%dx%d", m, map[bool]string{false: "open", true: "shown"}[shown], w, h)
				a := asking(m, shown)
				t.Run("wall_"+name, func(t *testing.T) {
					f := session.WallFace{SessionFace: face(), People: 14, Asking: a}
					golden.RequireEqual(t, frame.Plain(frame.New(w, h, ask.Wall(f, env(), facetest.Now(), w, h)...)))
				})
				t.Run("seat_"+name, func(t *testing.T) {
					f := &session.SeatFace{SeatShared: &session.SeatShared{SessionFace: face()}, Asking: &session.SeatAsking{AskingFace: a, Mine: []session.Answered{{Cell: 3}}}}
					golden.RequireEqual(t, frame.Plain(ask.NewSeat(env(), f).SetSize(w, h-4).View()))
				})
				t.Run("console_"+name, func(t *testing.T) {
					f := session.ConsoleFace{SessionFace: face(), Wall: session.WallFace{Asking: a}}
					golden.RequireEqual(t, frame.Plain(ask.NewConsole(env(), f).SetSize(w-20, h-6).View()))
				})
			}
		}
	}
}

// TestTenIsTypedAsItIsWritten: 1 and 0 are ten, and 1 and another key are not.
func TestTenIsTypedAsItIsWritten(t *testing.T) {
	a := asking(model.Pulse, false)
	s := ask.NewSeat(env(), &session.SeatFace{SeatShared: &session.SeatShared{SessionFace: face()}, Asking: &session.SeatAsking{AskingFace: a}}).SetSize(80, 20)
	s, _ = tuitest.Press(s, "enter")
	_, msgs := tuitest.Press(s, "1", "0", "0", "1", "2", "0")
	var got []int
	for _, i := range tuitest.Intents(msgs) {
		got = append(got, i.(session.Answer).Cell-1)
	}
	if want := []int{1, 10, 0, 1, 2, 0}; !slices.Equal(got, want) {
		t.Errorf("answers %v, want %v", got, want)
	}
}

// TestAPollWithoutAQuestionSaysWhatGivesItOne: its key does nothing until then.
func TestAPollWithoutAQuestionSaysWhatGivesItOne(t *testing.T) {
	f := session.ConsoleFace{SessionFace: face()}
	f.Block.Prompt = " "
	s := ask.NewConsole(env(), f).SetSize(80, 20)
	if plain := frame.Plain(s.View()); !strings.Contains(plain, "no question yet   a, the agenda, gives this block one") {
		t.Errorf("it says:\n%s", plain)
	}
	if _, msgs := tuitest.Press(s, "o"); len(msgs) != 0 {
		t.Errorf("nothing is asked: %v", msgs)
	}
}

// TestADigitAnswersAtOnce types through a pulse and expects an answer at every key.
func TestADigitAnswersAtOnce(t *testing.T) {
	a := asking(model.Pulse, false)
	s := ask.NewSeat(env(), &session.SeatFace{SeatShared: &session.SeatShared{SessionFace: face()}, Asking: &session.SeatAsking{AskingFace: a}}).SetSize(80, 20)
	s, msgs := tuitest.Press(s, "9") // before it has begun
	if got := tuitest.Intents(msgs); len(got) != 0 {
		t.Fatalf("a stray key answers: %v", got)
	}
	s, _ = tuitest.Press(s, "enter")
	s, msgs = tuitest.Press(s, "9", "x", "right", "2")
	want := []session.Answer{{Asking: a.ID, Question: 0, Cell: 10}, {Asking: a.ID, Question: 0, Cell: 11}, {Asking: a.ID, Question: 1, Cell: 3}}
	got := tuitest.Intents(msgs)
	if len(got) != len(want) {
		t.Fatalf("answers: %v", got)
	}
	for i := range want {
		if got[i] != any(want[i]) {
			t.Errorf("answer %d: %+v", i, got[i])
		}
	}
	s, _ = tuitest.Press(s, "right")
	if _, msgs = tuitest.Press(s, "enter"); len(msgs) != 1 {
		t.Fatalf("words: %v", msgs)
	}
}

func TestCounts(t *testing.T) {
	if got, err := ask.Counts("3, 0 2", 3); err != nil || got[0] != 3 || got[2] != 2 {
		t.Errorf("%v, %v", got, err)
	}
	for _, wrong := range []string{"", "1 2", "1 2 3 4", "1 -2 3", "a b c"} {
		if _, err := ask.Counts(wrong, 3); err == nil {
			t.Errorf("%q is counts", wrong)
		}
	}
}

// TestAPollOfSeveralQuestionsIsTold: every option with its count, and what was said, stand on the wall; where there is no room,
// each in a line.
func TestAPollOfSeveralQuestionsIsTold(t *testing.T) {
	a := asking(model.Poll, true)
	said := session.QuestionFace{Question: model.Question{Text: "What else?", Kind: model.AskText}, N: 3, Result: "3 answers", Words: []string{"More coffee", "Shorter"}}
	scale := session.QuestionFace{Question: model.Question{Text: "How sure are you?", Kind: model.AskScale}, N: 11, Result: "mean 1.1 of 3, 11 answers", Counts: []int{4, 3, 3, 1}}
	a.Questions = append(a.Questions, scale, said)
	for _, size := range [][2]int{{80, 24}, {80, 40}, {120, 35}} {
		f := session.WallFace{SessionFace: face(), People: 14, Asking: a}
		wall := frame.Plain(frame.New(size[0], size[1], ask.Wall(f, env(), facetest.Now(), size[0], size[1])...))
		for _, want := range []string{"Monday", "More coffee", "mean 1.1 of 3"} {
			if !strings.Contains(wall, want) {
				t.Errorf("%v: no %q on\n%s", size, want, wall)
			}
		}
	}
}

// TestWhatIsHiddenIsCountedAndReached reads to the end of what does not fit, on console and seat, also within one question
// that is higher than the window.
func TestWhatIsHiddenIsCountedAndReached(t *testing.T) {
	long := asking(model.Poll, true)
	said := session.QuestionFace{Question: model.Question{Text: "What else?", Kind: model.AskText}, N: 40, Result: "40 answers"}
	for n := range 40 {
		said.Words = append(said.Words, fmt.Sprintf("answer %d", n+1))
	}
	long.Questions = append(long.Questions, said)
	for name, a := range map[string]*session.AskingFace{"readiness": asking(model.Readiness, true), "forty answers": long} {
		last := ask.Lines(len(a.Questions)-1, a.Questions, 60, env().Theme)
		end, _, _ := strings.Cut(strings.TrimSpace(ansi.Strip(last[len(last)-1])), "▄")
		f := session.ConsoleFace{SessionFace: face(), Wall: session.WallFace{Asking: a}}
		seat := &session.SeatFace{SeatShared: &session.SeatShared{SessionFace: face()}, Asking: &session.SeatAsking{AskingFace: a}}
		for who, s := range map[string]screen.Screen{"console": ask.NewConsole(env(), f), "seat": ask.NewSeat(env(), seat)} {
			s, _ = s.Update(desk.FocusMsg{List: true})
			s = s.SetSize(64, 14)
			if shown := frame.Plain(s.View()); !strings.Contains(shown, "lines more") {
				t.Errorf("%s on a %s: nothing says that there is more:\n%s", name, who, shown)
			}
			for range 80 {
				s, _ = tuitest.Press(s, "down")
			}
			if shown := frame.Plain(s.View()); !strings.Contains(shown, end) || !strings.Contains(shown, "above") || strings.Contains(shown, "lines more") {
				t.Errorf("%s on a %s: the end %q is not reached:\n%s", name, who, end, shown)
			}
			for range 80 {
				s, _ = tuitest.Press(s, "up")
			}
			if shown := frame.Plain(s.View()); strings.Contains(shown, "above") || !strings.Contains(shown, a.Questions[0].Text[:20]) {
				t.Errorf("%s on a %s: there is no way back to the top:\n%s", name, who, shown)
			}
		}
	}
}

// TestOneQuestionAfterTheOtherIsLarge: where not all fit in large type, each is large in its turn and the list stays.
func TestOneQuestionAfterTheOtherIsLarge(t *testing.T) {
	a := asking(model.Readiness, false)
	f := session.WallFace{SessionFace: face(), People: 14, Asking: a}
	seen := map[string]bool{}
	var list string
	for n := range len(a.Questions) {
		f.Clock = session.Clock{Timebox: 10 * time.Minute, Since: facetest.Now().Add(-time.Duration(n) * 50 * time.Second)}
		rows := strings.Split(frame.Plain(frame.New(120, 35, ask.Wall(f, env(), facetest.Now(), 120, 35)...)), "\n")
		at := slices.IndexFunc(rows, func(r string) bool { return strings.Contains(r, a.Questions[0].Text) })
		if at < 0 || !strings.Contains(rows[at+n], "▸ ") {
			t.Fatalf("question %d is not marked in the list:\n%s", n+1, strings.Join(rows, "\n"))
		}
		seen[strings.Join(rows[8:at], "\n")] = true
		below := strings.ReplaceAll(strings.Join(rows[at:], "\n"), "▸", " ")
		if list != "" && list != below {
			t.Errorf("the list moves:\n%s\nthen\n%s", list, below)
		}
		list = below
	}
	if len(seen) != len(a.Questions) {
		t.Errorf("%d of %d questions were large", len(seen), len(a.Questions))
	}
}

// TestBarsOfOnePageCompare: questions of other scales have bars of one width, with no mark to reach in a poll.
func TestBarsOfOnePageCompare(t *testing.T) {
	a := &session.AskingFace{Method: model.Poll, Shown: true, Answered: 11, People: 14, Questions: []session.QuestionFace{
		{Question: model.Question{Text: "How likely would you tell somebody about it?", Kind: model.AskNPS}, N: 11, Counts: []int{0, 0, 0, 0, 0, 0, 1, 2, 4, 4, 0}, Result: "NPS +27, mean 8.0 of 10, 11 answers"},
		{Question: model.Question{Text: "How much of it did you use?", Kind: model.AskScale}, N: 11, Counts: []int{2, 4, 4, 1}, Result: "mean 1.4 of 3, 11 answers"},
		{Question: model.Question{Text: "Which day?", Kind: model.AskChoice, Options: []string{"Monday", "Friday"}}, N: 11, Counts: []int{5, 6}, Result: "11 answers"},
	}}
	for _, size := range [][2]int{{80, 24}, {120, 60}} {
		w, h := size[0], size[1]
		got := frame.Plain(frame.New(w, h, ask.Wall(session.WallFace{SessionFace: face(), People: 14, Asking: a}, env(), facetest.Now(), w, h)...))
		var widths []int
		for _, bar := range regexp.MustCompile(`[█▏▎▍▌▋▊▉▄▖·]{8,}`).FindAllString(got, -1) {
			widths = append(widths, ansi.StringWidth(bar))
		}
		if len(widths) < 2 || slices.Min(widths) != slices.Max(widths) {
			t.Errorf("bars are %v cells wide at %dx%d:\n%s", widths, w, h, got)
		}
		if strings.Contains(got, theme.Mark) {
			t.Errorf("a mark to reach stands in a poll:\n%s", got)
		}
	}
}

// TestALowConsoleDrawsTheAnswersThatWereGiven, and names the others in a line.
func TestALowConsoleDrawsTheAnswersThatWereGiven(t *testing.T) {
	f := session.ConsoleFace{SessionFace: face()}
	f.Wall.Asking = &session.AskingFace{Method: model.Pulse, Shown: true, Answered: 16, People: 16, Questions: []session.QuestionFace{
		{Question: model.Question{Text: "How likely would you tell somebody about it?", Kind: model.AskNPS}, N: 16, Counts: []int{0, 0, 0, 0, 0, 0, 1, 2, 3, 6, 4}, Result: "NPS +56, mean 8.6 of 10, 16 answers"},
	}}
	for h, all := range map[int]bool{11: false, 30: true} {
		got := frame.Plain(ask.NewConsole(env(), f).SetSize(78, h).View())
		for cell, n := range f.Wall.Asking.Questions[0].Counts {
			if drawn := regexp.MustCompile(fmt.Sprintf(`(?m)^ +%d +[▄▖·]+ %d *$`, cell, n)).MatchString(got); drawn != (all || n > 0) {
				t.Errorf("in %d rows the bar of %d is drawn: %v\n%s", h, cell, drawn, got)
			}
		}
		if strings.Contains(got, "nobody: 0, 1, 2, 3, 4, 5") == all {
			t.Errorf("in %d rows:\n%s", h, got)
		}
	}
}

// TestAskingAgainAsksFirst: what was shown does not leave the wall by a slip of a finger.
func TestAskingAgainAsksFirst(t *testing.T) {
	for shown, label := range map[bool]string{false: "ask everybody", true: "ask again"} {
		f := session.ConsoleFace{SessionFace: face()}
		if shown {
			f.Wall.Asking = asking(model.Poll, true)
		}
		s := ask.NewConsole(env(), f).SetSize(120, 30)
		if b := s.Keys()[0]; b.Label != label || b.Off {
			t.Errorf("shown %v: the key is %+v", shown, b)
		}
		_, msgs := tuitest.Press(s, "o")
		if shown {
			if n := len(tuitest.Intents(msgs)); n != 0 {
				t.Fatalf("%d askings began unasked", n)
			}
			box := msgs[0].(screen.OpenMsg).Screen.SetSize(120, 30)
			if got := frame.Plain(box.View()); !strings.Contains(got, "The answers that were shown stay in the record.") {
				t.Errorf("it asks\n%s", got)
			}
			_, msgs = tuitest.Press(box, "y")
		}
		if got := tuitest.Intents(msgs); len(got) != 1 || got[0] != any(session.OpenAsking{Session: f.Session}) {
			t.Errorf("shown %v: sends %+v", shown, got)
		}
	}
}

// TestQuestionsOnOneWallAreOfOneSize, also where a word fits the wall and not the room beside its number.
func TestQuestionsOnOneWallAreOfOneSize(t *testing.T) {
	for n := 4; n < 40; n++ {
		a := &session.AskingFace{Method: model.Poll, People: 14}
		for _, text := range []string{"Why?", strings.Repeat("m", n), "Who?"} {
			a.Questions = append(a.Questions, session.QuestionFace{Question: model.Question{Text: text, Kind: model.AskText}})
		}
		got := frame.Plain(frame.New(120, 60, ask.Wall(session.WallFace{SessionFace: face(), Asking: a}, env(), facetest.Now(), 120, 60)...))
		small := 0
		for _, q := range a.Questions {
			if strings.Contains(got, q.Text) {
				small++
			}
		}
		if small != 0 && small != len(a.Questions) {
			t.Fatalf("%d of %d questions are small:\n%s", small, len(a.Questions), got)
		}
	}
}

// TestTheWallCountsTheWordsThatItLeavesOut: forty texts of a poll, of which a wall shows what it has room for, each whole.
func TestTheWallCountsTheWordsThatItLeavesOut(t *testing.T) {
	q := session.QuestionFace{Question: model.Question{Text: "What would stop you?", Kind: model.AskText}, N: 40, Result: "40 answers"}
	for n := range 40 {
		q.Words = append(q.Words, fmt.Sprintf("The scanner at gate %d is slow, and nobody has told us whom to call when it stands still", n))
	}
	a := &session.AskingFace{Method: model.Poll, Shown: true, Answered: 40, People: 40, Questions: []session.QuestionFace{q}}
	for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}, {200, 60}} {
		w, h := size[0], size[1]
		got := frame.Plain(frame.New(w, h, ask.Wall(session.WallFace{SessionFace: face(), People: 40, Asking: a}, env(), facetest.Now(), w, h)...))
		whole, more := strings.Count(got, "still"), 0
		if at := strings.Index(got, "and "+regexp.MustCompile(`\d+ more, on your seat`).FindString(got)); at >= 0 {
			fmt.Sscanf(got[at:], "and %d more", &more)
		}
		if whole == 0 || whole+more != 40 || strings.Contains(got, "…") {
			t.Errorf("at %dx%d %d texts stand on the wall and %d are said to be left out:\n%s", w, h, whole, more, got)
		}
	}
}

// TestShortAnswersAreCountedToo: forty answers of a line each, in columns of every height.
func TestShortAnswersAreCountedToo(t *testing.T) {
	q := session.QuestionFace{Question: model.Question{Text: "What would stop you?", Kind: model.AskText}, N: 40, Result: "40 answers"}
	for n := range 40 {
		q.Words = append(q.Words, fmt.Sprintf("gate %d", n))
	}
	for _, questions := range [][]session.QuestionFace{{q}, {q, q}} {
		a := &session.AskingFace{Method: model.Poll, Shown: true, Answered: 40, People: 40, Questions: questions}
		for _, w := range []int{60, 120, 200} {
			for h := 12; h < 60; h++ {
				got := frame.Plain(frame.New(w, h, ask.Wall(session.WallFace{SessionFace: face(), People: 40, Asking: a}, env(), facetest.Now(), w, h)...))
				shown, unsaid := strings.Count(got, "· gate "), strings.Count(got, "all are on your seat")
				for _, more := range regexp.MustCompile(`and (\d+) more, on your seat`).FindAllStringSubmatch(got, -1) {
					n := 0
					fmt.Sscan(more[1], &n)
					shown += n
				}
				if shown > 0 && shown+40*unsaid != 40*len(questions) {
					t.Errorf("%d of %d answers stand or are counted at %dx%d:\n%s", shown, 40*len(questions), w, h, got)
				}
			}
		}
	}
}

// TestQuestionsWithoutRoomAreCounted: of nine questions, a low wall says how many it leaves out.
func TestQuestionsWithoutRoomAreCounted(t *testing.T) {
	a := asking(model.Readiness, true)
	a.Flag = ""
	for len(a.Questions) < 9 {
		a.Questions = append(a.Questions, a.Questions[0])
	}
	for h := 10; h < 30; h++ {
		got := frame.Plain(frame.New(80, h, ask.Wall(session.WallFace{SessionFace: face(), People: 14, Asking: a}, env(), facetest.Now(), 80, h)...))
		shown, more := strings.Count(got, "11 answers"), 0
		if at := regexp.MustCompile(`and (\d+) more`).FindStringSubmatch(got); at != nil {
			fmt.Sscan(at[1], &more)
		}
		if shown+more != 9 {
			t.Errorf("%d questions stand and %d are counted at 80x%d:\n%s", shown, more, h, got)
		}
	}
}

// TestNobodyReadsTheWordsOfTwo: the wall does not send to the facilitator for what is kept from everybody.
func TestNobodyReadsTheWordsOfTwo(t *testing.T) {
	for answered, reads := range map[int]bool{2: false, 3: true} {
		a := asking(model.Pulse, true)
		a.Answered, a.Hands = answered, 0
		got := frame.Plain(frame.New(200, 60, ask.Wall(session.WallFace{SessionFace: face(), People: 14, Asking: a}, env(), facetest.Now(), 200, 60)...))
		if strings.Contains(got, "the facilitator reads them") != reads {
			t.Errorf("of %d:\n%s", answered, got)
		}
	}
}
