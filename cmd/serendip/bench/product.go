package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"sync"
	"time"

	"serendip/model"
	"serendip/session"
)

// Venue is the product, open, with its door: one session in its lobby.
type Venue struct {
	Live        *session.Live
	Session     model.SessionID
	Address     string                              // HOST:PORT of the door
	Fingerprint string                              // of its key
	Skip        func(time.Duration)                 // turns the room's clock forward
	Trust       func(context.Context, string) error // lets the holder of a key of this fingerprint facilitate
	Opening     time.Duration                       // how long it took to open the programme
}

// hello is how a server is reached.
type hello struct {
	Address, Fingerprint string
	Code                 string        // of the session
	Opening              time.Duration // of the programme
}

// idea is a use case as a seat shows it.
type idea struct {
	Title string
	Same  int // how many said that it is the same for them
}

// ServeProduct does what the parent asks of the product, until in ends. It is the facilitator as well.
func ServeProduct(ctx context.Context, v Venue, in io.Reader, out io.Writer) error {
	return obey(ctx, in, out, v.answer)
}

func (v Venue) answer(ctx context.Context, words []string) (any, error) {
	of := v.Live.Snapshot().State.Session(v.Session)
	rest := append(words[1:], "", "")
	switch words[0] {
	case "hello":
		return hello{v.Address, v.Fingerprint, v.Live.Snapshot().SessionCode(of), v.Opening}, nil
	case "codes":
		return v.codes(of), nil
	case "ideas":
		return v.ideas(of), nil
	case "left":
		return of.Clock().Left(v.Live.Now()), nil
	case "skip":
		d, err := time.ParseDuration(rest[0])
		v.Skip(d)
		return d, err
	case "trust":
		return nil, v.Trust(ctx, rest[0])
	case "fill":
		return v.fill(ctx, rest[0], rest[1])
	}
	if of, err := own(words[0]); !errors.Is(err, errNotOwn) {
		return of, err
	}
	return nil, v.lead(ctx, of, words[0], rest[0])
}

var errNotOwn = errors.New("this is not about the process itself")

// own is what every server says of its process.
func own(what string) (any, error) {
	switch what {
	case "cpu":
		return processorTime()
	case "memory":
		return resident()
	}
	return nil, errNotOwn
}

// lead does what a facilitator does.
func (v Venue) lead(ctx context.Context, of *session.Session, what, how string) error {
	switch what {
	case "live":
		return v.do(ctx, session.GoLive{Session: v.Session})
	case "next":
		return v.do(ctx, session.Advance{Session: v.Session, From: of.Current})
	case "back":
		return v.do(ctx, session.GoBack{Session: v.Session, From: of.Current})
	case "pause":
		return v.do(ctx, session.Pause{Session: v.Session})
	case "resume":
		return v.do(ctx, session.Resume{Session: v.Session})
	case "say":
		return v.do(ctx, session.Say{Session: v.Session, Block: of.Current, Line: how})
	case "open":
		return v.do(ctx, session.OpenRound{Session: v.Session})
	case "reveal":
		round := of.Rounds[len(of.Rounds)-1]
		return errors.Join(v.do(ctx, session.CloseRound{Round: round}), v.do(ctx, session.Reveal{Round: round}))
	case "extend":
		by, err := time.ParseDuration(how)
		return errors.Join(err, v.do(ctx, session.Extend{Session: v.Session, By: by}))
	case "block":
		for _, b := range of.Blocks {
			if b.Title == how {
				return v.do(ctx, session.JumpTo{Session: v.Session, Block: b.ID})
			}
		}
	}
	return fmt.Errorf("nothing is known of %s %s", what, how)
}

func (v Venue) do(ctx context.Context, i session.Intent) error {
	who := session.Actor{Role: session.Facilitator, Person: session.FacilitatorID("")}
	_, err := v.Live.Do(ctx, v.Live.Mint(who, i))
	return err
}

// codes are what people come back with, in the order of their names.
func (v Venue) codes(of *session.Session) []string {
	s := v.Live.Snapshot()
	var out []string
	for i := range of.Guests {
		if p := s.State.Named(of, guestName(i)); !p.IsZero() {
			out = append(out, s.PersonCode(p))
		}
	}
	return out
}

// ideas are those of the current block, in the order of their numbers.
func (v Venue) ideas(of *session.Session) []idea {
	s := v.Live.Snapshot().State
	b, _ := of.Block(of.Current)
	var out []idea
	for _, id := range of.Cases {
		if c := s.UseCase(id); c.Kind == b.Kind {
			out = append(out, idea{s.Words(c.Title), len(c.Same)})
		}
	}
	return out
}

// fill puts use cases into the library, or ideas into the current block. It says how many there was time for.
func (v Venue) fill(ctx context.Context, what, many string) (int, error) {
	n, err := strconv.Atoi(many)
	if err != nil {
		return 0, err
	}
	if what == "library" {
		rows, err := inventory(n)
		if err != nil {
			return 0, err
		}
		return n, v.do(ctx, session.ImportUseCases{Source: "inventory.csv", Rows: rows})
	}
	return v.speak(ctx, n)
}

// inventory is so many rows of a file.
func inventory(n int) ([]session.UseCaseRow, error) {
	rows := make([]session.UseCaseRow, n)
	for i := range rows {
		title, err := model.CleanLine(fmt.Sprintf("Plan berth %d by the tide", i))
		if err != nil {
			return nil, err
		}
		rows[i] = session.UseCaseRow{External: fmt.Sprintf("u-%d", i), Title: title, Kind: model.Planned}
	}
	return rows, nil
}

// How ideas are said: by how many at once, and for how long at most.
const (
	fillers  = 64
	fillTime = 45 * time.Second
)

// speak says so many ideas in the current block.
func (v Venue) speak(ctx context.Context, n int) (int, error) {
	of := v.Live.Snapshot().State.Session(v.Session)
	ctx, cancel := context.WithTimeout(ctx, fillTime)
	defer cancel()
	var work sync.WaitGroup
	done, wrong := make([]int, fillers), make([]error, fillers)
	for f := range fillers {
		work.Go(func() {
			for i := f; i < n && ctx.Err() == nil && wrong[f] == nil; i += fillers {
				if wrong[f] = v.do(ctx, session.Say{Session: v.Session, Block: of.Current, Line: fmt.Sprintf("An old thought, number %d", i)}); wrong[f] == nil {
					done[f]++
				}
			}
			if ctx.Err() != nil {
				wrong[f] = nil // there was no more time, which is no fault
			}
		})
	}
	work.Wait()
	return sum(done), errors.Join(slices.DeleteFunc(wrong, func(err error) bool { return err == nil })...)
}
