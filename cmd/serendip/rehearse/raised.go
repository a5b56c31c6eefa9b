package rehearse

import (
	"context"
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
)

// raised is somebody who sits in the room: the facilitator captures for them, by name.
type raised struct {
	*run
	i int
}

func (h *raised) do(ctx context.Context, i session.Intent) error {
	_, err := h.Live.Do(ctx, h.Live.Mint(facilitator(), i))
	return err
}

func (h *raised) come(context.Context) error { return nil }

func (h *raised) at(context.Context, model.Block) error { return nil }

func (h *raised) describe(context.Context, job) error { return nil }

// say is the facilitator's line for them. The name goes last: at the beginning of the line stand its signs.
func (h *raised) say(ctx context.Context, words string, l line) error {
	by := strings.ReplaceAll(h.people[h.i].name, " ", "_")
	return h.do(ctx, session.Say{Session: h.Session, Block: h.now().Current, Line: words + " @" + by, Minutes: l.minutes, Others: l.others})
}

func (h *raised) same(ctx context.Context, number int) error {
	return h.do(ctx, session.Say{Session: h.Session, Block: h.now().Current, Line: fmt.Sprintf("=%d @%s", number, strings.ReplaceAll(h.people[h.i].name, " ", "_"))})
}

func (h *raised) begin(context.Context) error { return nil }

func (h *raised) why(context.Context, int, string) error { return nil }

func (h *raised) mark(context.Context, int, [model.GroupCount]model.Mark) error { return nil }

func (h *raised) handIn(context.Context) error { return nil }

func (h *raised) drop() {}

func (h *raised) stall() {}

func (h *raised) leave(context.Context) error { return nil }
