package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"serendip/model"
	"serendip/session"
)

// blockChange is what `agenda` was told to change.
type blockChange struct {
	add, title, criteria, pass   string
	slots                        string
	of, most, minutes            int
	fine, groups, all, stories   bool
	usual, undo, remove, isFlags bool
	yes                          bool // what would be taken back is
}

func agendaCommand(e *Env) *cobra.Command {
	var b blockChange
	c := &cobra.Command{
		Use:   "agenda SESSION [BLOCK]",
		Short: "Show a session's agenda, or change one of its blocks",
		Long: "Show a session's agenda with its settings, or change one of its blocks, named by its place or the beginning\n" +
			"of its title. What was decided in a round keeps the rule that was in force then.",
		Example: "  serendip agenda acme-1 Score --pass-mark 2.5 --of 3\n" +
			"  serendip agenda acme-1 8 --by-criterion --serendipitous --most 12\n" +
			"  serendip agenda acme-1 --add matrix --minutes 15\n" +
			"  serendip agenda acme-2 Talk --slots '3 x 15, several each: Hall; Library'\n" +
			"  serendip agenda acme-1 --add weighted --criteria 'margin*3: what it earns, speed*2, joy'",
		Args: words(1, 2),
	}
	c.RunE = e.inHouse(func(ctx context.Context, e Env, args []string) error {
		changed := func(name string) bool { return c.Flags().Changed(name) }
		for _, name := range settingFlags() {
			b.isFlags = b.isFlags || changed(name)
		}
		return agenda(ctx, e, args, b, changed)
	})
	f := c.Flags()
	f.StringVar(&b.pass, "pass-mark", "", "the average to reach, such as `2.5`")
	f.IntVar(&b.of, "of", 0, "how `many` of the three groups must pass (of all criteria as many thirds)")
	f.BoolVar(&b.fine, "by-criterion", false, "seats begin by criterion")
	f.BoolVar(&b.groups, "by-group", false, "seats begin by group, and groups are counted")
	f.BoolVar(&b.all, "all-criteria", false, "count all criteria alike, and not the groups")
	f.BoolVar(&b.stories, "serendipitous", false, "serendipitous use cases enter the round too (=false: no longer)")
	f.IntVar(&b.most, "most", 0, "how `many` enter a round, 12 at most")
	f.StringVar(&b.criteria, "criteria", "", "a weighted block's own criteria, as `NAME*WEIGHT: HELP, ...`")
	f.StringVar(&b.slots, "slots", "", "an unconference's slots and rooms, as `3 x 15: Hall; Library`")
	f.BoolVar(&b.usual, "usual", false, "take all these settings back to the usual")
	f.StringVar(&b.add, "add", "", "add a block of this `method`, after BLOCK or at the end")
	f.StringVar(&b.title, "title", "", "the block's `title`")
	f.IntVar(&b.minutes, "minutes", 0, "the block's timebox in `minutes`")
	f.BoolVar(&b.remove, "remove", false, "take the block out")
	f.BoolVar(&b.undo, "undo", false, "take your latest action back, named before it is done")
	f.BoolVar(&b.yes, "yes", false, "with --undo: take it back without asking")
	return c
}

// settingFlags are those that change a block.
func settingFlags() []string {
	return []string{"pass-mark", "of", "by-criterion", "by-group", "all-criteria", "serendipitous", "most", "criteria", "usual", "title", "minutes", "slots", "remove"}
}

func agenda(ctx context.Context, e Env, args []string, b blockChange, changed func(string) bool) error {
	l, v, err := e.Session(args[0])
	if err != nil {
		return err
	}
	if b.undo {
		return e.takeBack(ctx, l, v, b.yes)
	}
	at := -1
	if len(args) > 1 {
		if at, err = blockNamed(v, args[1]); err != nil {
			return err
		}
	}
	if b.add != "" {
		return addBlock(ctx, e, l, v, at, b, changed)
	}
	if at < 0 || !b.isFlags {
		if b.isFlags {
			return usage("name the block to change; `serendip agenda %s` lists them", args[0])
		}
		return sayAgenda(e, l, v, at)
	}
	if b.remove {
		return e.did(ctx, l, session.RemoveBlock{Session: v.ID, Block: v.Blocks[at].ID})
	}
	block, err := b.on(v.Blocks[at], changed)
	if err != nil {
		return err
	}
	if err := e.did(ctx, l, session.ChangeBlock{Session: v.ID, Block: block}); err != nil || e.JSON {
		return err
	}
	return sayAgenda(e, l, l.Snapshot().State.Session(v.ID), at)
}

// takeBack names the actor's latest action and takes it back when that is meant.
func (e Env) takeBack(ctx context.Context, l *session.Live, v *session.Session, sure bool) error {
	u := l.Snapshot().State.UndoFor(v.ID, e.Actor.Person)
	if u.Label != "" && u.Blocked == "" {
		if err := e.sure(sure, "Take back: "+u.Label+"?"); err != nil {
			return err
		}
	}
	return e.did(ctx, l, u.Takes(v.ID))
}

// blockNamed is the place of a block by its number or the beginning of its title.
func blockNamed(v *session.Session, word string) (int, error) {
	if n, err := strconv.Atoi(word); err == nil && n >= 1 && n <= len(v.Blocks) {
		return n - 1, nil
	}
	i := slices.IndexFunc(v.Blocks, func(b model.Block) bool {
		return word != "" && (strings.HasPrefix(strings.ToLower(b.Title), strings.ToLower(word)) || string(b.Method) == strings.ToLower(word))
	})
	if i < 0 {
		return 0, session.Refuse(session.Missing, "there is no block %q; write its place or the beginning of its title", word)
	}
	return i, nil
}

// on is a block with what was asked for.
func (b blockChange) on(block model.Block, changed func(string) bool) (model.Block, error) {
	w := model.Weighing{}
	if block.Weigh != nil && !b.usual {
		w = *block.Weigh
	}
	var err error
	if changed("pass-mark") {
		if w.PassAt, err = model.ParsePass(b.pass); err != nil {
			return block, usage("%v", err)
		}
	}
	if changed("of") {
		if b.of < 1 || b.of > model.GroupCount {
			return block, usage("--of is 1, 2 or 3")
		}
		w.Need = b.of
	}
	if changed("criteria") {
		if w.Criteria, err = model.ParseOwn(b.criteria); err != nil {
			return block, usage("%v", err)
		}
	}
	for _, f := range []struct {
		name string
		to   *bool
		is   bool
	}{{"by-criterion", &w.Fine, b.fine}, {"all-criteria", &w.All, b.all}, {"serendipitous", &w.Stories, b.stories}} {
		if changed(f.name) {
			*f.to = f.is
		}
	}
	if b.groups {
		w.Fine, w.All = false, false
	}
	block.Weigh = &w
	if w.IsUsual() {
		block.Weigh = nil
	}
	if changed("most") {
		block.Top = b.most
	}
	if changed("title") {
		block.Title = b.title
	}
	if changed("slots") {
		g, err := model.ParseGrid(b.slots)
		switch {
		case err != nil:
			return block, usage("%v", err)
		case block.Method != model.Topics:
			return block, usage("%q has no topics, and so neither slots nor rooms", block.Title)
		}
		block.Grid = &g
	}
	if changed("minutes") {
		block.Timebox = time.Duration(b.minutes) * time.Minute
	}
	return block, nil
}

func addBlock(ctx context.Context, e Env, l *session.Live, v *session.Session, after int, b blockChange, changed func(string) bool) error {
	block := model.Block{Method: model.Method(b.add), Title: strings.ToUpper(b.add[:1]) + b.add[1:], Timebox: 10 * time.Minute}
	if block.Method == model.RICE || block.Method == model.WSJF {
		block.Title = strings.ToUpper(b.add)
	}
	block, err := b.on(block, changed)
	if err != nil {
		return err
	}
	at := len(v.Blocks)
	if after >= 0 {
		at = after + 1
	}
	return e.did(ctx, l, session.AddBlock{Session: v.ID, Block: block, At: at})
}

// toldBlock is a block in JSON.
type toldBlock struct {
	Place   int             `json:"place"`
	Title   string          `json:"title"`
	Method  string          `json:"method"`
	Minutes int             `json:"minutes"`
	Most    int             `json:"most,omitempty"`
	Weigh   *model.Weighing `json:"weigh,omitempty"`
	Grid    *model.Grid     `json:"grid,omitempty"`
	Rule    []string        `json:"rule,omitempty"`
}

// settings are what a block is set to, beside its method and minutes.
func settings(v *session.Session, b model.Block) []string {
	var out []string
	if b.Method.Scores() {
		out = append(out, b.Weigh.Text())
	}
	if b.Grid != nil {
		out = append(out, b.Grid.String())
	}
	if b.Goal > 0 {
		out = append(out, fmt.Sprintf("goal %d", b.Goal))
	}
	if dots := model.DotsOf(b); b.Method == model.Dots || b.Budget > 0 || b.Cap > 0 {
		out = append(out, fmt.Sprintf("%d dots each, at most %d on one", dots.Budget, dots.Cap))
	}
	if n := len(b.Asked()); n > 0 {
		out = append(out, choose(n == 1, "1 question", fmt.Sprintf("%d questions", n)))
	}
	if v.Holds(b.ID) {
		out = append(out, "held before the wall")
	}
	if v.DeepWork(b.ID) {
		out = append(out, "deep work")
	}
	return out
}

// sayAgenda lists all blocks, or one.
func sayAgenda(e Env, l *session.Live, v *session.Session, only int) error {
	var rows [][]string
	told := []toldBlock{}
	for i, b := range v.Blocks {
		if only >= 0 && i != only {
			continue
		}
		one := toldBlock{Place: i + 1, Title: b.Title, Method: string(b.Method), Minutes: int(b.Timebox.Minutes()), Most: b.Top, Weigh: b.Weigh, Grid: b.Grid}
		if b.Method.Scores() {
			one.Rule = b.Sheet().Rule(b.Weigh.Rule())
		}
		how := strings.Join(settings(v, b), ", ")
		told = append(told, one)
		rows = append(rows, []string{fmt.Sprintf("%2d", i+1), fmt.Sprintf("%3d min", one.Minutes), b.Title, one.Method, how})
	}
	if e.JSON {
		return e.Tell(map[string]any{"session": l.Ref(v.ID), "blocks": told})
	}
	if err := table(e.Out, rows); err != nil {
		return err
	}
	if only >= 0 {
		for _, line := range told[0].Rule {
			if err := e.Say("    %s", line); err != nil {
				return err
			}
		}
	}
	return nil
}
