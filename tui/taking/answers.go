package taking

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/tui/dialog"
	"serendip/tui/entry"
	"serendip/tui/screen"
	"serendip/tui/theme"
	"serendip/tui/widget"
)

// AnswerReader reads the answers to a survey out of files of any form tool. The program around the screens gives one.
type AnswerReader interface {
	// AnswersPipe is the command that sends a file of answers from another machine.
	AnswersPipe(s model.SessionID, after bool) string
	// Answers reads a file of this machine and keeps nothing: answers to the survey after the session, else to that of the
	// shortlist. The error's text is fit to be read.
	Answers(ctx context.Context, s model.SessionID, path string, after bool) (AnswerFile, error)
}

// AnswerFile is a file of answers as it would be taken.
type AnswerFile struct {
	Take any      // the intent that takes it
	Said []string // how it was read, how many are new or changed, what is doubtful: a sentence each
}

// Answers asks for a file of answers, says what is in it, and on a yes sends what takes all of it.
func Answers(env screen.Env, r AnswerReader, s model.SessionID, after bool, send func(intent any) tea.Cmd) tea.Cmd {
	if env.Remote {
		command := r.AnswersPipe(s, after)
		return screen.Open(dialog.Show(env, "answers from a file", func(w int, t theme.Theme) []string {
			out := widget.Styled(widget.Wrap("The file lies on your machine. This command sends it:", w, 0), t.Text)
			return append(append(out, ""), widget.Styled(widget.Wrap(command, w, 0), t.AccentBold)...)
		}))
	}
	return askAnswers(env, r, s, after, send, "", "A table (CSV, XLSX) of any form tool; its columns are matched to the questions. Nothing is kept before you have said yes.")
}

func askAnswers(env screen.Env, r AnswerReader, s model.SessionID, after bool, send func(intent any) tea.Cmd, path, intro string) tea.Cmd {
	read := func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		path := unquoted(v["file"])
		return func() tea.Msg {
			f, err := r.Answers(context.Background(), s, path, after)
			if err != nil {
				return askAnswers(env, r, s, after, send, path, entry.Sentence(err.Error()))()
			}
			return screen.Open(dialog.Confirm(env, "answers from a file", widget.Confirm{Question: "Take all of it?", Yes: "take all of it", Will: f.Said}, send(f.Take)))()
		}, dialog.Refusal{}
	}
	return screen.Open(dialog.Form(env, "answers from a file", []string{intro}, read, widget.Field{ID: "file", Label: "File", Value: path, Example: "answers.csv", Must: true}))
}
