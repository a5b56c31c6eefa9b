package session_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

// asking has question 1 of Ada's on the wall, 2 of Mei's and 3 of nobody's held before it.
func wondering(t *testing.T) *place {
	p := capturing(t)
	p.By("Ada", session.AskQuestion{Session: p.ID, Line: "Who pays for it?"})
	p.By("Mei", session.AskQuestion{Session: p.ID, Line: "Does it run offline?"})
	p.By("Olu", session.AskQuestion{Session: p.ID, Line: "Why SO slow?", Nameless: true})
	p.Do(session.ReleaseQuestion{Session: p.ID, Question: p.question(1), On: true})
	return p
}

func (p *place) question(number int) model.QuestionID {
	return p.Session().Asked.Questions[number-1].ID
}

func (p *place) numbers() []int {
	var out []int
	for _, q := range p.Live.Snapshot().ForWall(p.ID).Asked.Questions {
		out = append(out, q.Number)
	}
	return out
}

func questionsRules() []rule {
	type to = func(*place) session.Intent
	return []rule{
		{"a seat asks", capturing, "Ada", to(func(p *place) session.Intent { return session.AskQuestion{Session: p.ID, Line: "Who pays?"} }), "QuestionAsked"},
		{"asked for somebody", capturing, "", to(func(p *place) session.Intent {
			return session.AskQuestion{Session: p.ID, Line: "Who pays? @Kim_Roe"}
		}), "PersonAdded QuestionAsked"},
		{"no question", capturing, "Ada", to(func(p *place) session.Intent { return session.AskQuestion{Session: p.ID, Line: " "} }), "!invalid"},
		{"no question but a name", capturing, "", to(func(p *place) session.Intent { return session.AskQuestion{Session: p.ID, Line: "@Ada"} }), "!invalid"},
		{"nobody asks a draft", draft, "", to(func(p *place) session.Intent { return session.AskQuestion{Session: p.ID, Line: "Who pays?"} }), "!conflict"},
		{"a vote", wondering, "Mei", to(func(p *place) session.Intent {
			return session.VoteQuestion{Session: p.ID, Question: p.question(1), Vote: 1}
		}), "QuestionVoted"},
		{"no vote, taken back", wondering, "Mei", to(func(p *place) session.Intent {
			return session.VoteQuestion{Session: p.ID, Question: p.question(1)}
		}), ""},
		{"one vote a person", wondering, "Mei", to(func(p *place) session.Intent {
			return session.VoteQuestion{Session: p.ID, Question: p.question(1), Vote: 2}
		}), "!invalid"},
		{"no vote on what waits", wondering, "Ada", to(func(p *place) session.Intent {
			return session.VoteQuestion{Session: p.ID, Question: p.question(2), Vote: 1}
		}), "!missing"},
		{"hands", wondering, "", to(func(p *place) session.Intent {
			return session.CountQuestion{Session: p.ID, Question: p.question(1), Hands: [2]int{7, 2}}
		}), "QuestionHands"},
		{"fewer than nobody's hands", wondering, "", to(func(p *place) session.Intent {
			return session.CountQuestion{Session: p.ID, Question: p.question(1), Hands: [2]int{-1, 0}}
		}), "!invalid"},
		{"pinned", wondering, "", to(func(p *place) session.Intent {
			return session.PinQuestion{Session: p.ID, Question: p.question(1), On: true}
		}), "QuestionPinned"},
		{"nothing to pin", wondering, "", to(func(p *place) session.Intent { return session.PinQuestion{Session: p.ID, On: true} }), "!missing"},
		{"answered", wondering, "", to(func(p *place) session.Intent {
			return session.AnswerQuestion{Session: p.ID, Question: p.question(1), Done: true, Answer: "the depot"}
		}), "QuestionAnswered"},
		{"answered afterwards", func(t *testing.T) *place {
			p := wondering(t)
			p.Do(session.Close{Session: p.ID})
			return p
		}, "", to(func(p *place) session.Intent {
			return session.AnswerQuestion{Session: p.ID, Question: p.question(1), Done: true}
		}), "QuestionAnswered"},
		{"nothing to answer", wondering, "", to(func(p *place) session.Intent { return session.AnswerQuestion{Session: p.ID, Done: true} }), "!missing"},
		{"hidden", wondering, "", to(func(p *place) session.Intent {
			return session.HideQuestion{Session: p.ID, Question: p.question(1), On: true, Reason: "names a person"}
		}), "QuestionHidden"},
		{"hidden without a reason", wondering, "", to(func(p *place) session.Intent {
			return session.HideQuestion{Session: p.ID, Question: p.question(1), On: true}
		}), "!invalid"},
		{"onto the wall", wondering, "", to(func(p *place) session.Intent {
			return session.ReleaseQuestion{Session: p.ID, Question: p.question(2), On: true}
		}), "QuestionReleased"},
		{"nothing to let onto the wall", wondering, "", to(func(p *place) session.Intent { return session.ReleaseQuestion{Session: p.ID, On: true} }), "!missing"},
		{"merged", wondering, "", to(func(p *place) session.Intent {
			return session.MergeQuestions{Session: p.ID, Into: p.question(1), From: p.question(2)}
		}), "QuestionsMerged"},
		{"one is not two", wondering, "", to(func(p *place) session.Intent {
			return session.MergeQuestions{Session: p.ID, Into: p.question(1), From: p.question(1)}
		}), "!conflict"},
		{"parted", func(t *testing.T) *place {
			p := wondering(t)
			p.Do(session.MergeQuestions{Session: p.ID, Into: p.question(1), From: p.question(2)})
			return p
		}, "", to(func(p *place) session.Intent {
			return session.PartQuestion{Session: p.ID, Question: p.question(1)}
		}), "QuestionsMerged"},
		{"nothing to part", wondering, "", to(func(p *place) session.Intent { return session.PartQuestion{Session: p.ID, Question: p.question(1)} }), "!missing"},
		{"taken back", wondering, "Mei", to(func(p *place) session.Intent {
			return session.WithdrawQuestion{Session: p.ID, Question: p.question(2)}
		}), "QuestionWithdrawn"},
		{"only one's own", wondering, "Mei", to(func(p *place) session.Intent {
			return session.WithdrawQuestion{Session: p.ID, Question: p.question(1)}
		}), "!denied"},
		{"nobody's is nobody's to take back", wondering, "Olu", to(func(p *place) session.Intent {
			return session.WithdrawQuestion{Session: p.ID, Question: p.question(3)}
		}), "!missing"},
		{"straight to the wall", wondering, "", to(func(p *place) session.Intent { return session.HoldQuestions{Session: p.ID} }), "QuestionsHeld"},
		{"they wait already", wondering, "", to(func(p *place) session.Intent { return session.HoldQuestions{Session: p.ID, On: true} }), ""},
		{"no holding after the end", closed, "", to(func(p *place) session.Intent { return session.HoldQuestions{Session: p.ID} }), "!conflict"},
	}
}

// TestNamelessQuestions looks for who asked one in everything that is kept.
func TestNamelessQuestions(t *testing.T) {
	p := capturing(t)
	olu := p.As("Olu").Person
	store := p.Config.Store
	before, err := store.Head(t.Context(), p.state().ID)
	must(t, err)
	p.By("Olu", session.AskQuestion{Session: p.ID, Line: "Why so slow?", Nameless: true})
	seen := 0
	must(t, store.Load(t.Context(), p.state().ID, before.Seq, func(_ uint64, raw []byte) error {
		env, e, err := p.Config.Codec.Decode(raw)
		if !env.Actor.IsZero() || env.Remote || bytes.Contains(raw, olu[:]) {
			t.Errorf("%T says who it was: %+v", e, env)
		}
		seen++
		return err
	}))
	if seen != 1 {
		t.Errorf("%d events were kept", seen)
	}
	q := p.Session().Asked.Questions[0]
	if !q.By.IsZero() || !q.Nameless {
		t.Errorf("the question is %v's", q.By)
	}
	if undo := p.Live.Snapshot().ForSeat(p.ID, olu).Undo; strings.Contains(undo.Label, "question") {
		t.Errorf("a seat may undo %q", undo.Label)
	}
	if by := p.Live.Snapshot().ForConsole(p.ID, sessiontest.Host().Person).Asked.Questions[0].By(); by != "without a name" {
		t.Errorf("the console says it is of %q", by)
	}
}

func TestQuestionsAreSorted(t *testing.T) {
	p := capturing(t)
	for _, line := range []string{"one", "two", "three", "four"} {
		p.Do(session.AskQuestion{Session: p.ID, Line: line})
	}
	hands := func(n, up, down int) {
		p.Do(session.CountQuestion{Session: p.ID, Question: p.question(n), Hands: [2]int{up, down}})
	}
	hands(2, 2, 0)
	hands(3, 30, 10)
	hands(4, 30, 20)
	want := func(what string, numbers ...int) {
		t.Helper()
		if got := p.numbers(); !slices.Equal(got, numbers) {
			t.Errorf("%s the wall has %v, not %v", what, got, numbers)
		}
	}
	want("by votes", 3, 4, 2, 1)
	p.Do(session.PinQuestion{Session: p.ID, Question: p.question(1), On: true})
	p.Do(session.AnswerQuestion{Session: p.ID, Question: p.question(3), Done: true})
	want("pinned first and answered last", 1, 4, 2, 3)
	if f := p.Live.Snapshot().ForWall(p.ID).Asked.Questions; f[0].Contested || !f[1].Contested {
		t.Errorf("contested are %+v", f)
	}
	p.Reopen()
	want("after a crash", 1, 4, 2, 3)
}

// TestMergedVotes counts everybody once, on either of the two.
func TestMergedVotes(t *testing.T) {
	p := wondering(t)
	p.Do(session.ReleaseQuestion{Session: p.ID, Question: p.question(2), On: true})
	vote := func(who string, n, vote int) {
		t.Helper()
		p.By(who, session.VoteQuestion{Session: p.ID, Question: p.question(n), Vote: vote})
	}
	vote("Ada", 1, 1)
	vote("Ada", 2, -1)
	vote("Mei", 2, 1)
	vote("Olu", 1, -1)
	p.Do(session.MergeQuestions{Session: p.ID, Into: p.question(1), From: p.question(2)})
	counts := func() [2]int {
		q := p.Live.Snapshot().ForWall(p.ID).Asked.Questions[0]
		return [2]int{q.Up, q.Down}
	}
	if got := counts(); got != [2]int{2, 1} {
		t.Errorf("merged, they have %v", got)
	}
	vote("Mei", 1, 0)
	if got := counts(); got != [2]int{1, 1} {
		t.Errorf("after Mei took hers back, they have %v", got)
	}
	p.Do(session.PartQuestion{Session: p.ID, Question: p.question(1)})
	if got := p.numbers(); len(got) != 2 {
		t.Errorf("parted, the wall has %v", got)
	}
}

// TestQuestionsWaitAndAreHidden keeps words from the room, and tells their author kindly.
func TestQuestionsWaitAndAreHidden(t *testing.T) {
	p := wondering(t)
	p.As("Jo")
	p.nowhere(t, "a question that waits", "run offline", true)
	mei := func() string {
		return strings.Join(p.Live.Snapshot().ForSeat(p.ID, p.As("Mei").Person).Told, "\n")
	}
	if got := mei(); !strings.Contains(got, "Question 2 is kept; the facilitator brings it to the wall.") {
		t.Errorf("Mei reads %q", got)
	}
	p.Do(session.ReleaseQuestion{Session: p.ID, Question: p.question(2), On: true})
	p.Do(session.HideQuestion{Session: p.ID, Question: p.question(2), On: true, Reason: "we come to it at ten"})
	p.nowhere(t, "a hidden question", "run offline", true)
	p.nowhere(t, "the reason", "we come to it", true)
	if got := mei(); !strings.Contains(got, "we come to it at ten") {
		t.Errorf("Mei reads %q", got)
	}
	if own := p.Live.Snapshot().ForSeat(p.ID, p.As("Mei").Person).Asked.Mine; len(own) != 1 || own[0].Reason != "we come to it at ten" {
		t.Errorf("beside her question Mei reads %+v", own)
	}
	p.Do(session.MergeQuestions{Session: p.ID, Into: p.question(1), From: p.question(2)})
	p.nowhere(t, "a hidden question after its merge", "run offline", true)
	p.nowhere(t, "who asked", "Ada's", false)
	p.Do(session.Undo{Session: p.ID})
	p.Do(session.Undo{Session: p.ID})
	if got := p.numbers(); !slices.Equal(got, []int{1, 2}) {
		t.Errorf("after the undo the wall has %v", got)
	}
}

// TestQuestionsGoStraight lets a seat's question onto the wall at once where the facilitator said so.
func TestQuestionsGoStraight(t *testing.T) {
	p := capturing(t)
	p.Do(session.HoldQuestions{Session: p.ID})
	p.By("Ada", session.AskQuestion{Session: p.ID, Line: "Who pays for it?"})
	if got := p.numbers(); !slices.Equal(got, []int{1}) {
		t.Errorf("the wall has %v", got)
	}
}

// TestAWholeNameBehindAnAt: no part of a name that is written whole is left among the words, in a line and in a question.
func TestAWholeNameBehindAnAt(t *testing.T) {
	p := capturing(t)
	for _, n := range []string{"Mei Tan", "Anne-Marie de la Tour", "Ada Lopez Ruiz"} {
		p.Do(session.AddGuest{Session: p.ID, Line: n})
	}
	for line, want := range map[string][2]string{
		"the dock films each fault @Mei Tan":             {"the dock films each fault", "Mei Tan"},
		"@mei tan, the dock films each lorry":            {"the dock films each lorry", "Mei Tan"},
		"@Anne-Marie de la Tour sorts by gate":           {"sorts by gate", "Anne-Marie de la Tour"},
		"@Anne-Marie_de_la_Tour sorts by colour":         {"sorts by colour", "Anne-Marie de la Tour"},
		"@Olu Tan is not known, and so Tan is text":      {"Tan is not known, and so Tan is text", "Olu"},
		"drivers send photos @Ada Lopez Ruiz every hour": {"drivers send photos every hour", "Ada Lopez Ruiz"},
	} {
		r := p.Do(session.Say{Session: p.ID, Line: line})
		c := p.state().UseCase(r.Case)
		if got := [2]string{p.state().Words(c.Title), p.state().Details(c.By).Name}; got != want {
			t.Errorf("%q is %q", line, got)
		}
	}
	p.Do(session.AskQuestion{Session: p.ID, Line: "What did it cost? @Anne-Marie de la Tour"})
	if q := p.Live.Snapshot().ForConsole(p.ID, session.FacilitatorID("")).Asked.Questions[0]; q.Words != "What did it cost?" || q.Who != "Anne-Marie de la Tour" {
		t.Errorf("%+v", q)
	}
}
