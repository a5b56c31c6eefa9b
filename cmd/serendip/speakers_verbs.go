package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
)

// speakersCommands is the verbs about who speaks, and for how long.
func speakersCommands() []func(*Env) *cobra.Command {
	return []func(*Env) *cobra.Command{speakersCommand}
}

func speakersCommand(e *Env) *cobra.Command {
	c := &cobra.Command{
		Use:   "speakers SESSION [list | add NAME [MINUTES] [vendor] | start [NUMBER] | stop | move NUMBER PLACE | set NUMBER MINUTES [vendor|customer] | off NUMBER | cards]",
		Short: "Queue speakers, start and stop their clocks, and see who talked how much",
		Long: "Queue speakers, start and stop their clocks, and see who talked how much. Numbers are places in the queue, from 1.\n" +
			"start without a number starts whoever comes next. A speaker has 5 minutes and is of the side that the guest list\n" +
			"says, else a customer, unless told otherwise.\n" +
			"Customers should get most of the time: advisory boards aim at 80 to 20 (Ignite Advisory Group, Why Customer\n" +
			"Advisory Boards Fail, part 4). cards lists what to ask a speaker who stalls; the key `cards` of a block in a\n" +
			"template has others.",
		Example: "  serendip speakers north-4 add \"Ada Lopez 7\"\n  serendip speakers north-4 start\n  serendip speakers north-4 --json",
		Args:    words(1, 20),
		RunE:    e.inHouse(speakers),
	}
	return c
}

func speakers(ctx context.Context, e Env, args []string) error {
	l, v, err := e.Session(args[0])
	if err != nil {
		return err
	}
	f := l.Snapshot().ForConsole(v.ID, e.Actor.Person).Speakers
	if f == nil {
		f = &session.SpeakersFace{Cards: model.PromptCards()}
	}
	if len(args) == 1 || args[1] == "list" {
		return e.listSpeakers(f, l.Now())
	}
	if args[1] == "cards" {
		if e.JSON {
			return e.Tell(f.Cards)
		}
		return e.Say("%s", strings.Join(f.Cards, "\n"))
	}
	i, err := speakersIntent(v.ID, f, args[1], args[2:])
	if err != nil {
		return err
	}
	return e.doneWith(ctx, l, i)
}

// speakersIntent is what the words after the session mean.
func speakersIntent(in model.SessionID, f *session.SpeakersFace, verb string, rest []string) (session.Intent, error) {
	switch verb {
	case "add":
		return session.QueueSpeaker{Session: in, Line: strings.Join(rest, " ")}, nil
	case "start":
		if len(rest) > 0 {
			p, err := speakerAt(f, rest)
			return session.StartSpeaker{Session: in, Speaker: p.ID}, err
		}
		for _, p := range f.Queue {
			if !p.Done && !p.Speaking {
				return session.StartSpeaker{Session: in, Speaker: p.ID}, nil
			}
		}
		return nil, session.Refuse(session.Conflict, "nobody waits to speak; add puts somebody into the queue")
	case "stop":
		if at := f.Current(); at >= 0 && f.Queue[at].Speaking {
			return session.StopSpeaker{Session: in, Speaker: f.Queue[at].ID}, nil
		}
		return nil, session.Refuse(session.Conflict, "nobody speaks now")
	}
	p, err := speakerAt(f, rest)
	if err != nil {
		return nil, err
	}
	switch verb {
	case "off":
		return session.StrikeSpeaker{Session: in, Speaker: p.ID}, nil
	case "move":
		return moveSpeaker(in, f, p, rest[1:])
	case "set":
		return setSpeaker(in, p, rest[1:])
	}
	return nil, usage("%q is nothing that is done with speakers: say list, add, start, stop, move, set, off or cards", verb)
}

func moveSpeaker(in model.SessionID, f *session.SpeakersFace, p session.SpeakerFace, rest []string) (session.Intent, error) {
	if len(rest) != 1 {
		return nil, usage("say to which place: move NUMBER PLACE")
	}
	to, err := speakerAt(f, rest)
	if err != nil {
		return nil, err
	}
	by := 0
	for i, q := range f.Queue {
		if q.ID == to.ID {
			by += i
		}
		if q.ID == p.ID {
			by -= i
		}
	}
	return session.MoveSpeaker{Session: in, Speaker: p.ID, By: by}, nil
}

func setSpeaker(in model.SessionID, p session.SpeakerFace, rest []string) (session.Intent, error) {
	if len(rest) == 0 {
		return nil, usage("say how many minutes, or which side: set NUMBER MINUTES [vendor|customer|prospect]")
	}
	i := session.SetSpeaker{Session: in, Speaker: p.ID, Box: p.Box, Side: p.Side}
	for _, word := range rest {
		n, err := strconv.Atoi(word)
		switch {
		case word == "vendor" || word == "internal":
			i.Side = model.SideVendor
		case word == "customer":
			i.Side = model.SideCustomer
		case word == "prospect":
			i.Side = model.SideProspect
		case err == nil && n > 0 && n <= int(model.LongestTalk/time.Minute):
			i.Box = time.Duration(n) * time.Minute
		default:
			return nil, usage("%q is neither minutes from 1 to 120 nor a side: vendor, customer, prospect", word)
		}
	}
	return i, nil
}

// speakerAt is the speaker at a place, as people count.
func speakerAt(f *session.SpeakersFace, words []string) (session.SpeakerFace, error) {
	if len(words) == 0 {
		return session.SpeakerFace{}, usage("say which speaker, by the place in the queue")
	}
	n, err := strconv.Atoi(strings.TrimPrefix(words[0], "#"))
	if err != nil {
		return session.SpeakerFace{}, usage("%q is no place in the queue", words[0])
	}
	if n < 1 || n > len(f.Queue) {
		return session.SpeakerFace{}, session.Refuse(session.Missing, "there is no speaker %d; %d are queued", n, len(f.Queue))
	}
	return f.Queue[n-1], nil
}

// shownSpeakers are the speakers in JSON. Times are whole seconds.
type shownSpeakers struct {
	Speakers  []shownSpeaker `json:"speakers"`
	Customers int            `json:"customers_seconds"`
	Vendor    int            `json:"vendor_seconds"`
	Talk      string         `json:"talk,omitempty"`
	Warning   string         `json:"warning,omitempty"`
}

type shownSpeaker struct {
	Number int    `json:"number"`
	Name   string `json:"name"`
	Side   string `json:"side"`
	Box    int    `json:"box_seconds"`
	Talked int    `json:"talked_seconds"`
	State  string `json:"state"`
}

func (e Env) listSpeakers(f *session.SpeakersFace, now time.Time) error {
	customers, vendor := f.Talked(now)
	out := shownSpeakers{Speakers: []shownSpeaker{}, Customers: int(customers / time.Second), Vendor: int(vendor / time.Second), Talk: f.Talk(now), Warning: f.Warning()}
	for i, p := range f.Queue {
		state := "waits"
		if p.Speaking {
			state = "speaks"
		} else if p.Done {
			state = "has spoken"
		}
		out.Speakers = append(out.Speakers, shownSpeaker{i + 1, p.Name, p.Side.String(), int(p.Box / time.Second), int(p.Clock.Spent(now) / time.Second), state})
	}
	if e.JSON {
		return e.Tell(out)
	}
	if len(out.Speakers) == 0 {
		return e.Say("Nobody is queued to speak.")
	}
	var rows [][]string
	for _, p := range out.Speakers {
		rows = append(rows, []string{strconv.Itoa(p.Number), p.Name, p.Side, fmt.Sprintf("%d min", p.Box/60), fmt.Sprintf("%d:%02d", p.Talked/60, p.Talked%60), p.State})
	}
	if err := table(e.Out, rows); err != nil {
		return err
	}
	for _, words := range []string{out.Talk, out.Warning} {
		if words != "" {
			if err := e.Say("%s", sentence(words)); err != nil {
				return err
			}
		}
	}
	return nil
}
