package plain

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"serendip/session"
)

// seat is what every command works on.
type seat struct {
	room session.Room
	ctx  context.Context
}

func (s seat) face() session.SeatFace {
	f, ok := session.AsSeat(s.room.Face())
	if !ok {
		return *session.NoSeat()
	}
	return *f
}

// verb is one thing that a seat can do in words. The conversation and the command line share it.
type verb struct {
	name  string
	usage string
	means string
	do    func(seat, []string) (answer, error)
}

// answer is what a verb says: lines for people, and the same for programs.
type answer struct {
	Lines []string
	Data  any
}

// verbs lists what a seat can do, in the order of the help.
func verbs() []verb {
	return slices.Concat([]verb{
		{"status", "status", "what is asked now, and what you have said", seat.status},
		{"list", "list", "all ideas", seat.list},
		{"add", "add WORDS", "an idea, or with a sign: ? parks it, ! is an action, # a decision, +4 adds to 4, =4 is the same as 4", seat.add},
		{"propose", "propose WORDS", "a topic to talk about, explained in a line; @ and a name proposes it for somebody", seat.add},
		{"same", "same NUMBER", "it is the same for you", seat.same},
		{"unsame", "unsame NUMBER", "take that back", seat.unsame},
		{"minutes", "minutes NUMBER MINUTES OTHERS", "minutes a day that it saves you, and how many others share the need", seat.minutes},
		{"edit", "edit NUMBER WORDS", "other words for an idea of yours", seat.edit},
		{"withdraw", "withdraw NUMBER", "take an idea of yours back", seat.withdraw},
		{"score", "score NUMBER IMPORTANCE MEASURABILITY FEASIBILITY", "marks from 0 to 3, or - for can't say; ten marks go by criterion; in a matrix IMPACT EFFORT, else one mark a criterion", seat.score},
		{"why", "why NUMBER WORDS", "an anonymous reason", seat.why},
		{"dots", "dots NUMBER COUNT", "so many of your dots on it; dots alone tells how many you have left", seat.dots},
		{"handin", "handin", "hand your marks in, even unfinished", seat.handIn},
		{"came", "came NUMBER WORDS", "what came of a promise of yours, by its number in the review", seat.came},
		{"hand", "hand up|down", "raise your hand", seat.hand},
		{"iam", "iam ORGANISATION, ROLE", "where you work and what you do", seat.iam},
		{"survey", "survey [NUMBER PRIORITY VALUE]", "what is asked after a session or of its shortlist, or your marks for one of it from 0 to 3, - for can't say", seat.survey},
		{"reveal", "reveal", "what was revealed, in rank order", seat.reveal},
		{"recap", "recap", "what the session has brought, your own words marked", seat.recap},
		{"undo", "undo", "take your latest action back, named before it is done", seat.undo},
		{"agree", "agree", "hear what is kept of you, and agree to it", seat.agree},
	}, talkVerbs(), slices.Concat(askVerbs(), pageVerbs(), meetupVerbs()))
}

func find(name string) (verb, bool) {
	if strings.EqualFold(name, "results") { // as who runs the session says it
		name = "reveal"
	}
	for _, v := range verbs() {
		if v.name == strings.ToLower(name) {
			return v, true
		}
	}
	return verb{}, false
}

// reads says whether a verb keeps nothing of what somebody says.
func (v verb) reads() bool {
	return slices.Contains([]string{"status", "list", "reveal", "recap", "questions", "page", "asked"}, v.name)
}

// wrongWords is a verb's answer to words that it cannot use.
type wrongWords struct{}

func (wrongWords) Error() string { return "these words do not fit" }

// unsure is a verb's answer before something is done that is asked about first.
type unsure struct {
	question []string
	then     session.Intent // what a yes does
}

func (u unsure) Error() string { return strings.Join(u.question, " ") }

// run does a verb; a wrong number of words names the right form.
func (v verb) run(s seat, args []string) (answer, error) {
	a, err := v.do(s, args)
	if errors.Is(err, wrongWords{}) {
		return answer{}, misused("write it as: %s", v.usage)
	}
	return a, err
}

// done lets the core act and says what it did.
func (s seat) done(i session.Intent) (answer, error) {
	r, err := s.room.Do(s.ctx, i)
	if err != nil {
		return answer{}, err
	}
	note := r.Note
	if note == "" {
		note = "nothing to change"
	}
	data := map[string]any{"done": note}
	if r.Number > 0 {
		data["number"] = r.Number
	}
	return answer{Lines: []string{sentence(note)}, Data: data}, nil
}

// sentence begins with a capital and ends with a full stop.
func sentence(s string) string {
	initial, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	if strings.HasSuffix(s, "?") {
		return string(unicode.ToUpper(initial)) + s[size:]
	}
	return string(unicode.ToUpper(initial)) + strings.TrimSuffix(s[size:], ".") + "."
}

// numbered finds a use case of this seat by its number.
func (s seat) numbered(word string) (session.CaseFace, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(word, "#"))
	if err != nil {
		return session.CaseFace{}, session.Refuse(session.Invalid, "%q is no number of a use case", word)
	}
	f := s.face()
	for _, c := range f.Seen() {
		if c.Number == n {
			return c, nil
		}
	}
	return session.CaseFace{}, session.Refuse(session.Missing, "there is no number %d on your seat; list tells those there are", n)
}

func (s seat) status(args []string) (answer, error) {
	if len(args) > 0 {
		return answer{}, wrongWords{}
	}
	f := s.face()
	return answer{Face(f, s.room.Now()), statusData(f, s.room.Now())}, nil
}

func (s seat) list(args []string) (answer, error) {
	if len(args) > 0 {
		return answer{}, wrongWords{}
	}
	f := s.face()
	return answer{List(f), map[string]any{"mine": casesData(f.Mine), "others": casesData(f.Others.List())}}, nil
}

func (s seat) add(args []string) (answer, error) {
	if len(args) == 0 {
		return answer{}, wrongWords{}
	}
	f := s.face()
	return s.done(session.Say{Session: f.Session, Block: f.Block.ID, Line: strings.Join(args, " ")})
}

func (s seat) same(args []string) (answer, error) {
	if len(args) != 1 {
		return answer{}, wrongWords{}
	}
	c, err := s.numbered(args[0])
	if err != nil {
		return answer{}, err
	}
	return s.done(session.SaySame{Case: c.ID})
}

func (s seat) unsame(args []string) (answer, error) {
	if len(args) != 1 {
		return answer{}, wrongWords{}
	}
	c, err := s.numbered(args[0])
	if err != nil {
		return answer{}, err
	}
	return s.done(session.TakeSameBack{Case: c.ID})
}

func (s seat) minutes(args []string) (answer, error) {
	if len(args) != 3 {
		return answer{}, wrongWords{}
	}
	c, err := s.numbered(args[0])
	if err != nil {
		return answer{}, err
	}
	minutes, err1 := strconv.Atoi(args[1])
	others, err2 := strconv.Atoi(args[2])
	if err1 != nil || err2 != nil {
		return answer{}, wrongWords{}
	}
	return s.done(session.ClaimMinutes{Case: c.ID, Minutes: minutes, Others: others})
}

func (s seat) edit(args []string) (answer, error) {
	if len(args) < 2 {
		return answer{}, wrongWords{}
	}
	c, err := s.numbered(args[0])
	if err != nil {
		return answer{}, err
	}
	return s.done(session.EditTitle{Case: c.ID, Title: strings.Join(args[1:], " ")})
}

func (s seat) withdraw(args []string) (answer, error) {
	if len(args) != 1 {
		return answer{}, wrongWords{}
	}
	c, err := s.numbered(args[0])
	if err != nil {
		return answer{}, err
	}
	return s.done(session.Withdraw{Case: c.ID})
}

func (s seat) hand(args []string) (answer, error) {
	if len(args) != 1 || (args[0] != "up" && args[0] != "down") {
		return answer{}, wrongWords{}
	}
	f := s.face()
	return s.done(session.RaiseHand{Session: f.Session, Person: f.Me.ID, Up: args[0] == "up"})
}

func (s seat) iam(args []string) (answer, error) {
	organisation, role, found := strings.Cut(strings.Join(args, " "), ",")
	if !found {
		return answer{}, wrongWords{}
	}
	return s.done(session.Describe{Person: s.face().Me.ID, Organisation: organisation, Role: role})
}

func (s seat) recap(args []string) (answer, error) {
	if len(args) > 0 {
		return answer{}, wrongWords{}
	}
	f := s.face()
	return answer{OwnRecap(f), recapData(f)}, nil
}

func (s seat) undo(args []string) (answer, error) {
	if len(args) > 0 {
		return answer{}, wrongWords{}
	}
	f := s.face()
	if f.Undo.Says != "" {
		return answer{}, session.Refuse(session.Conflict, "%s", f.Undo.Says)
	}
	i := f.Undo.Takes(f.Session)
	if question := takesBack(f.Undo); question != nil {
		return answer{}, unsure{question, i}
	}
	return s.done(i)
}

func (s seat) agree(args []string) (answer, error) {
	if len(args) > 0 {
		return answer{}, wrongWords{}
	}
	if _, err := s.room.Do(s.ctx, session.Agree{Person: s.face().Me.ID}); err != nil {
		return answer{}, err
	}
	return answer{[]string{Consent, "You have agreed."}, map[string]any{"done": "agreed", "consent": Consent}}, nil
}
