package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// TestDrive drives a whole workshop in tmux with the real binary and OpenSSH's own client, by testdata/drive.sh.
func TestDrive(t *testing.T) {
	folder := t.TempDir()
	t.Logf("%s", driven(t, folder, "drive.sh", "ssh", "ssh-keygen"))
	sameContent(t, folder)
}

// TestOneKeyboard drives a meetup from the projected stage alone, by testdata/one-keyboard.sh: nobody has a terminal. What is
// waited for stands on a small screen as on a large one.
func TestOneKeyboard(t *testing.T) {
	for _, size := range []string{"80x24", "120x35", "200x60"} {
		t.Run(size, func(t *testing.T) {
			t.Setenv("SIZE", size)
			oneKeyboard(t)
		})
	}
}

func oneKeyboard(t *testing.T) {
	t.Helper()
	recap := driven(t, t.TempDir(), "one-keyboard.sh")
	for _, want := range []string{
		"Breakfast meetup 4: North", "**4** people were there", "drivers photograph the gate before they enter", "| Ada Lopez | customer |", "| Vik Rao   | vendor   |",
		"How did you get the drivers to do it? For it: 3, against: 0. Answered: We asked the night shift first", "Ada sends the photo guide to Olu",
	} {
		if !strings.Contains(recap, want) {
			t.Errorf("the recap doesn't tell %q:\n%s", want, recap)
		}
	}
}

// TestFirstLaunch drives the template of a first launch from the help alone, by testdata/first-launch.sh.
func TestFirstLaunch(t *testing.T) {
	recap := driven(t, t.TempDir(), "first-launch.sh", "ssh")
	for _, want := range []string{
		"Every lorry leaves on time", "One shared page instead of the Monday mail", "385 hours a year", "Gate photo sent ahead", "Every depot sends the gate photos",
		"Mei asks the depots", "We begin with two depots", "who pays for the licences", "minutes a lorry waits at the gate", "1 answer: too few people to show them without naming anyone",
	} {
		if !strings.Contains(recap, want) {
			t.Errorf("the recap doesn't tell %q:\n%s", want, recap)
		}
	}
}

// TestQuarterlyReview drives the template of a review from the help alone, by testdata/quarterly-review.sh.
func TestQuarterlyReview(t *testing.T) {
	recap := driven(t, t.TempDir(), "quarterly-review.sh", "ssh")
	for _, want := range []string{
		"| Drivers send the gate photo ahead |", "10 January 2030", "minutes a lorry waits at the gate | 40  | 10       | 9         | adopt", "iterate; a second cycle as #1", "planned; a second cycle", "discard; the shift leads call anyway",
		"| #2 The night shift trains the new ones with last month's photos (Mei) | 2 ", "### #3 Films of damage go to the insurer the same day", "Clauses stay with legal for another quarter",
	} {
		if !strings.Contains(recap, want) {
			t.Errorf("the recap doesn't tell %q:\n%s", want, recap)
		}
	}
}

// driven runs a script of testdata on the real binary, in tmux, and returns what it said.
func driven(t *testing.T, folder, script string, tools ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("a whole session in tmux is not short")
	}
	for _, tool := range append(tools, "bash", "tmux") {
		if _, err := exec.LookPath(tool); err != nil {
			t.Skipf("%s is not installed here", tool)
		}
	}
	bin := filepath.Join(t.TempDir(), "serendip")
	if out, err := exec.Command("go", "build", "-o", bin, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.CommandContext(t.Context(), "bash", filepath.Join("testdata", script), bin, folder).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}

// sameContent holds that a restored backup exports what the original does.
func sameContent(t *testing.T, folder string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "recap", "*.json"))
	if err != nil || len(files) != 1 {
		t.Fatalf("exported %v, %v", files, err)
	}
	var contents [2]any
	for i, name := range []string{files[0], filepath.Join(folder, "restored.json")} {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var report struct {
			Content any `json:"content"`
		}
		if err := json.Unmarshal(raw, &report); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		contents[i] = report.Content
	}
	if contents[0] == nil || !reflect.DeepEqual(contents[0], contents[1]) {
		t.Fatal("a restored backup exports something else")
	}
}
