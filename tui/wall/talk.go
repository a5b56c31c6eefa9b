package wall

import (
	"serendip/model"
	"serendip/session"
	"serendip/tui/frame"
	"serendip/tui/method/discuss"
	"serendip/tui/method/topics"
	"serendip/tui/poster"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// talks is the drawing of what is talked about or voted on, in place of the block's own; nil when nothing is.
func talks(f session.WallFace) drawing {
	talk := f.Talk.Now()
	switch {
	case f.Dark || f.View != model.ViewBlock || f.State != model.Live:
	case talk.Vote != nil:
		return discuss.WallVote
	case talk.Topic != nil && !topics.Parallel(f):
		return discuss.WallTopic
	}
	return nil
}

// withHands lays a line about the hands that are up into the margin that pictures leave blank, so that nothing jumps.
func withHands(panes []frame.Pane, f session.WallFace, env screen.Env, w, h int) []frame.Pane {
	words := f.Talk.Now().HandsWords()
	area := poster.New(env, env.Now(), w, h).Area()
	if words == "" || f.Dark || f.View != model.ViewBlock || f.State != model.Live || area.Y == 0 {
		return panes
	}
	row := frame.Rect{X: area.X, Y: h - 1, W: area.W, H: 1}
	return append(panes[:len(panes):len(panes)], frame.NewPane("hands", row, env.Theme.AccentBold.Render(widget.Cut(words, row.W))))
}
