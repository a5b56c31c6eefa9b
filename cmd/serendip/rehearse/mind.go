package rehearse

import (
	"hash/fnv"
	"strings"

	"serendip/model"
)

// mind decides for the made-up people. Each answer depends on the seed, on who is asked and on the title it is about, and
// on nothing else.
type mind struct{ seed string }

// roll is a number from 0 to n-1.
func (m mind) roll(n int, about ...string) int {
	h := fnv.New64a()
	_, _ = h.Write([]byte(m.seed + "\x00" + strings.Join(about, "\x00"))) // a hash never fails
	x := h.Sum64()                                                        // its high bits know little of the last letters: MurmurHash3's finalizer mixes them
	x = (x ^ x>>33) * 0xff51afd7ed558ccd
	x = (x ^ x>>33) * 0xc4ceb9fe1a85ec53
	return int((x ^ x>>33) % uint64(n))
}

func pick[T any](m mind, from []T, about ...string) T { return from[m.roll(len(from), about...)] }

// same says whether a title is the same for somebody: few titles concern many, most concern few.
func (m mind) same(who, title string) bool {
	percent := []int{2, 2, 4, 8, 8, 35}[m.roll(6, "appeal", title)]
	return m.roll(100, "same", who, title) < percent
}

// divides says whether people are of two minds about a title.
func (m mind) divides(title string) bool { return m.roll(5, "divides", title) == 0 }

// mark is what somebody gives a title in a group.
func (m mind) mark(who, title string, g model.Group) model.Mark {
	if m.roll(100, "can't say", who, title, g.Key()) < 6 {
		return model.CantSay
	}
	worth := []int{1, 2, 2, 3, 3}[m.roll(5, "worth", title)] - []int{0, 0, 1}[m.roll(3, "cost", title, g.Key())]
	if m.divides(title) {
		worth = 3 * m.roll(2, "side", who, title)
	}
	worth += []int{-1, 0, 0, 0, 1}[m.roll(5, "taste", who, title, g.Key())]
	return model.Mark(min(max(worth, 0), 3))
}

func (m mind) marks(who, title string) (out [model.GroupCount]model.Mark) {
	for _, g := range model.Groups() {
		out[g] = m.mark(who, title, g)
	}
	return out
}

// why is what somebody writes about a title without a name; mostly nothing.
func (m mind) why(who, title string) string {
	if m.roll(100, "why", who, title) >= 7 {
		return ""
	}
	if m.mark(who, title, model.Importance) >= model.Good {
		return pick(m, likes(), "like", who, title)
	}
	return pick(m, doubts(), "doubt", who, title)
}

// theme is the tag that a title gets.
func theme(title string) string {
	lower := strings.ToLower(title)
	for _, t := range themes() {
		for _, word := range strings.Fields(t.words) {
			if strings.Contains(lower, word) {
				return t.theme
			}
		}
	}
	return "Everyday work"
}
