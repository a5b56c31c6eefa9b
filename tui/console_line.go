package tui

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/screen"
	"serendip/tui/widget"
)

// captureLine is the line at the bottom: what is being typed, what was sent, and what came back unsaved.
type captureLine struct {
	editor  widget.Editor
	begun   model.Block // the block in which the words were begun
	onward  string      // the title of the block that the room moved on to meanwhile
	sending []session.Say
	unsaved []session.Say // refused while other words stood in the line; they come back when it is free
	back    session.Say   // what came back and stands in the line as it was
	refused bool          // what stands in the line was not saved
	names   []string
	gists   []gist        // of what was said so far
	later   func() []gist // the same, asked for only while somebody types; nil where they are at hand
	offer   string        // the name that tab takes; "" for none
	typedAt int           // bytes that it replaces
	alike   like
	isAlike bool
}

// like is the use case that says nearly the same as the line.
type like struct {
	Number int
	Title  string
}

// What an empty line of those who lead waits for: where topics are proposed it is what people want to talk about.
const (
	saidHere  = "what somebody said"
	topicHere = "what somebody wants to talk about"
)

// waitsFor says in an empty line what the block keeps of it.
func (l captureLine) waitsFor(k model.Kind) captureLine {
	l.editor.Placeholder = saidHere
	if k == model.TopicKind {
		l.editor.Placeholder = topicHere
	}
	return l
}

func newCaptureLine(draft string) captureLine {
	e := widget.NewEditor("> ").SetLimit(model.LineBytes).SetLetters(model.LineClusters)
	e.Placeholder = saidHere
	return captureLine{editor: e.SetText(draft)}
}

func (l captureLine) sized(w int) captureLine {
	l.editor = l.editor.SetWidth(max(w-16, 20))
	return l
}

// busy says that somebody is typing.
func (l captureLine) busy() bool { return !l.editor.Empty() }

// known takes who may be named and what was said so far.
func (l captureLine) known(names []string, cases []session.CaseFace) captureLine {
	l.names, l.gists = names, gists(cases, l.gists)
	return l.look()
}

// said is what was said so far.
func (l captureLine) said() []gist {
	if l.later != nil {
		return l.later()
	}
	return l.gists
}

// moved keeps a half-typed line when the room goes on, and remembers where it was begun.
func (l captureLine) moved(from, to model.Block, known bool) captureLine {
	if !l.busy() || !known {
		l.begun, l.onward = to, ""
		return l
	}
	if l.begun.ID.IsZero() {
		l.begun = from
	}
	l.onward = ""
	if l.begun.ID != to.ID {
		l.onward = to.Title
	}
	return l
}

// typed gives a key or a paste to the editor. Words typed at a line that came back are new ones: it waits again.
func (l captureLine) typed(msg tea.Msg, now model.Block) captureLine {
	if isWords(msg) {
		l = l.aside()
	}
	l.back = session.Say{}
	if !l.busy() {
		l.begun, l.onward = now, ""
	}
	l.editor, _ = l.editor.Update(msg)
	if !l.busy() {
		l.refused = false
	}
	return l.look()
}

// aside lets a line that came back wait again, to make room for new words.
func (l captureLine) aside() captureLine {
	if l.back.Line == "" {
		return l
	}
	l.unsaved = slices.Insert(slices.Clone(l.unsaved), 0, l.back)
	l.editor, l.back, l.refused = l.editor.Clear(), session.Say{}, false
	return l
}

// isWords says whether a message is text, and not a key that moves or deletes.
func isWords(msg tea.Msg) bool {
	_, paste := msg.(tea.PasteMsg)
	key, _ := msg.(tea.KeyPressMsg)
	return paste || key.Text != ""
}

// look finds what to offer for what stands before the cursor.
func (l captureLine) look() captureLine {
	l.offer, l.typedAt, l.alike, l.isAlike = "", 0, like{}, false
	if l.busy() {
		l.offer, l.typedAt = completion(l.editor.Before(), l.names)
		l.alike, l.isAlike = soundsAlike(l.editor.Text(), l.said)
	}
	return l
}

// complete takes the name that is offered.
func (l captureLine) complete() captureLine {
	if l.offer == "" {
		return l
	}
	l.editor = l.editor.ReplaceBefore(l.typedAt, model.Mention(l.offer)+" ")
	return l.look()
}

// clear empties the line, and nothing else; words that wait for it come back.
func (l captureLine) clear() captureLine {
	l.editor, l.back, l.refused, l.onward = l.editor.Clear(), session.Say{}, false, ""
	return l.comeBack().look()
}

// sent takes the words out of the line on their way.
func (l captureLine) sent(f session.ConsoleFace) (captureLine, session.Say) {
	block := l.begun.ID
	if block.IsZero() || !inAgenda(f.Agenda, block) {
		block = f.Block.ID
	}
	say := session.Say{Session: f.Session, Block: block, Line: strings.TrimSpace(l.editor.Text())}
	l.sending = append(slices.Clone(l.sending), say)
	return l.clear(), say
}

func inAgenda(rows []session.AgendaRow, id model.BlockID) bool {
	return slices.ContainsFunc(rows, func(r session.AgendaRow) bool { return r.Block.ID == id })
}

// answered forgets what was kept. What was not comes back into the line, when it is free.
func (l captureLine) answered(msg screen.ResultMsg) captureLine {
	say, ok := msg.Intent.(session.Say)
	i := slices.Index(l.sending, say)
	if !ok || i < 0 {
		return l
	}
	l.sending = slices.Delete(slices.Clone(l.sending), i, i+1)
	if msg.Err == nil {
		return l
	}
	l.unsaved = append(slices.Clone(l.unsaved), say)
	return l.comeBack().look()
}

func (l captureLine) comeBack() captureLine {
	if len(l.unsaved) == 0 || l.busy() {
		return l
	}
	l.back, l.unsaved = l.unsaved[0], l.unsaved[1:]
	l.editor, l.refused = l.editor.SetText(l.back.Line), true
	return l
}

// blockNow is the block that runs, with the kind that an idea has in it.
func blockNow(f session.SessionFace) model.Block {
	b := f.Block
	if f.Kind != 0 {
		b.Kind = f.Kind
	}
	return b
}

// target says what the line would do, in a word or two, for its right edge.
func (l captureLine) target(block model.Block) string {
	if l.refused {
		return "not saved"
	}
	kind := block.Kind
	if kind == 0 {
		kind = model.Serendipitous
	}
	said := model.ParseWith(strings.TrimSpace(l.editor.Text()), l.names)
	switch {
	case said.Park:
		return "parking lot"
	case said.Action:
		return "action"
	case said.Decision:
		return "decision"
	case said.SameAs > 0:
		return "same as " + strconv.Itoa(said.SameAs)
	case said.Failed:
		return "failed at " + strconv.Itoa(said.AddTo)
	case said.AddTo > 0:
		return "adds to " + strconv.Itoa(said.AddTo)
	case said.OtherKind:
		return kind.Other().String()
	}
	return kind.String()
}

// pointsAt is the use case that the line names by its number.
func (l captureLine) pointsAt() (session.CaseFace, bool) {
	said := model.ParseWith(strings.TrimSpace(l.editor.Text()), l.names)
	n := max(said.SameAs, said.AddTo)
	if n == 0 {
		return session.CaseFace{}, false
	}
	all := l.said()
	i := slices.IndexFunc(all, func(g gist) bool { return g.of.Number == n })
	if i < 0 {
		return session.CaseFace{}, false
	}
	return all[i].of, true
}

// completion is the name that what stands behind the last @ begins, and the bytes that it replaces.
func completion(before string, names []string) (name string, replaces int) {
	typed, at, ok := model.Completing(before)
	if !ok || typed == "" {
		return "", 0
	}
	begins := 4 // of widget.Match: the name, or its words
	for _, n := range names {
		score := widget.Match(typed, n)
		if model.BeginsName(typed, n) { // whatever stands between its words
			score = max(score, 4)
		}
		if strings.Contains(typed, " ") && !model.BeginsName(typed, n) {
			continue // what goes on behind a name is words
		}
		if score >= begins && before[at:] != model.Mention(n) && !strings.EqualFold(typed, n) {
			name, begins = n, score+1
		}
	}
	return name, len(before) - at
}

// soundsAlike is the use case that says nearly the same as the line, if one does.
func soundsAlike(text string, all func() []gist) (like, bool) {
	said := model.Parse(strings.TrimSpace(text))
	if said.Park || said.Action || said.Decision || said.AddTo > 0 || said.SameAs > 0 || len(said.Text) < 8 {
		return like{}, false
	}
	mine := model.NewGist(said.Text)
	best, score := like{}, model.SoundsLike
	for _, g := range all() {
		if s := mine.Similar(g.gist); s >= score {
			best, score = like{g.of.Number, g.of.Title}, s
		}
	}
	return best, best.Number > 0
}

// gist is a use case with what is compared of it.
type gist struct {
	of   session.CaseFace
	gist model.Gist
}

// gists keeps those of titles that did not change.
func gists(cases []session.CaseFace, before []gist) []gist {
	out := make([]gist, len(cases))
	for i, c := range cases {
		if i < len(before) && before[i].of.Title == c.Title {
			out[i] = gist{c, before[i].gist}
			continue
		}
		out[i] = gist{c, model.NewGist(c.Title)}
	}
	return out
}
