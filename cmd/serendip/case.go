package main

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
	"serendip/tui/plain"
)

func caseCommand(e *Env) *cobra.Command {
	c := &cobra.Command{
		Use:   "case SESSION NUMBER",
		Short: "Show the page of a use case: its four parts, who leads it, what it lacks to be ready",
		Example: "  serendip case acme 12\n" +
			"  serendip case set acme 12 challenge lorries wait 40 minutes at the gate\n" +
			"  serendip case set acme 12 criterion 'minutes at the gate; analytics; 40 -> 25; gate log'\n" +
			"  serendip case done acme 12 1",
		Args: words(2, 2),
		RunE: e.inHouse(func(_ context.Context, e Env, args []string) error {
			l, p, err := e.page(args[0], args[1])
			if err != nil {
				return err
			}
			snap := l.Snapshot()
			face := snap.ForConsole(snap.State.UseCase(p.Case.ID).Session, e.Actor.Person)
			return e.sayPage(p, plain.Editors(face.Editing, p.Case.ID, e.Actor.Person)...)
		}),
	}
	set := &cobra.Command{
		Use:   "set SESSION NUMBER FIELD VALUE...",
		Short: "Write a field of the page, or add to one of its lists",
		Long:  "Write a field of the page, or add to one of its lists. What comes after the number is one of:\n\n  " + strings.Join(session.PageForms(), "\n  "),
		Args:  words(3, 1000),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			return e.onPage(ctx, args, func(p session.PageFace) (session.Intent, error) { return session.PageIntent(p, args[2:]) })
		}),
	}
	set.Flags().SetInterspersed(false)
	ticks := func(use, short string, done bool) *cobra.Command {
		return &cobra.Command{Use: use + " SESSION NUMBER TASK", Short: short, Args: words(3, 3), RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			return e.onPage(ctx, args, func(p session.PageFace) (session.Intent, error) { return session.TickIntent(p, args[2], done) })
		})}
	}
	c.AddCommand(set, ticks("done", "Tick a task off, by its number on the page", true), ticks("open", "A task is not done after all", false))
	return c
}

// readyCommand marks a use case ready, or takes that back.
func readyCommand(e *Env) *cobra.Command {
	var back bool
	c := &cobra.Command{
		Use:   "ready SESSION NUMBER",
		Short: "Mark a selected use case ready; refused with the list of what is missing",
		Args:  words(2, 2),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			return e.onPage(ctx, args, func(p session.PageFace) (session.Intent, error) {
				if back {
					return session.UnmarkReady{Case: p.Case.ID}, nil
				}
				return session.MarkReady{Case: p.Case.ID}, nil
			})
		}),
	}
	c.Flags().BoolVar(&back, "back", false, "take it back: selected, and not ready any more")
	return c
}

// objectiveCommand looks after a programme's objectives.
func objectiveCommand(e *Env) *cobra.Command {
	c := &cobra.Command{
		Use:     "objective SESSION",
		Short:   "List the programme's objectives and which use cases serve them; add and withdraw them",
		Example: "  serendip objective add acme Nobody waits at a gate\n  serendip objective withdraw acme 2",
		Args:    words(1, 1),
		RunE: e.inHouse(func(_ context.Context, e Env, args []string) error {
			l, v, err := e.Session(args[0])
			if err != nil {
				return err
			}
			return e.sayObjectives(l.Snapshot(), v)
		}),
	}
	add := &cobra.Command{Use: "add SESSION WORDS...", Short: "Add an objective", Args: words(2, 1000),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			return e.objective(ctx, args[0], func(v *session.Session, _ *session.State) (session.SetObjective, error) {
				return session.SetObjective{Session: v.ID, Words: strings.Join(args[1:], " ")}, nil
			})
		})}
	withdraw := &cobra.Command{Use: "withdraw SESSION NUMBER", Short: "Withdraw an objective; what served it is told of as an orphan", Args: words(2, 2),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			return e.objective(ctx, args[0], func(v *session.Session, s *session.State) (session.SetObjective, error) {
				n, err := strconv.Atoi(args[1])
				if err != nil || n < 1 || n > len(s.Objectives()) {
					return session.SetObjective{}, session.Refuse(session.Missing, "there is no objective %q; `serendip objective %s` lists them", args[1], args[0])
				}
				return session.SetObjective{Session: v.ID, Objective: s.Objectives()[n-1].ID}, nil
			})
		})}
	c.AddCommand(add, withdraw)
	return c
}

// page finds the page of a use case by its number in a session.
func (e Env) page(ref, number string) (*session.Live, session.PageFace, error) {
	l, v, err := e.Session(ref)
	if err != nil {
		return nil, session.PageFace{}, err
	}
	n, err := strconv.Atoi(strings.TrimPrefix(number, "#"))
	if err != nil {
		return nil, session.PageFace{}, usage("%q is no number of a use case", number)
	}
	s := l.Snapshot().State
	for _, id := range v.Cases {
		if c := s.UseCase(id); c.Number == n && !c.Withdrawn {
			p, _ := s.PageOf(s.Top(c).ID)
			return l, p, nil
		}
	}
	return nil, session.PageFace{}, session.Refuse(session.Missing, "there is no number %d in this session", n)
}

// onPage does something to a page and says what was done.
func (e Env) onPage(ctx context.Context, args []string, make func(session.PageFace) (session.Intent, error)) error {
	l, p, err := e.page(args[0], args[1])
	if err != nil {
		return err
	}
	i, err := make(p)
	if err != nil {
		return err
	}
	return e.did(ctx, l, i)
}

// did has the programme do something and says what was done.
func (e Env) did(ctx context.Context, l *session.Live, i session.Intent) error {
	r, err := e.Do(ctx, l, i)
	if err != nil {
		return err
	}
	note := r.Note
	if note == "" {
		note = "nothing to change"
	}
	if e.JSON {
		return e.Tell(map[string]any{"done": note})
	}
	return e.Say("%s", sentence(note))
}

// sayPage tells a page, and who else has it open just now.
func (e Env) sayPage(p session.PageFace, editors ...string) error {
	if e.JSON {
		return e.Tell(plain.PageData(p))
	}
	for _, line := range append(plain.Page(p), editors...) {
		if err := e.Say("%s", line); err != nil {
			return err
		}
	}
	return nil
}

func (e Env) objective(ctx context.Context, ref string, make func(*session.Session, *session.State) (session.SetObjective, error)) error {
	l, v, err := e.Session(ref)
	if err != nil {
		return err
	}
	i, err := make(v, l.Snapshot().State)
	if err != nil {
		return err
	}
	return e.did(ctx, l, i)
}

// shownObjective is an objective in JSON.
type shownObjective struct {
	Number int    `json:"number"`
	Words  string `json:"words"`
	Cases  []int  `json:"cases"`
}

// sayObjectives lists objectives, and the use cases of a session that serve none.
func (e Env) sayObjectives(s *session.Snapshot, v *session.Session) error {
	out := struct {
		Objectives []shownObjective `json:"objectives"`
		Orphans    []int            `json:"orphans"`
	}{[]shownObjective{}, []int{}}
	serve := make(map[string][]int)
	for _, id := range v.Selected {
		p, _ := s.State.PageOf(id)
		if p.Orphan {
			out.Orphans = append(out.Orphans, p.Case.Number)
			continue
		}
		serve[p.Value(model.PageObjective)] = append(serve[p.Value(model.PageObjective)], p.Case.Number)
	}
	for i, o := range s.State.Objectives() {
		if !o.Withdrawn {
			out.Objectives = append(out.Objectives, shownObjective{i + 1, s.State.Words(o.Words), append([]int{}, serve[strconv.Itoa(i+1)]...)})
		}
	}
	if e.JSON {
		return e.Tell(out)
	}
	var rows [][]string
	for _, o := range out.Objectives {
		rows = append(rows, []string{strconv.Itoa(o.Number), o.Words, numbersOf("serves it: ", o.Cases)})
	}
	if len(rows) == 0 {
		rows = [][]string{{"There is no objective yet; `serendip objective add SESSION WORDS` adds one."}}
	}
	if len(out.Orphans) > 0 {
		rows = append(rows, []string{"", numbersOf("Selected, and serves no objective: ", out.Orphans)})
	}
	return table(e.Out, rows)
}

func numbersOf(lead string, all []int) string {
	if len(all) == 0 {
		return ""
	}
	out := make([]string, len(all))
	for i, n := range all {
		out[i] = "#" + strconv.Itoa(n)
	}
	return lead + strings.Join(out, ", ")
}
