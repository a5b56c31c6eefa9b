package exports

import (
	"io"
	"time"

	"serendip/model"
	"serendip/session"
)

// Run is who led the session and when, and whether people from elsewhere could come in.
type Run struct {
	Led   []Led  `json:"led,omitempty"`
	Reach *Reach `json:"reach,omitempty"`
}

// Led is the lead going to somebody; until the first the machine's own terminal led. Taken says that they took it.
type Led struct {
	At    time.Time `json:"at"`
	Who   string    `json:"who"`
	Taken bool      `json:"taken,omitempty"`
}

// Reach is the proof that the door was reached from elsewhere, or that nobody had to: everybody was in the room.
type Reach struct {
	At       time.Time `json:"at"`
	Address  string    `json:"address,omitempty"`
	From     string    `json:"from,omitempty"`
	Needless bool      `json:"everybody_in_the_room,omitempty"`
}

// facilitatorUnnamed is who runs a session where no name is told.
const facilitatorUnnamed = "a facilitator"

// run is nil where the lead stayed with the host and nothing was said of the door.
func (d *drawing) run() *Run {
	out := &Run{}
	for _, h := range d.on.Led {
		one := Led{At: at(h.At), Who: facilitatorUnnamed, Taken: h.Taken}
		if name := d.state.Words(h.To); name != "" {
			one.Who = name
		}
		out.Led = append(out.Led, one)
	}
	if r := d.on.Reached; r.At != 0 {
		out.Reach = &Reach{at(r.At), r.Address, r.From, r.Needless}
	}
	if len(out.Led) == 0 && out.Reach == nil {
		return nil
	}
	return out
}

// unnamed takes the names of those who ran the session out.
func (r *Run) unnamed() {
	if r == nil {
		return
	}
	for i := range r.Led {
		r.Led[i].Who = facilitatorUnnamed
	}
}

// unplaced takes out under which names the door was reached.
func (r *Run) unplaced() {
	if r != nil && r.Reach != nil {
		r.Reach.Address, r.Reach.From = "", ""
	}
}

// words tells who led, how people came in, and whether those from elsewhere could, each in a sentence.
func (r *Run) words(v voice, zone *time.Location, people []Person) []string {
	var out []string
	if len(r.Led) > 0 {
		parts := []string{v.say("The host led at first")}
		for _, l := range r.Led {
			switch when := v.clock(l.At.In(zone)); {
			case l.Who == session.HostName:
				parts = append(parts, v.say("from %s on the host again", when))
			case l.Taken:
				parts = append(parts, v.say("at %s %s took the lead", when, v.say(l.Who)))
			default:
				parts = append(parts, v.say("at %s the lead went to %s", when, v.say(l.Who)))
			}
		}
		out = append(out, v.listing(parts...)+".")
	}
	seats, room := 0, 0
	for _, p := range people {
		switch {
		case p.Status != model.GuestCheckedIn.String() && p.Status != model.GuestCheckedOut.String():
		case p.FromAfar:
			seats++
		default:
			room++
		}
	}
	out = append(out, v.say("%d took part on a computer, %d in the room without one.", seats, room))
	switch h := r.Reach; {
	case h == nil:
	case h.Needless:
		out = append(out, v.say("Everybody was in the room: nobody had to come in from elsewhere."))
	case h.Address == "":
		out = append(out, v.say("Joining from elsewhere was tested and worked (%s).", v.moment(h.At.In(zone))))
	default:
		out = append(out, v.say("Joining from elsewhere was tested and worked (%s: %s was reached from %s).", v.moment(h.At.In(zone)), h.Address, h.From))
	}
	return out
}

// writeRun writes a row for each time that the lead went on, and one for the proof that the door was reached.
func writeRun(w io.Writer, r Report) error {
	return writeTable(w, []string{"serendip_at", "What", "Who", "Address", "From"}, func(yield func([]cell) bool) {
		for _, l := range r.Content.Run.Led {
			what := "lead handed over"
			if l.Taken {
				what = "lead taken"
			}
			if !yield([]cell{moment(l.At), plain(what), words(l.Who), {}, {}}) {
				return
			}
		}
		if h := r.Content.Run.Reach; h != nil {
			what := "reached from elsewhere"
			if h.Needless {
				what = "everybody in the room"
			}
			yield([]cell{moment(h.At), plain(what), {}, words(h.Address), words(h.From)})
		}
	})
}
