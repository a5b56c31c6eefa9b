package widget

import "testing"

// TestNamesAreFoundWithoutTheirAccents, and with them.
func TestNamesAreFoundWithoutTheirAccents(t *testing.T) {
	for typed, name := range map[string]string{"sun": "Sünje Roe", "sün": "Sünje Roe", "ostergard": "Zoë Østergård", "zoe o": "Zoë Østergård", "李": "李小龍", "oneil": "Anne O'Neil"} {
		if got := Match(typed, name); got < 3 {
			t.Errorf("%q names %q by %d", typed, name, got)
		}
	}
	if got := Match("sun", "Kim Quince"); got != 0 {
		t.Errorf("sun names Kim by %d", got)
	}
}
