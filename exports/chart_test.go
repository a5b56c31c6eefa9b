package exports

import "testing"

// TestANameFitsBesideItsBar: letters of two cells take the room of two.
func TestANameFitsBesideItsBar(t *testing.T) {
	for name, pressed := range map[string]bool{"importance": false, "重要性": false, "お客様にとっての大切さ": true, "what the customers get out of it": true} {
		c := chartOf(bar{Label: "x", Values: []barValue{{Name: name, Value: 2, Text: "2.0"}}}, 2)
		if got := c.Bars[0].NameLong > 0; got != pressed {
			t.Errorf("%q is pressed: %v", name, got)
		}
	}
}
