package session

import (
	"fmt"
	"strings"
	"time"

	"serendip/model"
)

// Check is one thing that would fail in front of people, or would not. Home, the lobby and `serendip check` show the same.
type Check struct {
	Name  CheckName
	OK    bool
	Words string
}

// CheckName says which thing a check is about: each screen has a key for it.
type CheckName string

// What is looked at the evening before.
const (
	CheckAgenda    CheckName = "agenda"
	CheckDate      CheckName = "date"
	CheckGuests    CheckName = "guests"
	CheckVision    CheckName = "vision"
	CheckWall      CheckName = "wall"
	CheckReach     CheckName = "reach"
	CheckChampions CheckName = "champions"
	CheckPort      CheckName = "port" // only `serendip check` tries it
)

// Command is what mends it on the command line, in the session of that reference.
func (c CheckName) Command(ref string) string {
	programme := ref[:max(strings.LastIndex(ref, "-"), 0)]
	switch c {
	case CheckAgenda:
		return "serendip agenda " + ref
	case CheckDate:
		return "serendip do " + ref + " session-date DATE TIME"
	case CheckGuests:
		return "serendip import guests FILE --session " + ref
	case CheckVision:
		return "serendip do " + ref + " vision WORDS"
	case CheckWall:
		return "serendip host " + ref
	case CheckReach:
		return "serendip check " + ref + " --from USER@SERVER"
	case CheckChampions:
		return "serendip champion " + programme + " NAME --front-line --presents"
	case CheckPort:
		return "serendip host " + ref + " --listen :PORT"
	}
	return ""
}

// Checks are what would fail on the day, as far as this machine can know.
func (s *Snapshot) Checks(v *Session) []Check {
	zone := v.zone()
	total := model.Total(v.Blocks)
	checks := []Check{{CheckAgenda, total > 0 && total <= v.length(),
		fmt.Sprintf("agenda %d min, ends %s%s", int(total.Minutes()), time.UnixMilli(v.Start).Add(total).In(zone).Format("15:04"), v.slackWords())}}
	if v.State == model.Draft && s.now().Sub(time.UnixMilli(v.Start)) > 12*time.Hour {
		checks = append(checks, Check{CheckDate, false, "its date has passed"})
	}
	vision := !s.State.Vision.IsZero()
	checks = append(checks, s.guestsCheck(v))
	if vision || v.has(model.Purpose) { // where nothing shows it, nothing lacks it
		checks = append(checks, Check{CheckVision, vision, choose(vision, "vision", "no vision yet: the purpose block has nothing to show")})
	}
	checks = append(checks,
		Check{CheckWall, v.WallCols > 0, choose(v.WallCols > 0, "wall tested", "the wall was not tested on this projector")},
		v.reachCheck(zone))
	if v.readsOut() {
		n := s.State.Presenters()
		checks = append(checks, Check{CheckChampions, n >= model.PresentersNeeded, fmt.Sprintf("%d of %d front-line champions are willing to present", n, model.PresentersNeeded)})
	}
	return checks
}

// guestsCheck counts who is expected, and warns when those who are here are too few for any group to pass.
func (s *Snapshot) guestsCheck(v *Session) Check {
	expected := 0
	for _, g := range v.Guests {
		if g.Status != model.GuestDeclined && g.Status != model.GuestWaitlisted {
			expected++
		}
	}
	here, least := len(s.State.here(v)), model.DefaultRule().MinMarks
	switch {
	case v.State == model.Lobby && v.has(model.Scoring) && here > 0 && here < least:
		return Check{CheckGuests, false, fmt.Sprintf("fewer than %d people here: no group could pass a round", least)}
	case expected == 0:
		return Check{CheckGuests, true, "nobody invited by name: people join with the session code"}
	}
	return Check{CheckGuests, true, fmt.Sprintf("%d %s", expected, choose(expected == 1, "guest", "guests"))}
}
