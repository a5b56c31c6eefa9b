package topics

import (
	"fmt"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/screen"
	"serendip/tui/seat"
	"serendip/tui/theme"
)

// NewSeat is where one proposes and says which topics one wants to be at; once there is a schedule, the board.
func NewSeat(env screen.Env, f *session.SeatFace) screen.Screen {
	if f.Topics == nil || !Runs(f.Topics) {
		return seat.NewIdeas(env, f)
	}
	return seat.NewPage(env, f, seatLines)
}

// Runs says whether the board is past proposing: it is scheduled, or something of it was begun.
func Runs(f *session.TopicsFace) bool {
	return f != nil && (f.Scheduled || len(f.In(model.ToDiscuss)) < len(f.All))
}

func seatLines(c seat.Centre) []string {
	t, w, f := c.Theme(), c.TextWidth(), c.Face.Topics
	out := c.Prompt(2)
	if f == nil {
		return out
	}
	for _, stage := range []model.TopicStage{model.Discussing, model.ToDiscuss, model.Discussed} {
		list := f.In(stage)
		if len(list) == 0 {
			continue
		}
		out = append(out, "", t.Title.Render(fmt.Sprintf("%s (%d)", stage, len(list))))
		for _, x := range list {
			lead := t.AccentBold.Render(fmt.Sprintf("%4d  ", x.Case.Number))
			out = append(out, seat.Hanging(lead, x.Case.Title, w, t.Strong)...)
			place := f.Place(x.Spot)
			if left := minutesLeft(c.Face.Talk, x, c.Env.Now()); left != "" {
				place = strings.TrimPrefix(place+"   "+left, "   ")
			}
			if place != "" {
				out = append(out, "      "+t.Text.Render(place))
			}
			if x.NoPlace != "" {
				out = append(out, seat.Hanging("      ", "no place: "+x.NoPlace, w, t.Dim)...)
			}
			if x.Concluded != "" {
				out = append(out, seat.Hanging(t.OK.Render("      "+theme.Passed+" "), x.Concluded, w, t.Text)...)
			}
		}
	}
	return out
}

// minutesLeft is the same as on the wall, in whole minutes: a seat doesn't tick by seconds.
func minutesLeft(talk *session.PublicTalk, x session.BoardTopic, now time.Time) string {
	if clockLeft(talk, x, now) == "" {
		return ""
	}
	left := talk.Now().Topic.Clock.Left(now)
	if left <= 0 {
		return "time is up"
	}
	return fmt.Sprintf("%d min left", int((left+time.Minute-1)/time.Minute))
}
