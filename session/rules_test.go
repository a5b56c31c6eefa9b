package session_test

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// rule is one sentence: given a workshop at a place, when somebody wants something, then these events, or this refusal.
type rule struct {
	name  string
	given given
	by    string // "" for the facilitator, else a person's name
	when  func(*place) session.Intent
	then  string // the events' names in order, "" for none; or "!" and the code of the refusal
}

// given builds a workshop up to a moment.
type given func(*testing.T) *place

// place is a workshop with what rules name in it.
type place struct {
	*sessiontest.Workshop
	library model.UseCaseID
	item    model.ItemID
	round   model.RoundID
	cases   []model.UseCaseID // of the round
}

func draft(t *testing.T) *place {
	p := &place{Workshop: sessiontest.New(t, storetest.NewMemory())}
	p.Do(session.ImportUseCases{Source: "inventory.csv", Rows: rows("Night shift reads the log", "Gate photo")})
	p.library = p.state().Library()[0].ID
	p.Do(session.InviteGuests{Session: p.ID, Rows: []session.GuestRow{{Name: model.MustLine("Lena Ott"), Email: model.MustLine("lena@example.org")}}})
	return p
}

func rows(titles ...string) []session.UseCaseRow {
	var out []session.UseCaseRow
	for _, title := range titles {
		out = append(out, session.UseCaseRow{External: title, Kind: model.Serendipitous, Title: model.MustLine(title)})
	}
	return out
}

func lobby(t *testing.T) *place {
	p := draft(t)
	p.Do(session.OpenLobby{Session: p.ID})
	p.As("Ada")
	return p
}

// capturing: 1 is Ada's and the same for Mei, 2 Mei's, 3 to 5 planned by Olu; Ada parked something.
func capturing(t *testing.T) *place {
	p := lobby(t)
	p.Do(session.GoLive{Session: p.ID})
	p.To(model.Capture)
	p.Says("Ada", "Drivers send the gate photo ahead")
	p.Says("Mei", "Foremen sort the orders by dock")
	p.By("Mei", session.SaySame{Case: p.Case(1).ID})
	for _, plan := range []string{"~ read the meters at night", "~ ask the dock for photos", "~ weigh lorries once"} {
		p.Says("Olu", plan)
	}
	p.Says("Ada", "? who pays")
	p.item = p.Session().Items[0]
	return p
}

func scoring(t *testing.T) *place {
	p := capturing(t)
	p.To(model.Scoring)
	p.Do(session.OpenRound{Session: p.ID})
	p.round = p.Session().Rounds[0]
	p.cases = p.state().Round(p.round).Cases
	for _, name := range []string{"Ada", "Mei", "Olu"} {
		for n, c := range p.cases {
			for _, g := range model.Groups() {
				p.By(name, session.Mark{Round: p.round, Case: c, Group: g, Mark: model.Mark([]int{3, 2, 0}[n])})
			}
		}
	}
	return p
}

func revealed(t *testing.T) *place {
	p := scoring(t)
	p.To(model.Discuss)
	p.Do(session.Reveal{Round: p.round})
	return p
}

func closed(t *testing.T) *place {
	p := revealed(t)
	p.Do(session.Close{Session: p.ID})
	return p
}

func instance(t *testing.T) *place {
	p := draft(t)
	p.Open(session.InstanceStream)
	p.Do(session.ListKey{Fingerprint: "SHA256:abc", Name: "Kit"})
	return p
}

func (p *place) state() *session.State { return p.Live.Snapshot().State }

// block is the first block of a method.
func (p *place) block(m model.Method) model.Block {
	for _, b := range p.Session().Blocks {
		if b.Method == m {
			return b
		}
	}
	return model.Block{}
}

func (p *place) guest() model.PersonID { return p.Session().Guests[0].Person }

// decided runs a rule on Decide and folds what comes of it.
func (p *place) decided(t *testing.T, r rule) string {
	t.Helper()
	actor := p.actor(r.by)
	c := p.Live.Mint(actor, r.when(p))
	before := p.state()
	c.Now, c.Ballot = p.Clock.Now().Add(time.Minute), session.BallotID{1}
	c.Lead = p.Live.LeadFacts(p.ID)
	out, err := session.Decide(before, p.Config.Codec, c)
	if again, twice := session.Decide(before, p.Config.Codec, c); (err == nil) != (twice == nil) || !reflect.DeepEqual(out, again) {
		t.Fatalf("the same command decided twice says %+v and %+v", out, again)
	}
	if err != nil {
		return refusal(t, err)
	}
	after := before
	var names []string
	for _, e := range out.Events {
		env := session.Envelope{Seq: after.Seq + 1, At: c.Now.UnixMilli(), Actor: actor.Person, Command: c.ID, Type: e.EventType(), Version: 1}
		after = session.Apply(after, env, e)
		names = append(names, reflect.TypeOf(e).Name())
	}
	if after.Seq != before.Seq+uint64(len(out.Events)) || before.Seq != p.state().Seq {
		t.Fatalf("%d events took the state from %d to %d", len(out.Events), before.Seq, after.Seq)
	}
	if _, err := p.Live.Do(context.Background(), c); err != nil {
		t.Fatalf("Decide takes it, and Live says %v", err)
	}
	return strings.Join(names, " ")
}

// refusal is an error as a rule writes it; every refusal has a code and a sentence.
func refusal(t *testing.T, err error) string {
	t.Helper()
	var known *session.Error
	if !errors.As(err, &known) || known.Code == "" || len(known.Message) < 5 {
		t.Fatalf("%#v is no refusal with a code and a sentence", err)
	}
	return "!" + string(known.Code)
}

func TestRules(t *testing.T) {
	for _, r := range allRules() {
		t.Run(r.name, func(t *testing.T) {
			p := r.given(t)
			if got := p.decided(t, r); got != r.then {
				t.Errorf("then %q, want %q", got, r.then)
			}
		})
	}
}

func allRules() []rule {
	var all []rule
	for _, part := range [][]rule{programmeRules(), agendaRules(), runningRules(), peopleRules(), sayingRules(), shapingRules(), choosingRules(), steppingRules(), askingRules(), reviewRules(), dotsRules(), claimRules(), weighRules(), talkRules(), crewRules(), pageRules(), letterRules(), seriesRules(), guestRules(), speakersRules(), questionsRules(), leavingRules(), forgetRules(), topicRules(), archiveRules()} {
		all = append(all, part...)
	}
	return all
}

// TestEveryIntentHasRules holds the table complete: each intent is done in one rule and refused in another.
func TestEveryIntentHasRules(t *testing.T) {
	done, refused := map[string]bool{}, map[string]bool{}
	for _, r := range allRules() {
		name := reflect.TypeOf(r.when(r.given(t))).Name()
		if strings.HasPrefix(r.then, "!") {
			refused[name] = true
		} else {
			done[name] = true
		}
	}
	for _, i := range intents() {
		if name := reflect.TypeOf(i).Name(); !done[name] || !refused[name] {
			t.Errorf("%s: a rule does it: %v, one refuses it: %v", name, done[name], refused[name])
		}
	}
}
