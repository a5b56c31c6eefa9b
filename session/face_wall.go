package session

import (
	"slices"

	"serendip/model"
)

// latestShown is how many of the newest ideas the wall gets.
const latestShown = 12

// ForWall is what the wall of a session shows. It is computed once a snapshot; do not write to it.
func (s *Snapshot) ForWall(id model.SessionID) WallFace {
	_, one := s.of(id)
	return one.wall
}

func (s *Snapshot) wallFace(v *Session, one *shared) WallFace {
	st := s.State
	f := WallFace{
		SessionFace: one.face, Dark: v.Dark, View: v.View, Light: !v.WallDark, People: len(st.here(v)), Names: st.agreed(v),
		Topics: one.topics,
		Cases:  one.public, Themes: themes(one.public), Round: one.round.shown(), Dots: one.dots.shown(), Recap: one.recap, Talk: one.talk,
		Shortlist: publicOnes(st.shortlist(v, one.reveal), func(c CaseFace) CaseFace { return c }),
		Pages:     one.faces.Load().open,
		Steps:     publicOnes(one.steps, func(x StepFace) CaseFace { return x.Case }),
	}
	f.Speakers, f.Asked = one.speakers, &one.asked.public
	block := f.Block
	for _, c := range slices.Backward(one.public) {
		if !block.Method.Captures() || s.askedBy(v, block, c) {
			f.Found++
			if len(f.Latest) < latestShown {
				f.Latest = append(f.Latest, c)
			}
		}
	}
	f.Asking = one.asking.shown()
	if f.Round == nil || f.Round.Revealed {
		f.Reveal, f.Weighed = one.reveal.shown(), one.weighed.shown()
	}
	f.Reckoned, f.Rule = one.reckoned.shown(), v.weighing(f.Block.ID).Rule()
	f.Review = st.reviewFace(v, (*UseCase).public)
	if f.Block.Method == model.Champions && v.State == model.Live {
		f.Champions = st.championsFace(st.agreedName)
	}
	switch v.View {
	case model.ViewParked:
		f.Parked = st.itemFaces(v, model.ItemParked, choose(v.Names, st.agreedName, nil))
	case model.ViewSurvey:
		f.Survey = st.surveyOf(v, true).shown()
	case model.ViewTalk:
		t := st.talkFace(v)
		f.Trap = &t
	case model.ViewReason:
		if x := st.scoredOf(v, v.ViewCase); x != nil && x.Case.public() {
			f.Reason = x
		}
	case model.ViewPage:
		for i := range f.Pages {
			if f.Pages[i].Case.ID == v.ViewCase {
				f.Page = &f.Pages[i]
			}
		}
	}
	return f
}

// askedBy says whether a use case is what a block asks for: its family, wherever it was said; what has none, or where the
// block asks for none, by being said in that very block.
func (s *Snapshot) askedBy(v *Session, b model.Block, c CaseFace) bool {
	said := s.State.UseCase(c.ID).Block == b.ID
	switch {
	case b.Method == model.Minutes:
		return said || c.Minutes > 0
	case b.Kind == 0 || c.Kind == 0:
		return said
	}
	return c.Kind == b.Kind
}

// ForStage is the wall with what its capture line needs.
func (s *Snapshot) ForStage(id model.SessionID, actor model.PersonID) StageFace {
	v, one := s.of(id)
	numbers := make(map[int]model.UseCaseID, len(v.Cases))
	for _, c := range v.Cases {
		numbers[s.State.UseCase(c).Number] = c
	}
	t := s.State.talkFace(v)
	return StageFace{
		Feature: !t.Since.IsZero(), Until: t.Until, Stretch: t.Latest, DeepWork: v.DeepWork(v.Current), Floor: v.talk().Floor,
		WallFace: one.wall, End: s.endFace(v), Arrivals: s.State.arrivals(v), Complete: one.names, Agenda: v.Blocks, Numbers: numbers, NamesOn: v.Names,
		Undo: s.undoAs(v, one, actor, s.State.roomLabel), Asks: v.questionNumbers(),
	}
}
