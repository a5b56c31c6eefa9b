package plain

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"serendip/session"
)

// Command runs one command of a seat, such as `add "..."` or `score 4 3 2 -`. The word --json anywhere asks for JSON.
// A refusal is an *session.Error; its code says what the exit status is, or a method ExitCode where the words are wrong.
func Command(ctx context.Context, room session.Room, args []string, out io.Writer) error {
	return run(ctx, room, args, out, func(verb) bool { return true })
}

// Unasked is [Command] for somebody on file who has not agreed yet to what is kept of them: they may read, and agree.
// Nothing that they say is kept before.
func Unasked(ctx context.Context, room session.Room, args []string, out io.Writer) error {
	return run(ctx, room, args, out, func(v verb) bool { return v.reads() || v.name == "agree" })
}

func run(ctx context.Context, room session.Room, args []string, out io.Writer, may func(verb) bool) error {
	asJSON := slices.Contains(args, "--json")
	args = slices.DeleteFunc(slices.Clone(args), func(a string) bool { return a == "--json" })
	if len(args) == 0 || args[0] == "help" || args[0] == "--help" {
		return write(out, asJSON, answer{Help(), map[string]any{"help": Help()}})
	}
	v, known := find(args[0])
	if !known {
		return misused("there is no command %q; help lists them", args[0])
	}
	if !may(v) {
		return session.Refuse(session.Denied, "agree first to this: %s To agree, use the command agree, or come in once without a command", Consent)
	}
	args, sure := sured(v, args)
	words, err := unflagged(v, args[1:])
	if err != nil {
		return err
	}
	if v.name == "ask" && len(args) > 1 && args[1] == anonymous {
		v, _ = find("asknameless")
	}
	a, err := v.run(seat{room, ctx}, words)
	var asks unsure
	if errors.As(err, &asks) {
		if !sure {
			return misused("%s Say it again with %s", asks.Error(), answersYes)
		}
		a, err = seat{room, ctx}.done(asks.then)
	}
	if err != nil {
		return err
	}
	return write(out, asJSON, a)
}

// answersYes answers beforehand what a command asks.
const answersYes = "--yes"

// sured is a command's words without the flag that answers what it asks, and whether that stood among them.
func sured(v verb, args []string) ([]string, bool) {
	if v.name != "undo" || !slices.Contains(args, answersYes) {
		return args, false
	}
	return slices.DeleteFunc(args, func(a string) bool { return a == answersYes }), true
}

// anonymous asks without a name, as the command asknameless does.
const anonymous = "--anonymous"

// unflagged is a command's words without its flag. What looks like a flag and is none is refused, so that it becomes nobody's
// words by mistake; behind a -- everything is words.
func unflagged(v verb, args []string) ([]string, error) {
	if v.name == "ask" && len(args) > 0 && args[0] == anonymous {
		args = args[1:]
	}
	for i, a := range args {
		switch {
		case a == "--":
			return slices.Concat(args[:i], args[i+1:]), nil
		case strings.HasPrefix(a, "--") && !strings.ContainsAny(a, " \t\n"):
			return nil, misused("%s is no flag of %s; write it as: %s. Words that begin with -- stand behind a --", a, v.name, v.usage)
		}
	}
	return args, nil
}

// misuse is a command that cannot be understood: whatever the seat holds, these words are wrong.
type misuse struct{ error }

func misused(format string, args ...any) error {
	return misuse{session.Refuse(session.Invalid, format, args...)}
}

// Unwrap is the refusal.
func (m misuse) Unwrap() error { return m.error }

// ExitCode is that of a wrong command line in sysexits(3).
func (misuse) ExitCode() int { return 64 }

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
