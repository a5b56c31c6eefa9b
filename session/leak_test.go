package session_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

// said collects every string of a face, however deep, and the speakers' names of its use cases.
type said struct{ words, who []string }

func collect(face any) said {
	var s said
	s.walk(reflect.ValueOf(face))
	return s
}

func (s *said) walk(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		s.words = append(s.words, v.String())
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			s.walk(v.Elem())
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			s.walk(v.Index(i))
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			s.walk(k)
			s.walk(v.MapIndex(k))
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[session.CaseFace]() {
			s.who = append(s.who, v.FieldByName("Who").String())
		}
		for i := range v.NumField() {
			if v.Type() != reflect.TypeFor[session.Clock]() {
				s.walk(v.Field(i))
			}
		}
	}
}

func (s said) has(words string) bool {
	return slices.ContainsFunc(s.words, func(w string) bool { return strings.Contains(w, words) })
}

// public are the faces of everybody but the facilitators: Ada's seat, a stranger's seat, stage and wall.
func (p *place) public() map[string]any {
	s := p.Live.Snapshot()
	return map[string]any{
		"wall": s.ForWall(p.ID), "stage": s.ForStage(p.ID, p.As("Ada").Person),
		"Jo's seat": s.ForSeat(p.ID, p.As("Jo").Person), "nobody's seat": s.ForSeat(p.ID, model.PersonID{}),
	}
}

// nowhere fails when one of the public faces has the words; console must have them unless it may not either.
func (p *place) nowhere(t *testing.T, what, words string, onConsole bool) {
	t.Helper()
	for who, face := range p.public() {
		if collect(face).has(words) {
			t.Errorf("%s shows %s", who, what)
		}
	}
	if has := collect(p.Live.Snapshot().ForConsole(p.ID, model.PersonID{})).has(words); has != onConsole {
		t.Errorf("the console shows %s: %v", what, has)
	}
}

func TestHiddenAndHeldWordsStayAway(t *testing.T) {
	p := held(t)
	p.As("Jo")
	p.Says("Mei", "HIDDEN words that hurt")
	p.Do(session.Release{Case: p.Case(7).ID})
	p.Do(session.Hide{Case: p.Case(7).ID})
	p.nowhere(t, "a held idea", "waits for the wall", true)
	p.nowhere(t, "a hidden idea", "HIDDEN", true)
	p.Says("Mei", "+7 DETAIL that hurts")
	p.Do(session.Merge{Into: p.Case(1).ID, From: p.Case(7).ID})
	p.Do(session.Merge{Into: p.Case(2).ID, From: p.Case(6).ID})
	p.nowhere(t, "a hidden idea after its merge", "HIDDEN", true)
	p.nowhere(t, "a detail of a hidden idea after its merge", "DETAIL", true)
	p.nowhere(t, "a held idea after its merge", "waits for the wall", true)
	if seat := p.Live.Snapshot().ForSeat(p.ID, p.As("Mei").Person); !collect(seat).has("sort the orders") {
		t.Error("Mei does not see her own idea")
	}
}

// TestOwnIdeaMergedIntoHiddenOne still shows on its author's seat, and nothing of the hidden one does.
func TestOwnIdeaMergedIntoHiddenOne(t *testing.T) {
	p := capturing(t)
	p.Says("Jo", "Jo's own words")
	p.Do(session.Merge{Into: p.Case(1).ID, From: p.Case(6).ID})
	p.Do(session.Hide{Case: p.Case(1).ID})
	seat := p.Live.Snapshot().ForSeat(p.ID, p.As("Jo").Person)
	if collect(seat).has("gate photo ahead") {
		t.Error("Jo's seat shows the hidden idea that Jo's was merged into")
	}
	if len(seat.Mine) != 1 || seat.Mine[0].Title != "Jo's own words" {
		t.Errorf("Jo's own are %+v", seat.Mine)
	}
}

func TestHiddenAfterScoringStaysAway(t *testing.T) {
	p := selecting(t)
	p.As("Jo")
	p.Do(session.TurnWall{Session: p.ID, View: model.ViewReason, Case: p.cases[0]})
	if !collect(p.Live.Snapshot().ForWall(p.ID)).has("meters at night") {
		t.Fatal("the wall does not show what is selected")
	}
	p.Do(session.Hide{Case: p.cases[0]})
	p.nowhere(t, "what was hidden after the reveal", "meters at night", true)
	p.Do(session.OpenRound{Session: p.ID, Cases: p.cases})
	p.nowhere(t, "what was hidden before a second round", "meters at night", true)
}

func TestNotesMarksAndReasonsStayAway(t *testing.T) {
	p := scoring(t)
	p.Do(session.WriteNote{Session: p.ID, Block: p.Session().Current, Note: "NOTE to self"})
	p.By("Ada", session.GiveReason{Round: p.round, Case: p.cases[0], Reason: "REASON not to"})
	p.nowhere(t, "a private note", "NOTE", true)
	p.nowhere(t, "a reason before the reveal", "REASON", false)
	s := p.Live.Snapshot()
	if ada := s.ForSeat(p.ID, p.As("Ada").Person); !ada.Round.Scores[0].Marks[0].Given || ada.Round.Scores[0].Reason == "" {
		t.Error("Ada does not see her own marks")
	}
	for _, name := range []string{"Jo", "Zoe"} {
		for _, score := range p.Live.Snapshot().ForSeat(p.ID, p.As(name).Person).Round.Scores {
			if score.Marks != [3]session.SeatMark{} || score.Criteria != nil || score.Reason != "" {
				t.Errorf("%s, who gave no mark, sees %+v", name, score)
			}
		}
	}
	for who, face := range p.public() {
		if reflect.TypeOf(face) != reflect.TypeFor[session.SeatFace]() && hasType[session.SeatMark](face) {
			t.Errorf("%s holds marks", who)
		}
		if hasType[session.Scored](face) {
			t.Errorf("%s holds an outcome before the reveal", who)
		}
	}
	if hasType[session.SeatMark](s.ForConsole(p.ID, model.PersonID{})) {
		t.Error("the console holds marks")
	}
}

// hasType says whether a value of a type is anywhere in a face.
func hasType[T any](face any) (found bool) {
	var walk func(reflect.Value)
	walk = func(v reflect.Value) {
		if found = found || v.Type() == reflect.TypeFor[T](); found {
			return
		}
		switch v.Kind() {
		case reflect.Pointer, reflect.Interface:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Slice, reflect.Array:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		case reflect.Struct:
			for i := range v.NumField() {
				walk(v.Field(i))
			}
		}
	}
	walk(reflect.ValueOf(face))
	return found
}

func TestNamesStayAwayUntilTurnedOn(t *testing.T) {
	p := selecting(t)
	p.Says("Jo", "Jo's own words")
	p.Do(session.Merge{Into: p.Case(1).ID, From: p.Case(6).ID})
	speakers := func() (out []string) {
		for _, face := range p.public() {
			for _, who := range collect(face).who {
				if who != "" {
					out = append(out, who)
				}
			}
		}
		return out
	}
	if who := speakers(); len(who) > 0 {
		t.Errorf("names are off, and %v stand beside ideas", who)
	}
	p.Do(session.TurnNames{Session: p.ID, On: true})
	if who := speakers(); !slices.Contains(who, "Ada") {
		t.Errorf("names are on, and only %v stand beside ideas", who)
	}
	for _, x := range p.Live.Snapshot().ForWall(p.ID).Reveal.Passed {
		if x.Case.Who != "" {
			t.Error("an author stands on the reveal")
		}
	}
}

// TestNamesNobodyAgreedToStayOffTheWall names somebody in the room who never joined, with names turned on.
func TestNamesNobodyAgreedToStayOffTheWall(t *testing.T) {
	p := capturing(t)
	for _, line := range []string{"? who pays the vendor @Gus", "! ring the vendor @Gus", "the vendor rings by himself @Gus"} {
		p.Do(session.Say{Session: p.ID, Line: line})
	}
	p.Do(session.TurnNames{Session: p.ID, On: true})
	p.Do(session.TurnWall{Session: p.ID, View: model.ViewParked})
	wall := fmt.Sprint(p.Live.Snapshot().ForWall(p.ID))
	if strings.Contains(wall, "Gus") || strings.Count(wall, "vendor") < 3 || !strings.Contains(wall, "Ada") {
		t.Errorf("the wall has %s", wall)
	}
}

// TestNewWordsWaitAsNewIdeasDo changes what the facilitator has let onto the wall, and what is being scored.
func TestNewWordsWaitAsNewIdeasDo(t *testing.T) {
	p := capturing(t)
	p.Do(session.TurnHold{Session: p.ID, Block: p.Session().Current, On: true})
	idea := p.Says("Pat", "~ wait for the facilitator").Case
	p.As("Jo")
	p.Do(session.Release{Case: idea})
	p.By("Pat", session.EditTitle{Case: idea, Title: "RUDE words"})
	p.nowhere(t, "what was never let onto the wall", "RUDE", true)
	p.Do(session.Release{Case: idea})
	p.Do(session.OpenRound{Session: p.ID, Cases: []model.UseCaseID{idea}})
	if _, err := p.Try(p.As("Pat"), session.EditTitle{Case: idea, Title: "other words"}); err == nil || refusal(t, err) != "!conflict" {
		t.Errorf("other words than those that are scored: %v", err)
	}
}

// TestDetailsWaitWhereIdeasWait adds to a shown idea from a seat while ideas are held: nothing of it reaches the room.
func TestDetailsWaitWhereIdeasWait(t *testing.T) {
	p := capturing(t)
	p.Do(session.TurnHold{Session: p.ID, Block: p.Session().Current, On: true})
	shown := p.Case(1)
	r := p.Says("Jo", "+1 rude words")
	if len(p.Case(1).Details) != len(shown.Details) || !p.Case(r.Number).Held {
		t.Errorf("a detail went round the hold: %+v", p.Case(1))
	}
	beside := func(cases []session.CaseFace) string {
		at := slices.IndexFunc(cases, func(c session.CaseFace) bool { return c.Number == r.Number })
		if at < 0 {
			return "nowhere"
		}
		return cases[at].Beside()
	}
	if got := beside(p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Cases); got != ", adds to 1" {
		t.Errorf("the console says %q of what waits", got)
	}
	if got := beside(p.Live.Snapshot().ForSeat(p.ID, p.As("Jo").Person).Mine); got != "" {
		t.Errorf("a seat says %q", got)
	}
	p.Reopen()
	if got := beside(p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Cases); got != ", adds to 1" {
		t.Errorf("after a restart the console says %q", got)
	}
	p.Do(session.Release{Case: p.Case(r.Number).ID})
	if got := beside(p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Cases); got != "" {
		t.Errorf("released, it still %q", got)
	}
	p.Do(session.Say{Session: p.ID, Block: p.Session().Current, Line: "+1 what the facilitator adds"})
	if len(p.Case(1).Details) != len(shown.Details)+1 {
		t.Error("the facilitator's detail waited too")
	}
}

// TestWhatNobodySeesIsNotScored opens a round beside ideas that no seat shows.
func TestWhatNobodySeesIsNotScored(t *testing.T) {
	p := capturing(t)
	p.Do(session.TurnHold{Session: p.ID, Block: p.Session().Current, On: true})
	held := p.Says("Jo", "~ wait for the facilitator").Case
	p.Do(session.Hide{Case: p.Case(3).ID})
	p.Do(session.OpenRound{Session: p.ID})
	if in := p.state().Round(p.Session().Rounds[0]).Cases; len(in) != 2 || slices.Contains(in, held) || slices.Contains(in, p.Case(3).ID) {
		t.Errorf("in the round are %v", in)
	}
}

// TestHalfTypedLineStaysOnItsScreen leaves a private line on the console and goes to the stage, which the room sees.
func TestHalfTypedLineStaysOnItsScreen(t *testing.T) {
	p := capturing(t)
	enter := func(at session.Audience) session.Room {
		room := p.Live.Enter(sessiontest.Host(), p.ID, at)
		t.Cleanup(room.Leave)
		return room
	}
	enter(session.AtConsole).SetDraft("! fire the v")
	if shown := enter(session.AtStage).Draft(); shown != "" {
		t.Errorf("the stage begins with %q", shown)
	}
	if kept := enter(session.AtConsole).Draft(); kept != "! fire the v" {
		t.Errorf("the console begins with %q", kept)
	}
}

func TestDetailsOfPeopleStayAway(t *testing.T) {
	p := capturing(t)
	p.As("Jo")
	p.Do(session.Describe{Person: p.As("Ada").Person, Email: "ada@secret.example", Organisation: "SECRETORG", Role: "SECRETROLE"})
	for _, words := range []string{"secret.example", "SECRETORG", "SECRETROLE", "lena@example.org", "Lena Ott"} {
		p.nowhere(t, words, words, true)
	}
}

// TestProgrammesAreApart looks for one customer's words in another's faces, and for its codes at the other's door.
func TestProgrammesAreApart(t *testing.T) {
	p := capturing(t)
	p.As("Jo")
	mine := p.Live
	code := mine.Snapshot().SessionCode(p.Session())
	personal := mine.Snapshot().PersonCode(p.As("Ada").Person)
	wall := mine.Snapshot().WallToken(p.Session())
	ada, first := p.As("Ada"), p.ID
	p.Open(model.ProgrammeID{15: 9})
	p.Do(session.FoundProgramme{Name: "GLOBEX"})
	p.ID = p.Do(session.PlanSession{Title: "GLOBEX session", Start: p.Clock.Now(), Zone: "UTC"}).Session
	p.GoLive()
	p.Do(session.Say{Session: p.ID, Line: "GLOBEX words @Gus"})
	for _, user := range []string{code, personal, "wall+" + wall} {
		if pass, ok := p.Live.Snapshot().Admit(user, ""); ok {
			t.Errorf("%s of another customer opens %+v", user, pass)
		}
		if _, ok := mine.Snapshot().Admit(user, ""); !ok {
			t.Errorf("%s does not open its own door", user)
		}
	}
	if _, err := p.Try(ada, session.SaySame{Case: p.Case(1).ID}); err == nil {
		t.Error("another customer's attendee says same")
	}
	if seat := p.Live.Snapshot().ForSeat(first, ada.Person); collect(seat).has("gate") {
		t.Error("one programme shows a session of another")
	}
	p.Live, p.ID = mine, first
	p.nowhere(t, "another customer's words", "GLOBEX", false)
}

// TestOtherWaysToChooseKeepQuiet hides what stands in a matrix and among what is ranked, and looks for marks while a round is
// on: the only one who sees them is whoever gave them.
func TestOtherWaysToChooseKeepQuiet(t *testing.T) {
	p := capturing(t)
	p.Says("Mei", "~ HIDDEN plan that hurts")
	hidden := p.Case(p.state().UseCase(p.Session().Cases[len(p.Session().Cases)-1]).Number).ID
	p.Do(session.Reckon{Case: hidden, By: model.ReckonRICE, Numbers: model.Numbers{1_00, 1_00, 1_00, 1_00}})
	p.in(model.Matrix, nil).open()
	for _, name := range []string{"Ada", "Mei", "Olu"} {
		p.marks(hidden, map[string][]model.Mark{name: {model.High, model.NoMark}})
	}
	for who, face := range p.public() {
		if seat, is := face.(session.SeatFace); is && seat.Round != nil {
			for _, x := range seat.Round.Scores {
				for _, m := range x.Own {
					if m.Given {
						t.Errorf("%s shows a mark that was not given there", who)
					}
				}
			}
		}
	}
	p.Do(session.Reveal{Round: p.round})
	p.Do(session.Hide{Case: hidden})
	p.As("Jo")
	p.nowhere(t, "a hidden use case in the matrix", "HIDDEN", true)
	p.in(model.RICE, nil)
	p.nowhere(t, "a hidden use case among what is ranked", "HIDDEN", true)
	for _, x := range p.Live.Snapshot().ForWall(p.ID).Recap.Shortlisted {
		if x.Who != "" {
			t.Error("an author stands on the shortlist")
		}
	}
}
