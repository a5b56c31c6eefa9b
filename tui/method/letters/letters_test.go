package letters_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"serendip/model"
	"serendip/session"
	"serendip/tui/getting"
	"serendip/tui/method/letters"
	"serendip/tui/screen"
	"serendip/tui/taking"
	"serendip/tui/theme"
	"serendip/tui/tuitest"
)

var now = time.Date(2026, 10, 13, 18, 40, 0, 0, time.UTC)

func env() screen.Env {
	return screen.Env{Theme: theme.New(true, colorprofile.TrueColor), Now: func() time.Time { return now }, Zone: time.UTC}
}

// planned is the plan of a meetup between its second and its third follow-up.
func planned() session.ConsoleFace {
	day := func(n int) time.Time { return time.Date(2026, 10, 13+n, 0, 0, 0, 0, time.UTC) }
	split := [model.AudienceCount]int{model.AudienceBusiness: 5, model.AudienceExecutive: 3, model.AudienceTechnical: 4}
	return session.ConsoleFace{SessionFace: session.SessionFace{Session: model.SessionID{7}, Programme: "Harbour Works", Title: "Breakfast", State: model.Draft}, Letters: &session.LettersFace{Plan: []session.LetterFace{
		{Step: model.LetterInvitation, Day: day(-22), To: 14, Waiting: 2, Made: 12, Last: day(-10), Audiences: split,
			Batches: []session.LetterBatch{{At: day(-21), Drafts: 10}, {At: day(-10), Drafts: 2}, {At: day(-10), Drafts: 12, Again: true}}},
		{Step: model.LetterFollowUp2, Day: day(-1), To: 9, Waiting: 9, Audiences: split},
		{Step: model.LetterFollowUp3, Day: day(14), To: 9, Waiting: 9, Audiences: split},
		{Step: model.LetterThanks, Day: day(22), Over: true},
	}}}
}

// closed is the same after the session, with the survey open.
func closed() session.ConsoleFace {
	f := planned()
	f.State = model.Closed
	for i := range f.Letters.Plan {
		f.Letters.Plan[i].Over = f.Letters.Plan[i].Step.Before()
	}
	f.After = &session.AfterFace{AskingFace: &session.AskingFace{ID: model.RoundID{1}, Answered: 9}, Asked: 18, Until: now.AddDate(0, 0, 10)}
	return f
}

// asked remembers which drafts were wanted, and writes none.
type asked struct{ last *letters.Wanted }

func (a asked) Drafts(w letters.Wanted) getting.Exporter {
	*a.last = w
	return noFiles{}
}

func (asked) Lacks(step model.LetterStep) []string {
	if step == model.LetterThanks {
		return nil
	}
	return []string{"Nobody signs: s says who."}
}

func (asked) AnswersPipe(model.SessionID, bool) string {
	return "ssh HOST import survey - --session acme-1 --after < answers.csv"
}

func (asked) Answers(_ context.Context, s model.SessionID, path string, _ bool) (taking.AnswerFile, error) {
	if path != "answers.csv" {
		return taking.AnswerFile{}, errors.New("there is no file " + path)
	}
	return taking.AnswerFile{Take: session.ImportAfter{Session: s}, Said: []string{"answers.csv has 3 rows: 3 new."}}, nil
}

type noFiles struct{}

func (noFiles) Formats() []getting.Format {
	return []getting.Format{{Name: "eml", About: "a mail each"}, {Name: "csv", About: "one table", Asked: true}}
}
func (noFiles) Folder() string                         { return "exports" }
func (noFiles) Fetch(model.SessionID, []string) string { return "ssh HOST letters harbour-1 make" }
func (noFiles) Write(context.Context, model.SessionID, []string, bool, func(done, n int)) (getting.Written, error) {
	return getting.Written{}, nil
}

func TestPlanGoldens(t *testing.T) {
	for name, f := range map[string]session.ConsoleFace{"plan": planned(), "closed": closed()} {
		for _, size := range [][2]int{{60, 20}, {80, 24}, {120, 35}} {
			s := letters.OfConsole(env(), f, asked{new(letters.Wanted)}).SetSize(size[0], size[1])
			tuitest.Golden(t, fmt.Sprintf("%s-%d", name, size[0]), tuitest.Draw(s.View(), env().Theme, size[0], size[1]))
			for _, wrong := range s.Keys().Check() {
				t.Errorf("keys: %s", wrong)
			}
		}
	}
}

// TestWhatNobodyToldIsSaid before drafts are made: who signs, where it is, and follow-ups that come to nobody.
func TestWhatNobodyToldIsSaid(t *testing.T) {
	f := planned()
	f.Letters.Plan[1] = session.LetterFace{Step: model.LetterFollowUp1, Day: f.Letters.Plan[1].Day, Skipped: 9}
	s := letters.OfConsole(env(), f, asked{new(letters.Wanted)})
	if got := draw(opens(t, s, "enter")); !strings.Contains(got, "! Nobody signs: s says who.") {
		t.Errorf("the dialog says\n%s", got)
	}
	if got := draw(s); !strings.Contains(got, "Nobody signs and no place is named yet: s says it.") {
		t.Errorf("the plan says\n%s", got)
	}
	s, _ = tuitest.Press(s, "home", "down")
	if got := draw(s); !strings.Contains(got, "skipped") || !strings.Contains(got, "Skipped: 12 October came before the invitation.") || strings.Contains(got, "Nobody signs") {
		t.Errorf("a letter that is skipped says\n%s", got)
	}
	f.Letters.Set = model.LetterSettings{Sender: "Kit", Place: "The mill"}
	if got := draw(letters.OfConsole(env(), f, nil)); strings.Contains(got, "Nobody signs") {
		t.Errorf("once it is told:\n%s", got)
	}
}

// draw is what the dialog over the plan shows.
func draw(s screen.Screen) string {
	return ansi.Strip(tuitest.Draw(s.SetSize(80, 24).View(), env().Theme, 80, 24))
}

// opens presses keys and gives what is opened by the last.
func opens(t *testing.T, s screen.Screen, keys ...string) screen.Screen {
	t.Helper()
	_, msgs := tuitest.Press(s, keys...)
	for _, m := range msgs {
		if open, is := m.(screen.OpenMsg); is {
			return open.Screen.SetSize(80, 24)
		}
	}
	t.Fatalf("%v open nothing: %v", keys, msgs)
	return nil
}

// TestThePlanSaysWhatHindersIt: addresses that are not on file, and results that nobody counted.
func TestThePlanSaysWhatHindersIt(t *testing.T) {
	f := planned()
	f.Letters.Plan[0].Lost = 2
	f.Letters.Plan[2] = session.LetterFace{Step: model.LetterResults, Day: f.Letters.Plan[2].Day, To: 9, Waiting: 9, Lost: 3, Wait: "nobody has answered yet"}
	s := letters.OfConsole(env(), f, asked{new(letters.Wanted)}).SetSize(100, 30)
	if got := draw(s); !strings.Contains(got, "2 without an address: fill it in before you send.") || !strings.Contains(got, "no results yet") {
		t.Errorf("the plan says\n%s", got)
	}
}

// TestEnterMakesDraftsOfTheLetterUnderTheCursor for those who have none, and a for everybody, with the reason.
func TestEnterMakesDraftsOfTheLetterUnderTheCursor(t *testing.T) {
	d := asked{new(letters.Wanted)}
	s := letters.OfConsole(env(), planned(), d).SetSize(80, 24)
	got := draw(opens(t, s, "enter"))
	if *d.last != (letters.Wanted{Step: model.LetterInvitation}) || !strings.Contains(got, "2 drafts of the invitation, for those who have none") || !strings.Contains(got, "2 on 3 October") {
		t.Errorf("%+v\n%s", *d.last, got)
	}
	why, _ := tuitest.Type(opens(t, s, "a"), "another place")
	again := draw(opens(t, why, "enter"))
	if *d.last != (letters.Wanted{Step: model.LetterInvitation, Again: "another place"}) || !strings.Contains(again, "anew for everybody: 14") {
		t.Errorf("%+v\n%s", *d.last, again)
	}
	if _, msgs := tuitest.Press(s, "down", "down", "down", "enter"); len(msgs) > 0 {
		t.Errorf("thanks before the session: %v", msgs)
	}
}

// TestWhatLettersSayAndWhenIsSet sends it, from home in the name of the session.
func TestWhatLettersSayAndWhenIsSet(t *testing.T) {
	f := planned()
	s := letters.OfConsole(env(), f, nil).SetSize(80, 24)
	if _, msgs := tuitest.Press(s, "enter"); len(msgs) > 0 {
		t.Errorf("drafts without anybody who makes them: %v", msgs)
	}
	day, _ := tuitest.Type(opens(t, s, "down", "d"), "10")
	_, msgs := tuitest.Press(day, "enter")
	got := tuitest.Intents(msgs)
	want := model.LetterSettings{Moved: []model.LetterMoved{{Step: model.LetterFollowUp2, Days: -10}}}
	if len(got) != 1 || !got[0].(session.SetLetters).Settings.Same(want) {
		t.Errorf("d sends %+v", got)
	}
	home := session.HomeFace{Plans: []session.HomeLetters{{HomeSession: session.HomeSession{Ref: "harbour-1", Session: f.Session, Programme: f.Programme, Title: f.Title}, LettersFace: *f.Letters}}}
	place, _ := tuitest.Type(opens(t, letters.OfHome(env(), home, f.Session, nil).SetSize(80, 24), "s"), "The mill")
	_, msgs = tuitest.Press(place, "enter", "enter", "enter", "enter", "enter")
	mend, is := tuitest.Intents(msgs)[0].(session.Mend)
	if !is || mend.Ref != "harbour-1" || mend.Intent.(session.SetLetters).Settings.Place != "The mill" {
		t.Errorf("s sends %+v", msgs)
	}
}

// TestSurveyIsOpenedUntilADayAndCounted from the plan.
func TestSurveyIsOpenedUntilADayAndCounted(t *testing.T) {
	f := closed()
	f.After = nil
	form := opens(t, letters.OfConsole(env(), f, nil).SetSize(80, 24), "h")
	form, _ = tuitest.Type(form, "2026-10-31")
	form, _ = tuitest.Press(form, "enter")
	form, _ = tuitest.Type(form, "18")
	_, msgs := tuitest.Press(form, "enter")
	want := session.OpenAfter{Session: f.Session, Until: time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC), Asked: 18}
	if got := tuitest.Intents(msgs); len(got) != 1 || fmt.Sprint(got[0]) != fmt.Sprint(want) {
		t.Errorf("it sends %+v", got)
	}
	form, _ = tuitest.Type(opens(t, letters.OfConsole(env(), f, nil).SetSize(80, 24), "h"), "soon")
	form, msgs = tuitest.Press(form, "enter", "enter")
	if len(tuitest.Intents(msgs)) > 0 || !strings.Contains(draw(form), "Write a day as 2026-03-31.") {
		t.Errorf("soon sends %v", msgs)
	}
	led := closed()
	led.Role = session.Lead
	pick := opens(t, letters.OfConsole(env(), led, nil).SetSize(80, 24), "h")
	if got := draw(pick); !strings.Contains(got, "9 of 18 people answered, 50%") || !strings.Contains(got, "23 October 2026") {
		t.Errorf("it stands:\n%s", got)
	}
	_, msgs = tuitest.Press(opens(t, pick, "enter"), "y")
	if got := tuitest.Intents(msgs); len(got) != 1 || got[0] != any(session.ShowAnswers{Asking: model.RoundID{1}}) {
		t.Errorf("it sends %v", got)
	}
	led.Role = session.CoFacilitator
	if got := draw(opens(t, letters.OfConsole(env(), led, nil).SetSize(80, 24), "h")); strings.Contains(got, "Count the answers") || strings.Contains(got, "Drop the survey") {
		t.Errorf("who does not lead is offered\n%s", got)
	}
}

// TestAnswersComeFromAFile of any form tool: named, looked at, then all of it; what is wrong is said where it can be mended.
func TestAnswersComeFromAFile(t *testing.T) {
	s := letters.OfConsole(env(), closed(), asked{new(letters.Wanted)}).SetSize(80, 24)
	form := opens(t, s, "i")
	wrong, _ := tuitest.Type(form, "nobody.csv")
	if again := draw(opens(t, wrong, "enter")); !strings.Contains(again, "There is no file nobody.csv.") || !strings.Contains(again, "nobody.csv") {
		t.Errorf("a file that is not there:\n%s", again)
	}
	named, _ := tuitest.Type(form, "answers.csv")
	sure := opens(t, named, "enter")
	if got := draw(sure); !strings.Contains(got, "answers.csv has 3 rows: 3 new.") {
		t.Errorf("before it is taken:\n%s", got)
	}
	_, msgs := tuitest.Press(sure, "y")
	if got := tuitest.Intents(msgs); len(got) != 1 || got[0].(session.ImportAfter).Session != closed().Session {
		t.Errorf("yes sends %v", got)
	}
	if _, msgs := tuitest.Press(letters.OfConsole(env(), planned(), asked{new(letters.Wanted)}), "i"); len(msgs) > 0 {
		t.Errorf("answers without a survey: %v", msgs)
	}
	far := env()
	far.Remote = true
	if got := draw(opens(t, letters.OfConsole(far, closed(), asked{new(letters.Wanted)}).SetSize(80, 24), "i")); !strings.Contains(got, "import survey - --session acme-1 --after") {
		t.Errorf("over SSH:\n%s", got)
	}
}
