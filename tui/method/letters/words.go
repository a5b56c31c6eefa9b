package letters

import (
	"fmt"
	"strings"
	"time"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/widget"
)

// waiting is how many drafts are to be made, and how urgently, in a few words.
func waiting(f session.LetterFace, now time.Time) string {
	switch {
	case f.AllSkipped():
		return "skipped"
	case f.To+f.Made == 0:
		return "for nobody yet"
	case f.Waiting == 0:
		return "-"
	case f.Wait != "":
		return "no results yet"
	case f.IsDue(now):
		return fmt.Sprintf("%d, %s", f.Waiting, late(f, now))
	case f.Over && f.Step.Before():
		return fmt.Sprintf("%d, too late now", f.Waiting)
	}
	return fmt.Sprint(f.Waiting)
}

// late is how long a letter is due: "due today", "22 days late".
func late(f session.LetterFace, now time.Time) string {
	if days := int(now.Sub(f.Day) / (24 * time.Hour)); days > 0 {
		return desk.Plural(days, "day", "days") + " late"
	}
	return "due today"
}

// words is what is known of the letter under the cursor, and of the survey.
func (p Plan) words(w int) []string {
	t := p.env.Theme
	f, any := p.selected()
	if !any {
		return nil
	}
	name := t.Strong
	if f.IsDue(p.env.Now()) {
		name = t.Warn
	}
	out := widget.Styled(widget.Wrap(capital(f.Step.String())+". "+forWhom(f), w, 2), name)
	out = append(out, widget.Styled(widget.Wrap(madeWords(f), w, 2), t.Text)...)
	out = append(out, widget.Styled(widget.Wrap(nextWords(f), w, 2), t.Dim)...)
	if lost := f.LostWords(); lost != "" {
		out = append(out, widget.Styled(widget.Wrap(capital(lost)+": fill it in before you send.", w, 2), t.Warn)...)
	}
	if words := untold(f, p.of.plan.Set); words != "" {
		out = append(out, widget.Styled(widget.Wrap(words, w, 2), t.Warn)...)
	}
	if p.of.after != nil {
		out = append(out, widget.Styled(widget.Wrap("Survey: "+survey(p.of.after, p.env.Now(), f.Day.Location())+".", w, 2), t.Text)...)
	}
	return out
}

// forWhom is how many it is for, and which text how many of them get.
func forWhom(f session.LetterFace) string {
	if f.To == 0 {
		return "For nobody as things stand."
	}
	var parts []string
	for _, a := range model.Audiences() {
		if n := f.Audiences[a]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, a))
		}
	}
	return "For " + desk.Plural(f.To, "person", "people") + ": " + strings.Join(parts, ", ") + "."
}

// madeWords says when drafts were made.
func madeWords(f session.LetterFace) string {
	if len(f.Batches) == 0 {
		return "No draft was made yet."
	}
	var parts []string
	for _, b := range f.Batches {
		one := fmt.Sprintf("%d on %s", b.Drafts, b.At.In(f.Day.Location()).Format("2 January"))
		if b.Again {
			one = fmt.Sprintf("%d anew on %s", b.Drafts, b.At.In(f.Day.Location()).Format("2 January"))
		}
		parts = append(parts, one)
	}
	return "Drafts made: " + strings.Join(parts, ", ") + "."
}

// nextWords says what making would do now.
func nextWords(f session.LetterFace) string {
	if skip := f.Skip(); skip != "" {
		words := capital(skip) + "."
		if f.To > 0 {
			words += " " + makeWords(f)
		}
		return words
	}
	return makeWords(f)
}

func makeWords(f session.LetterFace) string {
	switch {
	case f.Over && f.Step.Before():
		return "The session has begun; this letter is for the time before it."
	case f.Over:
		return "It comes after the session is closed."
	case f.To == 0:
		return "Somebody has to be there for it first."
	case f.Wait != "":
		return capital(f.Wait) + "."
	case f.Waiting == 0:
		return "Everybody has a draft. Anew needs a reason."
	case f.Made > 0:
		return "Enter makes " + f.Drafts() + ", for those who have none. Nothing is ever sent."
	}
	return "Enter makes " + f.Drafts() + " as files for your mail program. Nothing is ever sent."
}

// untold is what a letter whose drafts wait would say if somebody had told it.
func untold(f session.LetterFace, set model.LetterSettings) string {
	var parts []string
	if set.Sender == "" {
		parts = append(parts, "nobody signs")
	}
	if set.Place == "" && f.Step.Before() {
		parts = append(parts, "no place is named")
	}
	if len(parts) == 0 || f.Over || f.Waiting == 0 {
		return ""
	}
	return capital(strings.Join(parts, " and ")) + " yet: s says it."
}

// survey is until when it is open, and who answered: "open until 28 January 2027, 9 of 18 people answered, 50%".
func survey(a *session.AfterFace, now time.Time, zone *time.Location) string {
	return a.Standing(now, zone) + ", " + a.Response()
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
