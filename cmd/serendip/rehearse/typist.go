package rehearse

import (
	"context"
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"serendip/model"
)

// typist is somebody at a seat: keys go out, and the screen tells when.
type typist struct {
	*run
	i    int
	term *terminal
}

// enter is the key, and consent what it means where somebody is asked whether they agree.
const (
	enter   = "\r"
	consent = "I agree, let me in"
)

func (t *typist) come(ctx context.Context) error {
	known, agreed := !t.who(t.Live.Snapshot(), t.i).IsZero(), t.agreed(t.i)
	client, err := t.dial(ctx, t.code(t.i))
	if err != nil {
		return err
	}
	if t.term, err = openTerminal(client); err != nil {
		return err
	}
	switch {
	case !known:
		err = t.introduce(ctx)
	case !agreed:
		err = t.answer(ctx, consent, enter)
	}
	if err != nil {
		return err
	}
	if t.people[t.i].late {
		return t.answer(ctx, "Press enter to go on.", enter)
	}
	return t.see(ctx, Customer)
}

// introduce is how a newcomer comes in: name, consent, and the way back.
func (t *typist) introduce(ctx context.Context) error {
	if err := t.answer(ctx, "What is your name?", t.people[t.i].name+enter); err != nil {
		return err
	}
	if err := t.answer(ctx, consent, enter); err != nil {
		return err
	}
	return t.answer(ctx, "go to your seat", enter)
}

// see waits for a text on the screen.
func (t *typist) see(ctx context.Context, text string) error {
	ctx, cancel := t.patient(ctx, fmt.Sprintf("%q "+onScreen, text))
	defer cancel()
	return t.term.sees(ctx, text, "")
}

// answer waits for a text and then types.
func (t *typist) answer(ctx context.Context, text, keys string) error {
	if err := t.see(ctx, text); err != nil {
		return err
	}
	return t.term.press(keys)
}

func (t *typist) at(ctx context.Context, b model.Block) error {
	const shown = 20 // of a long title the head of a seat shows the beginning
	return t.see(ctx, Customer+" · "+ansi.Truncate(b.Title, shown, ""))
}

func (t *typist) describe(ctx context.Context, j job) error {
	return t.answer(ctx, "What you do", j.organisation+enter+j.role+enter)
}

// say types a line: the cursor is in it already.
func (t *typist) say(_ context.Context, words string, l line) error {
	if l.minutes > 0 {
		words += fmt.Sprintf("\t%d\t%d", l.minutes, l.others)
	}
	return t.term.press(words + enter)
}

func (t *typist) same(_ context.Context, number int) error {
	return t.term.press(fmt.Sprintf("=%d", number) + enter)
}

func (t *typist) begin(ctx context.Context) error { return t.answer(ctx, "Press enter to", enter) }

func (t *typist) why(ctx context.Context, _ int, words string) error {
	const dialog = "Shown after the reveal"
	if err := t.term.press("w"); err != nil {
		return err
	}
	if err := t.answer(ctx, dialog, words+enter); err != nil {
		return err
	}
	ctx, cancel := t.patient(ctx, "the end of the dialog")
	defer cancel()
	return t.term.sees(ctx, "", dialog)
}

func (t *typist) mark(_ context.Context, _ int, marks [model.GroupCount]model.Mark) error {
	var keys strings.Builder
	for _, m := range marks {
		keys.WriteString(markKey(m))
	}
	return t.term.press(keys.String())
}

func (t *typist) handIn(context.Context) error { return t.term.press(enter) }

func (t *typist) drop() {
	if t.term != nil {
		t.term.shut()
	}
}

func (t *typist) stall() { t.term.stall() }

func (t *typist) leave(ctx context.Context) error {
	if t.people[t.i].stalls {
		return nil // whose screen stood still for an hour has nothing to read
	}
	return t.see(ctx, " is over.")
}
