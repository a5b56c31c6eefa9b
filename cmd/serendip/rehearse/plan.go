package rehearse

import (
	"cmp"
	"fmt"
	"slices"

	"serendip/model"
	"serendip/session/intake"
)

// way is how somebody takes part.
type way int

const (
	typing     way = iota // at a seat, by a personal code of the guest list
	newcomer              // at a seat, by the session's code and a name
	talking               // in plain lines
	commanding            // one command after the other
	present               // in the room, by hands
)

// person is one of the made-up people.
type person struct {
	name string
	job
	way
	drops  bool // loses the line in the middle of the round, and comes back
	stalls bool // stops reading once the marks are in
	late   bool // comes when serendipitous capture is over
}

// line is one idea with those who say it and who say the same.
type line struct {
	idea
	by   int   // of the plan's people
	same []int // in order
}

// belongs says whether a line is said in a block.
func (l line) belongs(b model.Block) bool {
	if l.minutes > 0 {
		return b.Method == model.Minutes
	}
	return (b.Method == model.Capture || b.Method == model.Topics) && b.Kind == l.kind
}

// Plan is what everybody is going to do.
type Plan struct {
	mind
	people []person // first those who come through the door
	absent []person // who are on the list of a workshop, and are not there
	lines  []line
	inRoom int
}

// New plans a workshop of so many attendees who come through the door, on the invented customer's ideas.
func New(seed uint64, attendees int) Plan { return plan(seed, attendees, sampleIdeas()) }

// FromInventory plans a workshop on titles that are drawn from the use cases of a file. Titles that the capture line would
// read otherwise than as plain words are left out.
func FromInventory(seed uint64, attendees int, rows []intake.UseCaseRow) (Plan, error) {
	m := mind{fmt.Sprint(seed)}
	ideas := draw(m, rows, max(24, attendees+attendees/4))
	if len(ideas) < fewestIdeas {
		return Plan{}, fmt.Errorf("a workshop needs at least %d different titles, and the file has %d that can be said in a line", fewestIdeas, len(ideas))
	}
	return plan(seed, attendees, ideas), nil
}

const fewestIdeas = 6

// People is how many take part: through the door, and in the room by hands.
func (p Plan) People() (door, room int) { return len(p.people) - p.inRoom, p.inRoom }

// Ways says in a sentence how they take part.
func (p Plan) Ways() string {
	by := make(map[way]int)
	for _, who := range p.people {
		by[who.way]++
	}
	return fmt.Sprintf("%d type at seats, %d of them as newcomers with the session's code; %d talk in plain lines, %d send commands.",
		by[typing]+by[newcomer], by[newcomer], by[talking], by[commanding])
}

func plan(seed uint64, attendees int, ideas []idea) Plan {
	p := Plan{mind: mind{fmt.Sprint(seed)}, inRoom: 1 + attendees/8}
	for i := range attendees + p.inRoom {
		p.people = append(p.people, p.somebody(i, attendees))
	}
	for i := range stays() {
		who := person{name: p.name(attendees+p.inRoom+i, true)}
		who.job = pick(p.mind, jobs(), "job", who.name)
		if stays()[i] == model.GuestDeclined {
			who.name, who.job = backer, job{Customer, "managing director"}
		}
		p.absent = append(p.absent, who)
	}
	slices.SortFunc(ideas, func(a, b idea) int {
		return cmp.Or(cmp.Compare(p.roll(1<<30, "order", a.title), p.roll(1<<30, "order", b.title)), cmp.Compare(a.title, b.title))
	})
	turn := p.roll(len(p.people), "who begins")
	for _, one := range ideas {
		for turn++; !p.there(turn%len(p.people), one); turn++ {
		}
		p.lines = append(p.lines, p.deal(one, turn%len(p.people)))
	}
	return p
}

// deal is a line with those who will say the same.
func (p Plan) deal(one idea, by int) line {
	l := line{idea: one, by: by}
	for i, who := range p.people {
		if i != by && p.there(i, one) && p.mind.same(who.name, one.title) {
			l.same = append(l.same, i)
		}
	}
	return l
}

// there says whether somebody has come when an idea is said.
func (p Plan) there(who int, one idea) bool {
	return !p.people[who].late || one.kind != model.Serendipitous
}

// ways are how the first people come, so that a small workshop has every way too; after them the pattern repeats.
func ways() (first, then []person) {
	first = []person{{way: typing, drops: true}, {way: newcomer}, {way: talking}, {way: commanding}, {way: typing, stalls: true},
		{way: newcomer, late: true}}
	then = []person{{way: typing}, {way: typing}, {way: newcomer}, {way: typing}, {way: talking}, {way: newcomer}, {way: typing}, {way: typing},
		{way: commanding}, {way: newcomer}}
	return first, then
}

func (p Plan) somebody(i, attendees int) person {
	first, then := ways()
	who := person{way: present}
	switch {
	case i < attendees && i < len(first):
		who = first[i]
	case i < attendees:
		who = then[(i-len(first))%len(then)]
	}
	who.name = p.name(i, who.way == present)
	who.job = pick(p.mind, jobs(), "job", who.name)
	return who
}

// name is the i-th person's. No two are alike up to the number of given names times that of family names.
func (p Plan) name(i int, latin bool) string {
	if own := ownScripts(); i%4 == 2 && i/4 < len(own) && !latin {
		return own[i/4]
	}
	first, last := given(), family()
	j := i + p.roll(len(first), "names")
	return first[j%len(first)] + " " + last[(j*3+j/len(first))%len(last)]
}

// draw takes ideas out of an inventory: two of five as serendipitous where the file has as many, the others as planned, a
// third of these with minutes a day; and here and there somebody says in other words what another said.
func draw(m mind, rows []intake.UseCaseRow, n int) []idea {
	byKind := map[model.Kind][]string{}
	seen := map[string]bool{}
	for _, r := range rows {
		title := r.Title.String()
		if key := model.Skeleton(title); sayable(title) && !seen[key] {
			seen[key] = true
			byKind[r.Kind] = append(byKind[r.Kind], title)
		}
	}
	for _, titles := range byKind {
		slices.SortFunc(titles, func(a, b string) int {
			return cmp.Or(cmp.Compare(m.roll(1<<30, "draw", a), m.roll(1<<30, "draw", b)), cmp.Compare(a, b))
		})
	}
	serendipitous, planned := byKind[model.Serendipitous], byKind[model.Planned]
	serendipitous = serendipitous[:min(n*2/5, len(serendipitous))]
	planned = planned[:min(n-len(serendipitous), len(planned))]
	var ideas []idea
	for _, title := range serendipitous {
		ideas = append(ideas, idea{title: title, kind: model.Serendipitous})
	}
	for i, title := range planned {
		one := idea{title: title, kind: model.Planned}
		if i%3 == 0 {
			one.minutes, one.others = 5+5*m.roll(6, "minutes", title), m.roll(30, "others", title)
		}
		ideas = append(ideas, one)
	}
	for i := 0; i < len(ideas) && i < n; i += 9 {
		twice := ideas[i]
		twice.again, twice.title = twice.title, twice.title+", in our team as well"
		if sayable(twice.title) && !seen[model.Skeleton(twice.title)] {
			ideas = append(ideas, twice)
		}
	}
	return ideas
}

// sayable says whether the capture line keeps a title as it stands.
func sayable(title string) bool {
	clean, err := model.CleanLine(title)
	said := model.Parse(title)
	return err == nil && clean.String() == title && said.Text == title && said.Who == "" && !said.Stub && !said.Park && !said.Action && !said.OtherKind
}
