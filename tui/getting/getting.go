package getting

import (
	"context"
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/tui/desk"
	"serendip/tui/entry"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Actions of the dialog.
const (
	actMark    keys.Action = "getting.mark"
	actAll     keys.Action = "getting.all"
	actWrite   keys.Action = "getting.write"
	actReplace keys.Action = "getting.replace"
	actKeep    keys.Action = "getting.keep"
	actStop    keys.Action = "getting.stop"
	actBack    keys.Action = "getting.back"
)

// stage is how far the dialog is.
type stage int

const (
	choosing stage = iota
	writing
	asking // whether files that are there are replaced
	done
)

// getting is the dialog.
type getting struct {
	env     screen.Env
	x       Exporter
	session model.SessionID
	formats []Format
	marked  []bool // beside formats
	list    widget.List
	stage   stage
	title   string
	after   string // the title once it is written
	about   string // said above the formats; "" for nothing
	beware  []string
	job     *job
	so      progress
	came    Written
	said    string // why nothing was written
	w, h    int
}

// New is the dialog for one session, in which every format is marked that need not be asked for.
func New(env screen.Env, x Exporter, s model.SessionID) screen.Screen {
	return made(env, x, s, getting{title: "export", after: "exported"})
}

// Titled is New for something of a session that has a name of its own; about is said above the formats, with what to beware of.
func Titled(env screen.Env, x Exporter, s model.SessionID, title, about string, beware ...string) screen.Screen {
	return made(env, x, s, getting{title: title, after: title, about: about, beware: beware})
}

func made(env screen.Env, x Exporter, s model.SessionID, g getting) screen.Screen {
	g.env, g.x, g.session, g.formats, g.list = env, x, s, x.Formats(), widget.NewList().Dense().TitleLines(1)
	for _, f := range g.formats {
		g.marked = append(g.marked, !f.Asked)
	}
	return g.listed()
}

// chosen are the names of the formats that are marked.
func (g getting) chosen() []string {
	var out []string
	for i, f := range g.formats {
		if g.marked[i] {
			out = append(out, f.Name)
		}
	}
	return out
}

// Update takes what comes of writing, and keys.
func (g getting) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.EnvMsg:
		g.env = msg.Env
	case progressMsg:
		if msg.job == g.job && g.stage == writing {
			g.so = msg.progress
		}
		return g, msg.job.listen
	case doneMsg:
		if msg.job == g.job {
			return g.ended(msg), nil
		}
	case desk.FoundMsg:
		g.list = g.list.To(msg.ID)
	case tea.KeyPressMsg:
		if list, cmd, ok := desk.Seek(g.env, g.list, g.Keys(), msg); ok {
			g.list = list
			return g, cmd
		}
		if a, ok := g.Keys().Action(msg, keys.List); ok {
			return g.do(a)
		}
	}
	return g, nil
}

func (g getting) do(a keys.Action) (screen.Screen, tea.Cmd) {
	switch a {
	case keys.Up:
		g.list = g.list.Move(-1)
	case keys.Down:
		g.list = g.list.Move(+1)
	case keys.First:
		g.list = g.list.First()
	case keys.Last:
		g.list = g.list.Last()
	case actMark:
		return g.mark(), nil
	case actAll:
		return g.markAll(), nil
	case actWrite:
		return g.write(false)
	case actReplace:
		return g.write(true)
	case actKeep:
		g.stage = choosing
	case actStop:
		g.job.stop()
	case actBack:
		return g, screen.Back()
	}
	return g, nil
}

// mark turns the mark of the format under the cursor.
func (g getting) mark() getting {
	i := g.list.Index()
	g.marked, g.said = slices.Clone(g.marked), ""
	g.marked[i] = !g.marked[i]
	return g.listed()
}

// markAll marks every format, or none when every one is marked.
func (g getting) markAll() getting {
	on := slices.Contains(g.marked, false)
	g.marked, g.said = slices.Clone(g.marked), ""
	for i := range g.marked {
		g.marked[i] = on
	}
	return g.listed()
}

// write begins to write what is marked.
func (g getting) write(replace bool) (screen.Screen, tea.Cmd) {
	if len(g.chosen()) == 0 {
		g.said = nothingMarked
		return g, nil
	}
	var cmd tea.Cmd
	g.job, cmd = begin(g.x, g.session, g.chosen(), replace)
	g.stage, g.so, g.said = writing, progress{}, ""
	return g, cmd
}

// ended is what comes after writing: the files, a question, or why there are none.
func (g getting) ended(msg doneMsg) getting {
	g.stage, g.came = done, msg.written
	switch {
	case errors.Is(msg.err, context.Canceled):
		g.stage, g.said = choosing, "Stopped. Nothing was written."
	case msg.err != nil:
		g.stage, g.said = choosing, entry.Sentence(msg.err.Error())
	case len(msg.written.Taken) > 0:
		g.stage = asking
	}
	return g
}

// SetSize gives the layout.
func (g getting) SetSize(w, h int) screen.Screen {
	g.w, g.h = w, h
	return g
}

// Keys are those of the stage. Through the SSH door nothing is written here.
func (g getting) Keys() keys.Map {
	const group = "Files"
	switch g.stage {
	case writing:
		return keys.Map{{Action: actStop, Keys: []string{"esc"}, Label: "stop", Group: group, Fixed: true}}
	case asking: // enter is not among them: it may have been pressed twice
		return keys.Map{
			{Action: actReplace, Keys: []string{"y"}, Label: "replace them", Group: group, Where: keys.List, Fixed: true},
			{Action: actKeep, Keys: []string{"n", "esc"}, Label: "keep them", Group: group, Where: keys.List, Fixed: true},
		}
	case done:
		return keys.Map{{Action: actBack, Keys: []string{"esc", "enter", "q"}, Show: "esc", Label: "back", Group: group, Where: keys.List, Fixed: true}}
	case choosing:
	}
	return keys.Map{
		{Action: actWrite, Keys: []string{"enter"}, Label: "write them", Group: group, Fixed: true, Off: g.env.Remote},
		{Action: actMark, Keys: []string{"space"}, Label: "mark", Group: group, Where: keys.List, Fixed: true},
		{Action: actAll, Keys: []string{"a"}, Label: "all or none", Group: group, Where: keys.List, Fixed: true},
		{Action: actBack, Keys: []string{"esc", "q"}, Show: "esc", Label: "back", Group: group, Where: keys.List, Fixed: true},
	}.And(keys.Map{desk.FindKey(g.list.Len())}, keys.Moving())
}
