package session_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

// wish is what a random person wants at a random moment; most of it is refused.
type wish func(*rapid.T, *place) session.Intent

// number draws a use case, also one that is not there.
func number(t *rapid.T, p *place) model.UseCaseID {
	cases := p.Session().Cases
	n := rapid.IntRange(0, len(cases)).Draw(t, "number")
	if n == len(cases) {
		return model.UseCaseID{1}
	}
	return cases[n]
}

// noted draws an item of the session, also one that was taken off.
func noted(t *rapid.T, p *place) model.ItemID {
	return rapid.SampledFrom(p.Session().Items).Draw(t, "item")
}

// vote is the vote that is open, or waits.
func (p *place) vote() model.RoundID {
	if v := p.Live.Snapshot().ForWall(p.ID).Talk.Vote; v != nil {
		return v.ID
	}
	return model.RoundID{}
}

func round(p *place) (model.RoundID, []model.UseCaseID) {
	if v := p.Session(); len(v.Rounds) > 0 {
		r := p.state().Round(v.Rounds[len(v.Rounds)-1])
		return r.ID, r.Cases
	}
	return model.RoundID{}, p.Session().Cases[:1]
}

// dotRound is the newest dot round.
func dotRound(p *place) model.RoundID {
	if dots := p.Session().Dots; len(dots) > 0 {
		return dots[len(dots)-1]
	}
	return model.RoundID{}
}

func inRound(t *rapid.T, p *place) (model.RoundID, model.UseCaseID) {
	id, cases := round(p)
	return id, rapid.SampledFrom(cases).Draw(t, "scored")
}

func line() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom([]string{"count the lorries", "~ plan the nights", "=1", "=2 here too", "+1 more", "? who pays", "! ask @Mei", "stub", "@Ada said so", "=0", "+9"}), rapid.String())
}

// wishes are those that take no part in a round, then those that do.
func wishes() []wish {
	flag := rapid.Bool()
	few := rapid.IntRange(-2, 20)
	return []wish{
		func(t *rapid.T, p *place) session.Intent {
			return session.Say{Session: p.ID, Block: p.Session().Current, Line: line().Draw(t, "line"), Minutes: few.Draw(t, "minutes")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.SaySame{Case: number(t, p), Person: p.As("Jo").Person}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.TakeSameBack{Case: number(t, p), Person: p.As("Jo").Person}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.CountSame{Case: number(t, p), People: few.Draw(t, "people")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.ClaimMinutes{Case: number(t, p), Minutes: few.Draw(t, "minutes"), Others: few.Draw(t, "others")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.EditTitle{Case: number(t, p), Title: line().Draw(t, "title")}
		},
		func(t *rapid.T, p *place) session.Intent { return session.ChangeKind{Case: number(t, p)} },
		func(t *rapid.T, p *place) session.Intent {
			return session.NameSpeaker{Case: number(t, p), Name: rapid.SampledFrom([]string{"Mei", "Kim", ""}).Draw(t, "name")}
		},
		func(t *rapid.T, p *place) session.Intent { return session.Withdraw{Case: number(t, p)} },
		func(t *rapid.T, p *place) session.Intent { return session.Hide{Case: number(t, p)} },
		func(t *rapid.T, p *place) session.Intent { return session.Show{Case: number(t, p)} },
		func(t *rapid.T, p *place) session.Intent { return session.Release{Case: number(t, p)} },
		func(t *rapid.T, p *place) session.Intent {
			return session.Merge{Into: number(t, p), From: number(t, p)}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.Merge{Into: number(t, p), From: number(t, p)}
		},
		func(t *rapid.T, p *place) session.Intent { return session.Part{From: number(t, p)} },
		func(t *rapid.T, p *place) session.Intent {
			return session.SetThemes{Case: number(t, p), Themes: []string{line().Draw(t, "theme")}}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.DoElsewhere{Session: p.ID, Case: number(t, p)}
		},
		func(_ *rapid.T, p *place) session.Intent {
			return session.BringIn{Session: p.ID, Cases: []model.UseCaseID{p.library}}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.Note{Session: p.ID, Kind: model.ItemKind(few.Draw(t, "kind")), Words: line().Draw(t, "words")}
		},
		func(_ *rapid.T, p *place) session.Intent { return session.WithdrawItem{Item: p.item} },
		func(t *rapid.T, p *place) session.Intent {
			return session.RaiseHand{Session: p.ID, Person: p.As("Ada").Person, Up: flag.Draw(t, "up")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.CheckIn{Session: p.ID, Name: rapid.SampledFrom([]string{"Lena", "Kim", "Ada"}).Draw(t, "name")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.Extend{Session: p.ID, By: time.Duration(few.Draw(t, "by")) * time.Minute}
		},
		func(_ *rapid.T, p *place) session.Intent { return session.Pause{Session: p.ID} },
		func(_ *rapid.T, p *place) session.Intent { return session.Resume{Session: p.ID} },
		func(t *rapid.T, p *place) session.Intent {
			return session.SwitchLights{Session: p.ID, Dark: flag.Draw(t, "dark")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.TurnNames{Session: p.ID, On: flag.Draw(t, "on")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.TurnHold{Session: p.ID, Block: p.Session().Current, On: flag.Draw(t, "on")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.WriteNote{Session: p.ID, Block: p.Session().Current, Note: line().Draw(t, "note")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.AimLens{Case: number(t, p), Lens: few.Draw(t, "lens"), Not: flag.Draw(t, "not")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.AddBlock{Session: p.ID, Block: model.Block{Title: "Talk", Method: model.Discuss, Timebox: time.Minute}, At: few.Draw(t, "at")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.MoveBlock{Session: p.ID, Block: p.block(model.Recap).ID, To: few.Draw(t, "to")}
		},
		func(_ *rapid.T, p *place) session.Intent {
			return session.RemoveBlock{Session: p.ID, Block: p.block(model.Discuss).ID}
		},
		func(_ *rapid.T, p *place) session.Intent { return session.Advance{Session: p.ID} },
		func(_ *rapid.T, p *place) session.Intent { return session.GoBack{Session: p.ID} },
		func(_ *rapid.T, p *place) session.Intent { return session.Undo{Session: p.ID} },
		func(t *rapid.T, p *place) session.Intent {
			return session.SetMeasure{Case: number(t, p), Measure: line().Draw(t, "measure")}
		},
		func(t *rapid.T, p *place) session.Intent { return session.NameOwner{Case: number(t, p), Name: "Mei"} },
		func(t *rapid.T, p *place) session.Intent {
			fields := model.PageFields()
			f := fields[rapid.IntRange(0, len(fields)-1).Draw(t, "field")]
			words := rapid.SampledFrom([]string{"", "1", "3", "business", "IT", "Mei, Kim", "case", "idle, bad data", "2026-10-01", "less waiting"})
			return session.WriteField{Case: number(t, p), Field: f, Words: words.Draw(t, "words"), Based: session.Based{Over: flag.Draw(t, "over")}}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.AddEntry{Case: number(t, p), Kind: model.EntryKind(few.Draw(t, "kind")), Entry: model.ParseEntry(model.EntryCriterion, "wait; survey; 4 -> 2")}
		},
		func(t *rapid.T, p *place) session.Intent {
			c, e := entry(t, p)
			return session.WriteEntry{Case: c, Entry: e, Field: model.EntryField(few.Draw(t, "field")), Words: line().Draw(t, "words")}
		},
		func(t *rapid.T, p *place) session.Intent {
			c, e := entry(t, p)
			return session.RemoveEntry{Case: c, Entry: e}
		},
		func(t *rapid.T, p *place) session.Intent {
			c, e := entry(t, p)
			return session.Tick{Case: c, Entry: e, Done: flag.Draw(t, "done")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.AnswerHealth{Case: number(t, p), Statement: few.Draw(t, "statement"), Answer: model.Answer(few.Draw(t, "answer")), Note: line().Draw(t, "note")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.SetObjective{Session: p.ID, Words: line().Draw(t, "objective")}
		},
		func(t *rapid.T, p *place) session.Intent { return session.MarkReady{Case: number(t, p)} },
		func(t *rapid.T, p *place) session.Intent { return session.UnmarkReady{Case: number(t, p)} },
		func(_ *rapid.T, p *place) session.Intent { return session.OpenRound{Session: p.ID} },
		func(t *rapid.T, p *place) session.Intent { r, _ := inRound(t, p); return session.CloseRound{Round: r} },
		func(t *rapid.T, p *place) session.Intent { r, _ := inRound(t, p); return session.ReopenRound{Round: r} },
		func(t *rapid.T, p *place) session.Intent { r, _ := inRound(t, p); return session.Reveal{Round: r} },
		func(t *rapid.T, p *place) session.Intent { r, _ := inRound(t, p); return session.DropRound{Round: r} },
		func(t *rapid.T, p *place) session.Intent {
			r, c := inRound(t, p)
			return session.Mark{Round: r, Case: c, Group: model.Group(few.Draw(t, "group")), Criterion: few.Draw(t, "criterion"), Mark: model.Mark(few.Draw(t, "mark")), Clear: flag.Draw(t, "clear")}
		},
		func(t *rapid.T, p *place) session.Intent {
			r, c := inRound(t, p)
			return session.Mark{Round: r, Case: c, Mark: model.High}
		},
		func(t *rapid.T, p *place) session.Intent {
			r, c := inRound(t, p)
			return session.GiveReason{Round: r, Case: c, Reason: line().Draw(t, "reason")}
		},
		func(t *rapid.T, p *place) session.Intent {
			r, c := inRound(t, p)
			return session.CountHands{Round: r, Case: c, Counts: [5]int{few.Draw(t, "zero"), 2, 1}}
		},
		func(_ *rapid.T, p *place) session.Intent { return session.OpenDots{Session: p.ID} },
		func(t *rapid.T, p *place) session.Intent {
			return session.GiveDots{Round: dotRound(p), Case: number(t, p), Dots: few.Draw(t, "dots")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.TallyDots{Round: dotRound(p), Case: number(t, p), Dots: few.Draw(t, "dots"), People: few.Draw(t, "people")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.OnLaptop{Voter: session.VoterID{1}, Vote: session.GiveDots{Round: dotRound(p), Case: number(t, p), Dots: few.Draw(t, "dots")}}
		},
		func(_ *rapid.T, p *place) session.Intent { return session.Reveal{Round: dotRound(p)} },
		func(_ *rapid.T, p *place) session.Intent {
			return session.DropRound{Round: dotRound(p)}
		},
		func(t *rapid.T, p *place) session.Intent {
			r, c := inRound(t, p)
			return session.Override{Round: r, Case: c, Progresses: flag.Draw(t, "goes"), Reason: "law"}
		},
		func(t *rapid.T, p *place) session.Intent {
			_, c := inRound(t, p)
			return session.Select{Session: p.ID, Case: c, Confirmed: true}
		},
		func(t *rapid.T, p *place) session.Intent {
			_, c := inRound(t, p)
			return session.Deselect{Session: p.ID, Case: c}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.SwitchTalk{Session: p.ID, Feature: flag.Draw(t, "feature")}
		},
		func(_ *rapid.T, p *place) session.Intent {
			return session.JudgeTalk{Session: p.ID, Begun: p.Live.Snapshot().ForConsole(p.ID, model.PersonID{}).Talk.Latest}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.TurnDeepWork{Session: p.ID, Block: p.Session().Current, On: flag.Draw(t, "on")}
		},
		func(t *rapid.T, p *place) session.Intent { return session.ParkCase{Case: number(t, p)} },
		func(t *rapid.T, p *place) session.Intent {
			return session.SettleItem{Item: noted(t, p), Fate: model.Fate(few.Draw(t, "fate")), Name: "Kim", Words: line().Draw(t, "words")}
		},
		func(t *rapid.T, p *place) session.Intent { return session.MakeCase{Item: noted(t, p)} },
		func(t *rapid.T, p *place) session.Intent {
			return session.AssignAction{Item: noted(t, p), Name: "Mei", Day: rapid.SampledFrom([]string{"", "2026-03-31", "soon"}).Draw(t, "day")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.TickAction{Item: noted(t, p), Done: flag.Draw(t, "done")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.NoteAction{Session: p.ID, Words: line().Draw(t, "words"), Name: "Kim"}
		},
		func(t *rapid.T, p *place) session.Intent { return session.TakeTopic{Session: p.ID, Case: number(t, p)} },
		func(t *rapid.T, p *place) session.Intent {
			return session.NextSpeaker{Session: p.ID, From: p.Live.Snapshot().ForStage(p.ID, model.PersonID{}).Floor}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.OpenVote{Session: p.ID, Minutes: few.Draw(t, "minutes")}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.ShowThumb{Vote: p.vote(), Thumb: model.Thumb(few.Draw(t, "thumb"))}
		},
		func(t *rapid.T, p *place) session.Intent {
			return session.CountThumbs{Vote: p.vote(), Counts: [3]int{few.Draw(t, "up"), 1, 2}}
		},
		func(_ *rapid.T, p *place) session.Intent { return session.CloseVote{Vote: p.vote()} },
		func(_ *rapid.T, p *place) session.Intent { return session.DropVote{Vote: p.vote()} },
		func(_ *rapid.T, p *place) session.Intent { return session.ApplyVote{Vote: p.vote()} },
	}
}

// people of a random workshop: two facilitators and three seats.
func (p *place) anybody() []session.Actor {
	return []session.Actor{sessiontest.Host(), sessiontest.Host(), other(), p.As("Ada"), p.As("Mei"), p.As("Jo")}
}

func TestRandomWorkshops(t *testing.T) {
	wants := wishes()
	rapid.Check(t, func(r *rapid.T) {
		p := capturing(t)
		for range rapid.IntRange(1, 60).Draw(r, "steps") {
			actor := rapid.SampledFrom(p.anybody()).Draw(r, "actor")
			want := wants[rapid.IntRange(0, len(wants)-1).Draw(r, "wish")](r, p)
			p.Clock.Turn(time.Duration(rapid.IntRange(-90, 300).Draw(r, "seconds")) * time.Second)
			p.takes(r, actor, want)
			p.invariants(r)
		}
		p.reopensTheSame(t, r)
	})
}

// takes one command, and takes it back and does it again when that is possible.
func (p *place) takes(r *rapid.T, actor session.Actor, want session.Intent) {
	before, seq := p.visible(actor), p.state().Seq
	command := p.Live.Mint(actor, want)
	_, err := p.Live.Do(r.Context(), command)
	var known *session.Error
	switch {
	case err != nil && !errors.As(err, &known):
		r.Fatalf("%#v is refused without a sentence: %v", want, err)
	case err != nil && p.state().Seq != seq:
		r.Fatalf("%#v was refused (%v) and left events", want, err)
	case err != nil:
		return
	}
	if undo := p.state().UndoFor(p.ID, actor.Person); undo.Command != command.ID || undo.Blocked != "" {
		return
	}
	if _, err := p.Try(actor, session.Undo{Session: p.ID, Command: command.ID}); err != nil {
		r.Fatalf("%#v cannot be undone: %v", want, err)
	}
	if d := difference(before, p.visible(actor)); d != "" {
		r.Fatalf("%T and its undo leave something else: %s", want, d)
	}
	if _, err := p.Try(actor, want); err != nil {
		r.Fatalf("%#v was undone and cannot be done again: %v", want, err)
	}
}

// visible is what everybody sees, but for the clock and for what can be undone.
func (p *place) visible(actor session.Actor) session.ConsoleFace {
	f := p.Live.Snapshot().ForConsole(p.ID, actor.Person)
	f.Undo, f.Clock, f.Wall.Clock, f.Ends = session.UndoFace{}, session.Clock{}, session.Clock{}, time.Time{}
	f.Talk, f.Recap.Talk, f.Wall.Recap.Talk = session.TalkFace{}, "", "" // clocks as well
	f.Discuss.Topic = nil
	if f.Wall.Talk != nil {
		talk := *f.Wall.Talk
		talk.Topic, f.Wall.Talk = nil, &talk
	}
	f.Wall.View, f.Wall.Reason, f.Wall.Parked = 0, nil, nil // the wall turns to each new block
	for i := range f.Agenda {
		f.Agenda[i].Spent, f.Agenda[i].Begins = 0, time.Time{}
	}
	return f
}

func (p *place) invariants(r *rapid.T) {
	s, v := p.state(), p.Session()
	for i, id := range v.Cases {
		c := s.UseCase(id)
		if c.Number != i+1 {
			r.Fatalf("place %d holds number %d", i+1, c.Number)
		}
		for steps, at := 0, c; !at.Into.IsZero(); steps, at = steps+1, s.UseCase(at.Into) {
			if steps > len(v.Cases) {
				r.Fatalf("#%d is merged in a circle", c.Number)
			}
		}
	}
	for _, id := range v.Rounds {
		if n := session.Ballots(s, id); n > 3 || (n > 0 && s.Round(id).Revealed != nil) {
			r.Fatalf("%d ballots of three people in a round that is revealed: %v", n, s.Round(id).Revealed != nil)
		}
	}
	if _, at := v.Block(v.Current); at < 0 {
		r.Fatal("the current block is not in the agenda")
	}
	if s.Seq%5 == 0 { // what is old stays old: it is found a few steps later as well
		p.facesAreNotOld(r)
	}
}

// facesAreNotOld compares what is kept from snapshot to snapshot with what is made anew, for everybody.
func (p *place) facesAreNotOld(r interface{ Fatalf(string, ...any) }) {
	kept, anew := p.Live.Snapshot(), session.Anew(p.Live)
	for _, who := range p.anybody() {
		if d := difference(anew.ForSeat(p.ID, who.Person), kept.ForSeat(p.ID, who.Person)); d != "" {
			r.Fatalf("a seat shows what was before: %s", d)
		}
	}
	if d := difference(anew.ForConsole(p.ID, other().Person), kept.ForConsole(p.ID, other().Person)); d != "" {
		r.Fatalf("the console shows what was before: %s", d)
	}
	if d := difference(anew.ForStage(p.ID, other().Person), kept.ForStage(p.ID, other().Person)); d != "" {
		r.Fatalf("the stage shows what was before: %s", d)
	}
}

// reopensTheSame compares with a replay of the events, and with the state kept whole.
func (p *place) reopensTheSame(t *testing.T, r *rapid.T) {
	again, err := session.Open(r.Context(), p.Config, p.state().ID)
	if err != nil {
		r.Fatal(err)
	}
	defer again.Close()
	if a, b := again.Snapshot().State, p.state(); a.Seq != b.Seq || a.At != b.At {
		r.Fatalf("reopened at event %d of %d", a.Seq, b.Seq)
	}
	sameFaces(t, p.ID, p.Live, again)
	kept, ok := session.Kept(p.Config.Codec, p.state())
	if !ok {
		r.Fatal("the kept state cannot be read")
	}
	thawed := session.Shown(p.Live, kept)
	for _, who := range p.anybody() {
		if d := difference(p.Live.Snapshot().ForSeat(p.ID, who.Person), thawed.ForSeat(p.ID, who.Person)); d != "" {
			r.Fatalf("kept and read again, the seat shows something else: %s", d)
		}
	}
	if d := difference(p.Live.Snapshot().ForConsole(p.ID, other().Person), thawed.ForConsole(p.ID, other().Person)); d != "" {
		r.Fatalf("kept and read again, the console shows something else: %s", d)
	}
}
