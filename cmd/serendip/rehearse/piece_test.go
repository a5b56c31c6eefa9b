package rehearse_test

import (
	"bytes"
	"encoding/gob"
	"reflect"
	"testing"

	"serendip/cmd/serendip/rehearse"
	"serendip/model"
	"serendip/session/templates"
)

// TestAPieceTravels from the process that holds the folder to the one that plays it, with its exact numbers.
func TestAPieceTravels(t *testing.T) {
	weigh, err := model.ParseWeighing("pass 2.5; need 2; by criterion; criteria margin*3: what it earns, speed")
	if err != nil {
		t.Fatal(err)
	}
	for _, tpl := range templates.Builtin() {
		piece := rehearse.Piece{Title: tpl.Title, Vision: "Every lorry leaves on time", Template: tpl.Name, Kind: tpl.Kind, Blocks: tpl.Blocks}
		piece.Blocks[0].Weigh = weigh
		var b bytes.Buffer
		var got rehearse.Piece
		if err := gob.NewEncoder(&b).Encode(piece); err != nil {
			t.Fatal(err)
		}
		if err := gob.NewDecoder(&b).Decode(&got); err != nil || !reflect.DeepEqual(got, piece) {
			t.Errorf("%s: %v\n%+v\n%+v", tpl.Name, err, got, piece)
		}
	}
}
