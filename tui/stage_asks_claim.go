package tui

import (
	"fmt"

	"serendip/model"
	"serendip/session"
)

// claimAsks are front-line verification and the survey. No name is asked for: the room reads along.
func claimAsks() []stageAsk {
	return []stageAsk{
		{"verify", "Say what an end user found of a claim of minutes", "Choose",
			[]stageQuestion{which("claim of"), {words: "claimed, checked, confirmed or refuted?", offer: claimStatuses}},
			onCase(func(_ session.StageFace, id model.UseCaseID, a []string) (session.Intent, error) {
				status, err := model.ParseClaimStatus(a[0])
				return session.VerifyClaim{Case: id, Status: status, Keep: true}, err
			})},
		{"ask survey", "Ask people who are not here about the shortlist", "Choose", []stageQuestion{asked("how many people are asked?")},
			func(f session.StageFace, a []string) (session.Intent, error) {
				n, err := count(a[0])
				return session.OpenSurvey{Session: f.Session, Asked: n}, err
			}},
		{"count survey", "Count the survey's answers for good; it cannot be undone", "Choose", []stageQuestion{asked("count them for good, yes or no?")},
			func(f session.StageFace, a []string) (session.Intent, error) {
				yes, err := yesNo(a[0])
				if err == nil && !yes {
					err = fmt.Errorf("nothing was counted; esc leaves it")
				}
				return session.CountSurvey{Session: f.Session}, err
			}},
	}
}

func claimStatuses(session.StageFace) []string {
	var out []string
	for _, s := range model.ClaimStatuses() {
		out = append(out, s.String())
	}
	return out
}
