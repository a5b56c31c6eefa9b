package plain

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"serendip/session"
)

// Command runs one command of a seat, such as `add "..."` or `score 4 3 2 -`. The word --json anywhere asks for JSON.
// A refusal is an *session.Error; its code says what the exit status is.
func Command(ctx context.Context, room session.Room, args []string, out io.Writer) error {
	asJSON := slices.Contains(args, "--json")
	args = slices.DeleteFunc(slices.Clone(args), func(a string) bool { return a == "--json" })
	if len(args) == 0 || args[0] == "help" || args[0] == "--help" {
		return write(out, asJSON, answer{Help(), map[string]any{"help": Help()}})
	}
	v, known := find(args[0])
	if !known {
		return session.Refuse(session.Invalid, "there is no command %q; help lists them", args[0])
	}
	a, err := v.run(seat{room, ctx}, args[1:])
	if err != nil {
		return err
	}
	return write(out, asJSON, a)
}

func write(out io.Writer, asJSON bool, a answer) error {
	if !asJSON {
		_, err := io.WriteString(out, strings.Join(a.Lines, "\n")+"\n")
		return err
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(a.Data)
}

// Help is what can be typed, one line each.
func Help() []string {
	lines := []string{"Type an idea as one line, or one of these words:"}
	for _, v := range verbs() {
		lines = append(lines, fmt.Sprintf("%s: %s", v.usage, v.means))
	}
	return append(lines, "new: what has happened while you typed", "leave: leave, you may return")
}
