package session_test

import (
	"fmt"
	"testing"

	"serendip/session"
)

// TestFacesFollowWhatIsErased takes words and people away under faces that are kept from snapshot to snapshot.
func TestFacesFollowWhatIsErased(t *testing.T) {
	p := capturing(t)
	for _, idea := range []string{"one thing here", "another thing there", "~ a third for later"} {
		p.Says("Ada", idea)
		p.Says("Mei", "=1")
	}
	p.Says("Mei", "+2 in all stores")
	p.Do(session.TurnNames{Session: p.ID, On: true})
	p.Do(session.Merge{Into: p.Case(1).ID, From: p.Case(2).ID})
	p.facesAreNotOld(t)
	for _, key := range []string{
		session.TextKey(p.Case(2).Title.ID), // of one that was merged
		session.TextKey(p.Case(2).Details[0].Text.ID),
		session.TextKey(p.Case(3).Title.ID),
		session.PersonKey(p.As("Ada").Person),
	} {
		s, err := session.Erased(p.Config.Codec, p.state(), key)
		must(t, err)
		session.Publish(p.Live, s)
		p.facesAreNotOld(t)
	}
}

// TestOneChangeMakesOneFaceAnew holds a long list to what a short one costs: all faces but one stay where they were.
func TestOneChangeMakesOneFaceAnew(t *testing.T) {
	p := capturing(t)
	for range 30 {
		p.Says("Ada", "one more thing to do")
		p.Says("Ada", fmt.Sprintf("+%d and in one more store", len(p.Session().Cases)))
	}
	cases := func() []session.CaseFace { return p.Live.Snapshot().ForWall(p.ID).Cases }
	before := cases()
	changed := p.Case(len(before) - 3)
	p.Do(session.CountSame{Case: changed.ID, People: 3})
	for i, c := range cases() {
		if len(c.Details) > 0 && (&c.Details[0] == &before[i].Details[0]) == (c.ID == changed.ID) {
			t.Errorf("#%d was made anew: %v", c.Number, c.ID != changed.ID)
		}
	}
}

// TestErasedWordsStayInNoFace erases where nobody looks at the session any more, whose faces nobody makes anew then.
func TestErasedWordsStayInNoFace(t *testing.T) {
	p := capturing(t)
	for _, key := range []string{session.TextKey(p.Case(1).Title.ID), session.PersonKey(p.As("Ada").Person)} {
		p.Live.Snapshot().ForWall(p.ID)
		session.Publish(p.Live, p.state())
		if n := session.Earlier(p.Live); n != 1 {
			t.Fatalf("the faces of %d sessions were kept, want 1", n)
		}
		s, err := session.Erased(p.Config.Codec, p.state(), key)
		must(t, err)
		session.Publish(p.Live, s)
		if n := session.Earlier(p.Live); n != 0 {
			t.Errorf("the faces of %d sessions are kept that were made before %s was erased", n, key)
		}
	}
}
