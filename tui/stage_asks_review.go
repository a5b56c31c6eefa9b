package tui

import (
	"fmt"
	"strconv"
	"strings"

	"serendip/model"
	"serendip/session"
	"serendip/tui/keys"
	"serendip/tui/method/champions"
)

const (
	actStageFigure   keys.Action = "figure"
	actStageVerdict  keys.Action = "verdict"
	actStagePromise  keys.Action = "promise on the wall"
	actStageAll      keys.Action = "list on the wall"
	actStageShared   keys.Action = "shared"
	actStageReason   keys.Action = "go live with a reason"
	actStageChampion keys.Action = actChampion
)

// reviewAsks are promises and champions.
func reviewAsks() []stageAsk {
	const group = "Review"
	promise := stageQuestion{words: "which promise?", value: shownPromise, place: true}
	return []stageAsk{
		{actStageVerdict, "Give a promise its verdict", group, []stageQuestion{promise, {words: "adopt, iterate or discard?", offer: verdictNames, value: proposed},
			{words: "wrong is the measure, tool or hypothesis? (only where figures contradict)", offer: doubtNames, empty: true, spare: true}, {words: "because? (where figures say something else)", empty: true, spare: true}}, stageVerdict},
		{actStageFigure, "Say what came of a promise, what it was, or what was promised", group,
			[]stageQuestion{promise, {words: "actual, baseline or target?", offer: figureNames, value: func(session.StageFace, []string) string { return model.FigureActual.String() }}, {words: "figure:", value: figureNow, empty: true}}, stageFigure},
		{actStagePromise, "Put a promise on the wall", group, []stageQuestion{asked("which promise?")}, onPromise(func(f session.StageFace, p session.PromiseFace, _ []string) (session.Intent, error) {
			return session.ShowPromise{Session: f.Session, Case: p.Case.ID}, nil
		})},
		{actStageAll, "All promises with their verdicts on the wall", group, []stageQuestion{{words: "enter shows all promises", empty: true, spare: true}}, func(f session.StageFace, _ []string) (session.Intent, error) {
			return session.ShowPromise{Session: f.Session, All: true}, nil
		}},
		{actStageShared, "An adopted promise is told: it is shared", group, []stageQuestion{promise}, onPromise(func(f session.StageFace, p session.PromiseFace, _ []string) (session.Intent, error) {
			return session.MoveStage{Session: f.Session, Case: p.Case.ID, Stage: model.StageShared}, nil
		})},
		{actStageReason, "Begin an executive readout with too few champions: say why", "Session", []stageQuestion{asked("why?")}, func(f session.StageFace, a []string) (session.Intent, error) {
			return session.GoLive{Session: f.Session, Reason: a[0]}, nil
		}},
		{actStageChampion, "Mark somebody as a champion", "People", []stageQuestion{{words: "who is a champion?", offer: people},
			{words: "of the front line? yes or no", offer: yesOrNo}, {words: "willing to present? yes or no", offer: yesOrNo}, {words: "in which function?", offer: functionNames, empty: true, spare: true}}, stageChampion},
	}
}

func wordFor[T fmt.Stringer](all []T, typed string) (T, error) {
	var none T
	var words []string
	for _, x := range all {
		if typed != "" && strings.HasPrefix(x.String(), strings.ToLower(typed)) {
			return x, nil
		}
		words = append(words, x.String())
	}
	return none, fmt.Errorf("write one of %s", strings.Join(words, ", "))
}

func namesOf[T fmt.Stringer](all []T) []string {
	out := make([]string, len(all))
	for i, x := range all {
		out[i] = x.String()
	}
	return out
}

func verdictNames(session.StageFace) []string  { return namesOf(model.Verdicts()) }
func doubtNames(session.StageFace) []string    { return namesOf(model.Doubts()) }
func figureNames(session.StageFace) []string   { return namesOf(model.FigureKinds()) }
func functionNames(session.StageFace) []string { return namesOf(model.Functions()) }
func yesOrNo(session.StageFace) []string       { return []string{"yes", "no"} }

// shownPromise is the place of the promise on the wall.
func shownPromise(f session.StageFace, _ []string) string {
	if r := f.Review; r != nil && r.Shown >= 0 && r.Shown < len(r.Promises) {
		return strconv.Itoa(r.Promises[r.Shown].N)
	}
	return ""
}

// proposed is the verdict that the figures speak for.
func proposed(f session.StageFace, before []string) string {
	p, err := promiseOf(f, before[0])
	if err != nil {
		return ""
	}
	return p.Proposal.Verdict.String()
}

func promiseOf(f session.StageFace, text string) (session.PromiseFace, error) {
	n, err := strconv.Atoi(strings.TrimPrefix(text, "#"))
	if err == nil && f.Review != nil {
		for _, p := range f.Review.Promises {
			if p.N == n {
				return p, nil
			}
		}
	}
	return session.PromiseFace{}, fmt.Errorf("there is no promise %q here", text)
}

func onPromise(make func(f session.StageFace, p session.PromiseFace, rest []string) (session.Intent, error)) func(session.StageFace, []string) (session.Intent, error) {
	return func(f session.StageFace, a []string) (session.Intent, error) {
		p, err := promiseOf(f, a[0])
		if err != nil {
			return nil, err
		}
		return make(f, p, a[1:])
	}
}

func stageVerdict(f session.StageFace, a []string) (session.Intent, error) {
	return onPromise(func(f session.StageFace, p session.PromiseFace, a []string) (session.Intent, error) {
		v, err := wordFor(model.Verdicts(), a[0])
		if err != nil {
			return nil, err
		}
		var doubt model.Doubt
		if a[1] != "" {
			if doubt, err = wordFor(model.Doubts(), a[1]); err != nil {
				return nil, err
			}
		}
		return session.GiveVerdict{Session: f.Session, Case: p.Case.ID, Verdict: v, Doubt: doubt, Reason: a[2]}, nil
	})(f, a)
}

// figureNow is what stands for a figure of a promise.
func figureNow(f session.StageFace, before []string) string {
	if len(before) < 2 {
		return ""
	}
	p, err := promiseOf(f, before[0])
	kind, wrong := wordFor(model.FigureKinds(), before[1])
	if err != nil || wrong != nil {
		return ""
	}
	return map[model.FigureKind]model.Figure{model.FigureActual: p.Figures.Actual, model.FigureBaseline: p.Figures.Baseline, model.FigureTarget: p.Figures.Target}[kind].Words
}

func stageFigure(f session.StageFace, a []string) (session.Intent, error) {
	return onPromise(func(f session.StageFace, p session.PromiseFace, a []string) (session.Intent, error) {
		kind, err := wordFor(model.FigureKinds(), a[0])
		return session.SetFigure{Session: f.Session, Case: p.Case.ID, Kind: kind, Words: a[1]}, err
	})(f, a)
}

func stageChampion(f session.StageFace, a []string) (session.Intent, error) {
	function, ok := champions.FunctionNamed(a[3])
	if !ok {
		return nil, fmt.Errorf("write one of %s", strings.Join(functionNames(f), ", "))
	}
	yes := func(word string) bool { return strings.HasPrefix(strings.ToLower(word), "y") }
	return session.MarkChampion{Session: f.Session, Name: a[0], Champion: model.Champion{Champion: true, FrontLine: yes(a[1]), Willing: yes(a[2]), Function: function}}, nil
}
