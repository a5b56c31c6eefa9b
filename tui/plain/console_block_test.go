package plain_test

import (
	"testing"

	"serendip/model"
)

// TestABlockSaysWhichWordsBeginIt as one comes to it, and whenever one asks where one is.
func TestABlockSaysWhichWordsBeginIt(t *testing.T) {
	for _, c := range []struct {
		method model.Method
		says   string
	}{
		{model.Pulse, "ask open asks everybody 3 questions."},
		{model.Dots, "dots open begins one over what the block is about."},
		{model.Matrix, "round open opens it."},
		{model.Shortlist, "shortlist tells what passed; select and its number"},
		{model.FirstSteps, "steps tells what each still needs"},
		{model.Review, "promises tells them; figure and verdict"},
		{model.Champions, "champions tells who carries it"},
	} {
		w := workshop(t)
		added(w, model.Block{Title: "Extra " + string(c.method), Method: c.method})
		blind(t, w, [][2]string{{"status", c.says}})
	}
}

// TestPromisesAndChampionsAreTold to a facilitator by lines, and where they are not spoken of it says where they are.
func TestPromisesAndChampionsAreTold(t *testing.T) {
	w := workshop(t)
	blind(t, w, [][2]string{
		{"promises", "Promises are told in a review or a readout"}, {"champions", "champion and a name marks somebody."},
		{"action-done seven", "!no action reads like that or has that number; items lists all with their numbers"},
	})
	added(w, model.Block{Title: "What came", Method: model.Review})
	blind(t, w, [][2]string{{"promises", "Nothing was promised in an earlier session"}})
	w = workshop(t)
	added(w, model.Block{Title: "Carriers", Method: model.Champions})
	blind(t, w, [][2]string{{"champion Mei yes yes IT", "."}, {"champions", "IT: Mei"}, {"champions", "research: nobody yet."}})
}
