package session

import (
	"testing"

	"serendip/model"
)

func TestWhatALineIsFollowsTheAgenda(t *testing.T) {
	block := func(n byte, m model.Method, k model.Kind) model.Block {
		return model.Block{ID: model.BlockID{n}, Method: m, Kind: k}
	}
	both := &Session{Blocks: []model.Block{
		block(1, model.Connect, 0), block(2, model.Capture, model.Serendipitous), block(3, model.Break, 0), block(4, model.Capture, model.Planned), block(5, model.Scoring, 0),
	}}
	launch := &Session{Blocks: []model.Block{block(1, model.Connect, 0), block(2, model.Purpose, 0), block(3, model.Minutes, model.Planned)}}
	for _, c := range []struct {
		of   *Session
		at   byte
		want model.Kind
	}{
		{both, 1, model.Serendipitous}, {both, 3, model.Serendipitous}, {both, 4, model.Planned}, {both, 5, model.Planned},
		{launch, 1, model.Planned}, // nothing exists that could be serendipitous
		{&Session{}, 1, model.Serendipitous},
	} {
		b, _ := c.of.Block(model.BlockID{c.at})
		if got := c.of.kindAt(b); got != c.want {
			t.Errorf("block %d of %d: %v", c.at, len(c.of.Blocks), got)
		}
	}
}
