package rehearse

import (
	"context"
	"strconv"
	"time"

	"serendip/model"
	"serendip/session"
)

// aims are the programme's objectives.
func aims() []string {
	return []string{"Nobody waits for somebody who does not know", "What works in one depot works in all", "Fewer calls, better answers"}
}

// pageWords are what the owners write on their pages, part by part.
func pageWords(f model.PageField) []string {
	switch f {
	case model.PageChallenge:
		return []string{"Everybody finds out on their own, and too late", "It works where one person remembers it", "People phone because they do not trust the list"}
	case model.PageOutcome:
		return []string{"The next shift knows before it asks", "Customers hear it from us first", "Half an hour of waiting less a day in each depot"}
	case model.PageWorkflow:
		return []string{"From the dock to the desk: see, note, hand over", "Receive, check, tell whom it concerns", "The first call in the morning and the last one at night"}
	}
	return []string{"Ten minutes of training in each shift; the leaders ask for it for four weeks; somebody to call", "Old forms go on the same day; support sits beside the dock"}
}

// backer is the executive sponsor of what becomes ready.
const backer = "Ruth Falk"

func otherwise() []string {
	return []string{"The shift leader asks for it every morning", "Who reports it first is named in the weekly round", "The old form is taken off the wall"}
}

// objectives are said when the few are known.
func (h *host) objectives(ctx context.Context) error {
	for _, words := range aims() {
		if err := h.do(ctx, session.SetObjective{Session: h.Session, Words: words}); err != nil {
			return err
		}
	}
	return nil
}

// fillPages writes on the pages of the few: the first one becomes ready, the others lack something.
func (h *host) fillPages(ctx context.Context) error {
	for i, one := range h.few() {
		if err := h.fillPage(ctx, one.Case, i); err != nil {
			return err
		}
	}
	return nil
}

func (h *host) fillPage(ctx context.Context, c session.CaseFace, place int) error {
	write := func(f model.PageField, words string) session.Intent {
		return session.WriteField{Case: c.ID, Field: f, Words: words, Based: session.Based{Over: true}}
	}
	add := func(k model.EntryKind, line string) session.Intent {
		return session.AddEntry{Case: c.ID, Kind: k, Entry: model.ParseEntry(k, line)}
	}
	start := time.UnixMilli(h.now().Start)
	day := func(days int) string { return start.AddDate(0, 0, days).Format(time.DateOnly) }
	u := h.Live.Snapshot().State.UseCase(c.ID)
	side, orphan := model.SideBusiness, place == few-1
	if orphan { // the last of the few is IT's own idea, and serves nothing that was aimed at
		side = model.SideIT
	}
	intents := []session.Intent{write(model.PageSide, side.String())}
	if !orphan {
		intents = append(intents, write(model.PageObjective, strconv.Itoa(1+h.roll(len(aims()), "aim", c.Title))))
	}
	intents = append(intents,
		add(model.EntryTask, "talk to the shift leaders; "+h.people[h.roll(len(h.people), "task", c.Title)].name+"; "+day(7)))
	for _, f := range []model.PageField{model.PageChallenge, model.PageOutcome, model.PageWorkflow, model.PageFactors}[:4-place%4] {
		intents = append(intents, write(f, pick(h.mind, pageWords(f), f.Key(), c.Title)))
	}
	if place == 0 {
		intents = append(intents,
			write(model.PageComplex, "organisation"), write(model.PageTeam, "Kit Moss, Ben Ade"), write(model.PageSponsor, backer),
			write(model.PageSupervisors, "Ines Faro, Tom Baker"), write(model.PageUse, "barely"),
			add(model.EntryOpportunity, "the depot in the north has done half of it already; Ben Ade; "+day(21)),
			add(model.EntryCriterion, h.Live.Snapshot().State.Words(u.Measure)+"; analytics; "+promisedFrom+" -> "+promisedTo+"; the depot's log"),
			add(model.EntryObstacle, "perceived: it is one more thing to do; ; "+day(14)),
			add(model.EntryBarrier, "habits: everybody phones first"),
			add(model.EntryBehaviour, pick(h.mind, otherwise(), "behaviour", c.Title)),
			session.AnswerHealth{Case: c.ID, Answer: model.Yes}, session.AnswerHealth{Case: c.ID, Statement: 2, Answer: model.Yes},
			session.AnswerHealth{Case: c.ID, Statement: 3, Answer: model.Unknown, Note: "the sponsor is asked this week"},
			write(model.PageLive, day(30)), session.MarkReady{Case: c.ID})
	}
	if err := h.do(ctx, intents...); err != nil || place > 0 {
		return err
	}
	return h.tickFirst(ctx, c.ID)
}

// tickFirst ticks off a page's first task.
func (h *host) tickFirst(ctx context.Context, id model.UseCaseID) error {
	for _, p := range h.Live.Snapshot().ForConsole(h.Session, facilitator().Person).Pages {
		if tasks := p.Of(model.EntryTask); p.Case.ID == id && len(tasks) > 0 {
			return h.do(ctx, session.Tick{Case: id, Entry: tasks[0].ID, Done: true})
		}
	}
	return nil
}

// showPage puts the first page on the wall.
func (h *host) showPage(ctx context.Context) error {
	listed := h.shortlist()
	if len(listed) == 0 {
		return nil
	}
	return h.do(ctx, session.TurnWall{Session: h.Session, View: model.ViewPage, Case: listed[0].Case.ID})
}
