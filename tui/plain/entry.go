package plain

import (
	"bufio"
	"context"
	"io"
	"strings"

	"serendip/session"
)

// Consent is the one line that a newcomer agrees to.
const Consent = "The room reads your name when you join. Your name, your words and that you came are kept by the host for this programme; your marks are counted without your name. You can ask to be forgotten."

// goneAway is said to who does not agree: silence would sound like a broken line.
const goneAway = "You have gone away again. You may come back with the same line."

// Enter asks a newcomer's name and consent, joins, and says the way back. It returns nil when they go away again.
func Enter(ctx context.Context, f session.SessionFace, in io.Reader, out io.Writer, join func(context.Context, string) (session.Room, error)) (session.Room, io.Reader, error) {
	lines := bufio.NewReader(in)
	if err := say(out, f.Programme+", "+f.Title+".", "Welcome. "+Consent, "To agree, type your name and press enter. To go away, press enter alone."); err != nil {
		return nil, nil, err
	}
	for {
		name, err := lines.ReadString('\n')
		if err != nil {
			return nil, nil, nil // gone before the name was whole
		}
		if name = strings.TrimSpace(name); name == "" {
			return nil, nil, say(out, goneAway)
		}
		if isYes(name) { // walls and sheets say to answer yes to ssh's own question, and then the name
			if err := say(out, "Thank you. Now type your name and press enter."); err != nil {
				return nil, nil, err
			}
			continue
		}
		room, err := join(ctx, name)
		if err != nil {
			if werr := say(out, sentence(err.Error())+" Try another name."); werr != nil {
				return nil, nil, werr
			}
			continue
		}
		return room, rest{lines, in}, nil
	}
}

// Agree asks somebody on file who was never asked whether they agree. It returns nil when they go away.
func Agree(ctx context.Context, f session.SessionFace, name string, in io.Reader, out io.Writer, agree func(context.Context) (session.Room, error)) (session.Room, io.Reader, error) {
	lines := bufio.NewReader(in)
	if err := say(out, f.Programme+", "+f.Title+".", "Welcome. You are "+name+". "+Consent); err != nil {
		return nil, nil, err
	}
	for {
		if err := say(out, "To agree and come in, type yes and press enter. To go away, press enter alone."); err != nil {
			return nil, nil, err
		}
		line, err := lines.ReadString('\n')
		switch line = strings.TrimSpace(line); {
		case err != nil:
			return nil, nil, nil
		case line == "":
			return nil, nil, say(out, goneAway)
		}
		if isYes(line) {
			room, err := agree(ctx)
			return room, rest{lines, in}, err
		}
	}
}

// isYes says whether a line is the answer to a question of yes or no. It is never a name, and never an idea.
func isYes(line string) bool { return strings.EqualFold(line, "yes") || strings.EqualFold(line, "y") }

// rest is the input after the name: what was read ahead, then the rest. It still knows whether a line is half typed.
type rest struct {
	*bufio.Reader
	in io.Reader
}

// Typing implements the question whether a line is half typed; an input that cannot know says no.
func (r rest) Typing() bool {
	is, ok := r.in.(typist)
	return ok && is.Typing()
}
