package taking

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/desk"
	"serendip/tui/entry"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// Actions of the dialog.
const (
	actTake  keys.Action = "taking.take"
	actSame  keys.Action = "taking.same"
	actApart keys.Action = "taking.apart"
	actHand  keys.Action = "taking.hand"
	actRead  keys.Action = "taking.read"
	actBare  keys.Action = "taking.headless"
	actNone  keys.Action = "taking.none"
	actFile  keys.Action = "taking.file"
	actBack  keys.Action = "taking.back"
)

// stage is how far the dialog is.
type stage int

const (
	naming  stage = iota // the file; over SSH there is none to name
	reading              // it is read
	looking              // at what would be kept
	mapping              // columns get their meaning
	sending              // it is being kept
)

// taking is the dialog.
type taking struct {
	env     screen.Env
	r       Reader
	session model.SessionID
	stage   stage
	form    widget.Form
	path    string
	by      ByHand
	seq     int // of the reading that counts
	p       Preview
	whole   bool   // what was read can be taken
	said    string // what is wrong
	list    widget.List
	w, h    int
}

// New is the dialog for a session's list. It utters session.InviteGuests, and goes back once that is done.
func New(env screen.Env, r Reader, s model.SessionID) screen.Screen {
	return taking{env: env, r: r, session: s, list: widget.NewList(), form: widget.NewForm(widget.Field{ID: "file", Label: "File", Example: "guests.csv", Must: true,
		Help: "A table (CSV, XLSX), a calendar with replies (.ics) or contact cards (.vcf)."})}
}

// readMsg is what came of a reading.
type readMsg struct {
	seq int
	p   Preview
	err error
}

// Update takes what was read, what was kept, and keys.
func (x taking) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case screen.EnvMsg:
		x.env = msg.Env
		return x.listed(), nil
	case readMsg:
		if msg.seq == x.seq && x.stage == reading {
			return x.heard(msg), nil
		}
		return x, nil
	case screen.ResultMsg:
		if _, mine := msg.Intent.(session.InviteGuests); !mine || x.stage != sending {
			return x, nil
		}
		if msg.Err != nil {
			x.stage, x.said = looking, entry.Sentence(msg.Err.Error())
			return x, nil
		}
		return x, screen.Back()
	}
	if list, cmd, ok := desk.Seek(x.env, x.list, x.Keys(), msg); ok {
		x.list = list
		return x, cmd
	}
	if a, ok := x.Keys().Action(msg, x.Where()); ok {
		if next, cmd, done := x.do(a); done {
			return next, cmd
		}
	}
	if x.stage == naming && !x.env.Remote {
		return x.named(msg)
	}
	return x, nil
}

// named is a key or a paste into the line with the file.
func (x taking) named(msg tea.Msg) (screen.Screen, tea.Cmd) {
	var out widget.Outcome
	x.form, out = x.form.Update(msg)
	switch out {
	case widget.Done:
		x.path, x.by = unquoted(x.form.Value("file")), ByHand{}
		return x.read()
	case widget.Cancelled:
		return x, screen.Back()
	case widget.Going:
	}
	return x, nil
}

// unquoted is a path as a terminal gives it when a file is dropped on it: in quotation marks, or with backslashes before blanks.
func unquoted(path string) string {
	path = strings.TrimSpace(path)
	for _, q := range []string{`'`, `"`} {
		if len(path) > 1 && strings.HasPrefix(path, q) && strings.HasSuffix(path, q) {
			return path[1 : len(path)-1]
		}
	}
	return strings.ReplaceAll(path, `\ `, " ")
}

// read begins to read the file.
func (x taking) read() (screen.Screen, tea.Cmd) {
	x.seq++
	x.stage, x.said = reading, ""
	r, seq, s, path, by := x.r, x.seq, x.session, x.path, x.by
	return x, func() tea.Msg {
		p, err := r.Read(context.Background(), s, path, by)
		return readMsg{seq, p, err}
	}
}

// heard is what comes after reading: a look at it, columns without a meaning, or another file.
func (x taking) heard(msg readMsg) taking {
	switch {
	case msg.err != nil && x.by.Columns == nil:
		x.stage, x.form = naming, x.form.WithError("file", entry.Sentence(msg.err.Error()))
		return x
	case msg.err != nil:
		x.stage, x.said = mapping, msg.err.Error()
		return x.listed()
	}
	x.p, x.whole = msg.p, msg.p.Unfit == ""
	for c := range x.p.Columns {
		x.p.Columns[c].Kept = slices.Contains(x.by.Kept, x.p.Columns[c].Name)
	}
	if x.stage = looking; !x.whole {
		x.stage, x.said = mapping, msg.p.Unfit
	}
	x.list = x.list.First()
	return x.listed()
}

// do is every key of the dialog but those of the line.
func (x taking) do(a keys.Action) (screen.Screen, tea.Cmd, bool) {
	switch {
	case x.stage == naming && a != actBack:
		return x, nil, false
	case a == actBack:
		next, cmd := x.back()
		return next, cmd, true
	case a == actTake:
		x.stage, x.said = sending, ""
		return x, screen.Send(session.InviteGuests{Session: x.session, Rows: x.p.Rows}), true
	case a == actSame, a == actApart:
		return x.answer(a == actSame), nil, true
	case a == actHand:
		x.stage, x.said = mapping, ""
		x.list = x.list.First()
		return x.listed(), nil, true
	case a == actFile:
		x.stage, x.said = naming, ""
		return x, nil, true
	case a == actRead, a == actBare:
		x.by = x.hand()
		if a == actBare {
			x.by = ByHand{Headless: !x.by.Headless, Columns: map[string]string{}}
		}
		next, cmd := x.read()
		return next, cmd, true
	}
	if word, means := meaningOf(a); means {
		return x.mean(word), nil, true
	}
	x.list = desk.Move(x.list, a)
	return x, nil, true
}

// back is a stage back; from the first, the dialog is left.
func (x taking) back() (screen.Screen, tea.Cmd) {
	x.said = ""
	switch {
	case x.stage == mapping && x.whole:
		x.stage = looking
		x.list = x.list.First()
		return x.listed(), nil
	case x.stage == mapping, x.stage == looking, x.stage == reading:
		x.seq++
		x.stage = naming
		return x, nil
	}
	return x, screen.Back()
}

// question is the one under the cursor.
func (x taking) question() (session.Namesake, bool) {
	it, ok := x.list.Selected()
	if !ok || x.stage != looking || it.Ref >= len(x.p.Questions) || it.ID[0] != 'q' {
		return session.Namesake{}, false
	}
	return x.p.Questions[it.Ref], true
}

// open is how many questions are not answered.
func (x taking) open() int {
	n := 0
	for _, q := range x.p.Questions {
		if row := x.p.Rows[q.Row]; !row.Same && !row.Apart && !q.Else {
			n++
		}
	}
	return n
}

// answer says of the row under the cursor whether it is the person on file.
func (x taking) answer(same bool) taking {
	q, ok := x.question()
	if !ok {
		return x
	}
	x.p.Rows = slices.Clone(x.p.Rows)
	x.p.Rows[q.Row].Same, x.p.Rows[q.Row].Apart = same, !same
	x = x.listed()
	x.list = x.list.Move(1)
	return x
}

// SetSize gives the layout.
func (x taking) SetSize(w, h int) screen.Screen {
	x.w, x.h = w, h
	return x.listed()
}

// Where is the line while a file is named.
func (x taking) Where() keys.Where {
	if x.stage == naming && !x.env.Remote {
		return keys.Line
	}
	return keys.List
}

// Keys are those of the stage.
func (x taking) Keys() keys.Map {
	const group = "Guest list"
	back := keys.Binding{Action: actBack, Keys: []string{"esc"}, Label: "back", Group: group, Fixed: true}
	switch x.stage {
	case naming:
		if x.env.Remote {
			return keys.Map{back}
		}
		return x.form.Keys().Label("form.next", "read it")
	case reading, sending:
		return keys.Map{back}
	case mapping:
		bare := "no header"
		if x.by.Headless {
			bare = "a header"
		}
		m := keys.Map{
			{Action: actRead, Keys: []string{"enter"}, Label: "read it so", Group: group, Where: keys.List, Fixed: true, Off: len(x.hand().Columns) == 0},
			{Action: actBare, Keys: []string{"t"}, Label: bare, Group: group, Where: keys.List, Fixed: true, About: "Say whether the first line is a guest already"},
		}
		return m.And(meaningKeys(), keys.Map{desk.FindKey(x.list.Len()), back}, keys.Helping(), keys.Moving())
	case looking:
	}
	_, asks := x.question()
	return keys.Map{
		{Action: actTake, Keys: []string{"enter"}, Label: "take all of it", Group: group, Where: keys.List, Fixed: true, Off: x.open() > 0 || len(x.p.Rows) == 0},
		{Action: actSame, Keys: []string{"y"}, Label: "the same person", Group: group, Where: keys.List, Fixed: true, Off: !asks},
		{Action: actApart, Keys: []string{"n"}, Label: "somebody else", Group: group, Where: keys.List, Fixed: true, Off: !asks},
		{Action: actHand, Keys: []string{"m"}, Label: "columns", Group: group, Where: keys.List, Fixed: true, About: "Say by hand what the columns are", Off: len(x.p.Columns) == 0},
		{Action: actFile, Keys: []string{"f"}, Label: "another file", Group: group, Where: keys.List, Fixed: true},
		desk.FindKey(x.list.Len()),
		back,
	}.And(keys.Helping(), keys.Moving())
}
