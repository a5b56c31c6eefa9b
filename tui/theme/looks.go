package theme

import (
	"sync"

	"github.com/charmbracelet/colorprofile"
)

// Looks makes each theme once for everybody who is given it: terminals with the same theme share what is drawn in it.
// The nil Looks makes a new theme each time.
type Looks struct {
	mu   sync.Mutex
	made map[named]Theme
}

// named is what tells two looks apart.
type named struct {
	dark    bool
	profile colorprofile.Profile
}

// Theme is the dark or the light look for a terminal that can show the given colours.
func (l *Looks) Theme(dark bool, profile colorprofile.Profile) Theme {
	if l == nil {
		return New(dark, profile)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	key := named{dark, profile}
	t, ok := l.made[key]
	if !ok {
		t = New(dark, profile)
		t.looks = l
		if l.made == nil {
			l.made = map[named]Theme{}
		}
		l.made[key] = t
	}
	return t
}

// Lit is the same look in the dark or in the light.
func (t Theme) Lit(dark bool) Theme {
	if t.Dark == dark {
		return t
	}
	return t.looks.Theme(dark, t.Profile)
}

// Other is the same look with the lights the other way round.
func (t Theme) Other() Theme { return t.Lit(!t.Dark) }
