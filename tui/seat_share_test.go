package tui

import (
	"fmt"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"pgregory.net/rapid"

	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
	"serendip/tui/facetest"
	"serendip/tui/frame"
	"serendip/tui/theme"
)

// pair is one seat twice: one that shares what it draws with the others, and one that draws everything itself.
type pair struct {
	room         session.Room
	shares, bare tea.Model
}

func (p *pair) hear(msg tea.Msg) {
	p.shares, _ = p.shares.Update(msg)
	p.bare, _ = p.bare.Update(msg)
}

// alone is a room whose faces share nothing.
type alone struct{ session.Room }

func (r alone) Face() any {
	f := *r.Room.Face().(*session.SeatFace)
	f.Memo = nil
	return &f
}

// press gives a key to both; what it asks of the session is not asked.
func (p *pair) press(key tea.KeyPressMsg) {
	for _, m := range []*tea.Model{&p.shares, &p.bare} {
		s := (*m).(Seat)
		next, _ := s.Shell.top(key)
		s.Shell = next.(Shell)
		*m = s
	}
}

// TestSharedPanesAreWhatEverybodyWouldDrawAlone lets people act and look about in any order: what a seat takes from
// another, or from its own last picture, is what it would have drawn itself.
func TestSharedPanesAreWhatEverybodyWouldDrawAlone(t *testing.T) {
	names := []string{"Ada", "Mei", "Kwame", "Zoë"}
	keys := []tea.KeyPressMsg{{Code: tea.KeyEscape}, {Code: tea.KeyUp}, {Code: tea.KeyDown}, {Code: tea.KeyEnter}, {Code: 'c', Text: "c"},
		{Code: '2', Text: "2"}, {Code: tea.KeyTab}, {Code: 'd', Text: "d"}, {Code: '-', Text: "-"}}
	rapid.Check(t, func(r *rapid.T) {
		w := sessiontest.New(t, storetest.NewMemory())
		w.Live.OpenDoor(session.Door{Host: "10.20.0.14", Port: 23234})
		w.GoLive()
		looks := &theme.Looks{}
		var seats []*pair
		for i, name := range names {
			room := w.Live.Enter(w.As(name), w.ID, session.AtSeat)
			defer room.Leave()
			p := &pair{room: room, shares: NewSeat(room, Env{Profile: colorprofile.ANSI256, Looks: looks, Dark: i == 3}), bare: NewSeat(alone{room}, Env{Profile: colorprofile.ANSI256, Dark: i == 3})}
			bare := p.bare.(Seat)
			bare.look.Shelf = nil
			next, _ := bare.dress(bare.look.Theme)
			bare.Shell = next.(Shell)
			p.bare = bare
			p.hear(tea.WindowSizeMsg{Width: []int{80, 80, 120, 80}[i], Height: []int{24, 24, 35, 24}[i]})
			seats = append(seats, p)
		}
		for step := range 40 {
			name := rapid.SampledFrom(names).Draw(r, "who")
			who := w.As(name)
			some := func() model.UseCaseID {
				return w.Case(1 + rapid.IntRange(0, len(w.Session().Cases)-1).Draw(r, "case")).ID
			}
			any := len(w.Session().Cases) > 0
			switch act := rapid.IntRange(0, 9).Draw(r, "act"); {
			case act < 2:
				_, _ = w.Try(who, session.Say{Session: w.ID, Block: w.Session().Current, Line: fmt.Sprintf("%d crews send a photo ahead of lorry 漢%d", step, step)})
			case act == 2:
				_, _ = w.Try(sessiontest.Host(), session.Advance{Session: w.ID, From: w.Session().Current})
			case act == 3 && any:
				_, _ = w.Try(who, session.SaySame{Case: some(), Person: who.Person})
			case act == 4 && any:
				_, _ = w.Try(sessiontest.Host(), session.Hide{Case: some()})
			case act == 5:
				_, _ = w.Try(who, session.RaiseHand{Session: w.ID, Person: who.Person, Up: rapid.Bool().Draw(r, "up")})
			case act == 6 && any:
				_, _ = w.Try(sessiontest.Host(), session.Merge{Into: some(), From: some()})
			case act == 7:
				w.Clock.Turn(rapid.SampledFrom([]time.Duration{time.Second, 40 * time.Second, 5 * time.Minute}).Draw(r, "time"))
			default:
				seats[rapid.IntRange(0, 3).Draw(r, "seat")].press(rapid.SampledFrom(keys).Draw(r, "key"))
			}
			for i, p := range seats {
				if rapid.IntRange(0, 3).Draw(r, "looks") == 0 {
					continue
				}
				p.hear(newsMsg{})
				shares, bare := p.shares.(Seat), p.bare.(Seat)
				if got, want := shares.Frame().Text(shares.Theme()), bare.Frame().Text(bare.Theme()); got != want {
					r.Fatalf("%s sees\n%s\nand would draw\n%s", names[i], got, want)
				}
			}
		}
	})
}

// TestTheWindowTitleFollows changes the session's title while a block is on, whose title stands in the header instead.
func TestTheWindowTitleFollows(t *testing.T) {
	look := seatLook(true)
	look.Shelf = frame.NewShelf()
	f := facetest.Seat(2)
	s := news(newSeatScreen(look, "").SetSize(80, 24), f)
	s.View()
	f.Title = "Another title"
	if got, want := news(s, f).View().Title, f.Programme+" · Another title"; got != want {
		t.Errorf("the window is titled %q, want %q", got, want)
	}
}

// TestABlockThatChangedAsksForSomethingElse has two seats share a snapshot, one of them still in the block as it was.
func TestABlockThatChangedAsksForSomethingElse(t *testing.T) {
	f := facetest.Seat(2)
	f.Memo = new(session.Memo)
	others := f.Others.List()
	for i := range others {
		others[i].Kind = []model.Kind{model.Serendipitous, model.Planned}[i%2]
	}
	f.Others = session.OthersOf(others)
	before := f
	before.Block.Kind = model.Planned
	f.Block.Kind = model.Serendipitous
	alone := f
	alone.Memo = nil
	look := seatLook(true)
	seen := func(f session.SeatFace) string {
		return frame.Plain(news(newSeatScreen(look, "").SetSize(80, 24), f).View())
	}
	seen(before)
	if got, want := seen(f), seen(alone); got != want {
		t.Errorf("beside a seat in the block as it was one sees\n%s\nand alone\n%s", got, want)
	}
}
