package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
	"serendip/tui/method/questions"
)

// questionsCommands is the verbs about what the room asks.
func questionsCommands() []func(*Env) *cobra.Command {
	return []func(*Env) *cobra.Command{questionsCommand}
}

func questionsCommand(e *Env) *cobra.Command {
	var nameless bool
	c := &cobra.Command{
		Use:   "questions SESSION [list | ask WORDS | release|hold|pin|unpin|open|show|part|off NUMBER | answer NUMBER [WORDS] | hide NUMBER REASON | hands NUMBER FOR [AGAINST] | merge NUMBER INTO | wait | straight]",
		Short: "List what the room asks, the best first; answer, hide, merge, let onto the wall",
		Long: "List what the room asks, the best first: pinned ones, then by the lower bound of Wilson's score interval at 95 in 100\n" +
			"(Wilson 1927), answered ones last. What divides the room is marked: at least four votes, and the smaller side has half of\n" +
			"the larger. Questions of seats wait before the wall until they are released; `straight` lets them go to the wall at once,\n" +
			"and `wait` lets them wait again. An attendee asks with `ssh CODE@HOST ask \"...\"`.",
		Example: "  serendip questions north-4 ask \"Who pays for it? @Mei\"\n  serendip questions north-4 release 3\n  serendip questions north-4 answer 3 \"the depot does\"",
		Args:    words(1, 1000),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			l, v, err := e.Session(args[0])
			if err != nil {
				return err
			}
			if len(args) == 1 || args[1] == "list" {
				return e.listQuestions(l.Snapshot().ForConsole(v.ID, e.Actor.Person).Asked)
			}
			i, err := questionsIntent(v, args[1], args[2:], nameless)
			if err != nil {
				return err
			}
			return e.doneWith(ctx, l, i)
		}),
	}
	c.Flags().BoolVar(&nameless, "nameless", false, "ask without a name: nothing that is kept says whose it is")
	return c
}

// questionsIntent is what the words after the session mean.
func questionsIntent(v *session.Session, verb string, rest []string, nameless bool) (session.Intent, error) {
	in := v.ID
	switch verb {
	case "ask":
		return session.AskQuestion{Session: in, Block: v.Current, Line: strings.Join(rest, " "), Nameless: nameless}, nil
	case "wait", "straight":
		return session.HoldQuestions{Session: in, On: verb == "wait"}, nil
	}
	id, err := questionNumbered(v, rest)
	if err != nil {
		return nil, err
	}
	rest = rest[1:]
	switch verb {
	case "release", "hold":
		return session.ReleaseQuestion{Session: in, Question: id, On: verb == "release"}, nil
	case "pin", "unpin":
		return session.PinQuestion{Session: in, Question: id, On: verb == "pin"}, nil
	case "answer", "open":
		return session.AnswerQuestion{Session: in, Question: id, Done: verb == "answer", Answer: strings.Join(rest, " ")}, nil
	case "hide", "show":
		return session.HideQuestion{Session: in, Question: id, On: verb == "hide", Reason: strings.Join(rest, " ")}, nil
	case "off":
		return session.WithdrawQuestion{Session: in, Question: id}, nil
	case "part":
		return session.PartQuestion{Session: in, Question: id}, nil
	case "merge":
		into, err := questionNumbered(v, rest)
		return session.MergeQuestions{Session: in, Into: into, From: id}, err
	case "hands":
		hands, err := questions.Hands(strings.Join(rest, " "))
		if err != nil {
			return nil, usage("%v", err)
		}
		return session.CountQuestion{Session: in, Question: id, Hands: hands}, nil
	}
	return nil, usage("%q is nothing that is done with questions; `serendip questions --help` lists what is", verb)
}

// questionNumbered finds a question by the number that stands first among the words.
func questionNumbered(v *session.Session, words []string) (model.QuestionID, error) {
	if len(words) == 0 {
		return model.QuestionID{}, usage("say which question, by its number")
	}
	n, err := strconv.Atoi(strings.TrimPrefix(words[0], "#"))
	if err != nil {
		return model.QuestionID{}, usage("%q is no number of a question", words[0])
	}
	if v.Asked == nil || n < 1 || n > len(v.Asked.Questions) {
		return model.QuestionID{}, session.Refuse(session.Missing, "there is no question %d", n)
	}
	return v.Asked.Questions[n-1].ID, nil
}

// shownQuestion is a question in JSON.
type shownQuestion struct {
	Number    int      `json:"number"`
	Words     string   `json:"words"`
	By        string   `json:"by,omitempty"`
	Nameless  bool     `json:"nameless,omitempty"`
	Up        int      `json:"for"`
	Down      int      `json:"against"`
	Score     float64  `json:"score"`
	Contested bool     `json:"contested,omitempty"`
	Pinned    bool     `json:"pinned,omitempty"`
	Answered  bool     `json:"answered,omitempty"`
	Answer    string   `json:"answer,omitempty"`
	Held      bool     `json:"held,omitempty"`
	Hidden    bool     `json:"hidden,omitempty"`
	Reason    string   `json:"reason,omitempty"`
	With      []string `json:"with,omitempty"`
}

func (e Env) listQuestions(f *session.AskedFace) error {
	out := []shownQuestion{}
	var rows [][]string
	for _, q := range f.List() {
		out = append(out, shownQuestion{q.Number, q.Words, q.Who, q.Nameless, q.Up, q.Down, model.Wilson(q.Up, q.Down), q.Contested, q.Pinned, q.Done, q.Answer, q.Held, q.Hidden, q.Reason, q.Also})
		rows = append(rows, []string{strconv.Itoa(q.Number), q.Words, q.By(), strconv.Itoa(q.Up) + " for", strconv.Itoa(q.Down) + " not", strings.Join(q.Signs(), ", ")})
	}
	if e.JSON {
		return e.Tell(out)
	}
	if len(out) == 0 {
		return e.Say("Nobody has asked anything.")
	}
	return table(e.Out, rows)
}
