package guests

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
	"serendip/session"
	"serendip/tui/dialog"
	"serendip/tui/keys"
	"serendip/tui/screen"
	"serendip/tui/taking"
	"serendip/tui/widget"
)

// ask is what a key does or asks for; nil for the keys that move.
func (l List) ask(a keys.Action) tea.Cmd {
	id := l.Face.Session
	g, any := l.selected()
	switch a {
	case actWalkIn:
		return l.line("walk-in", model.GuestCheckedIn)
	case actAdd:
		return l.line("add to the list", model.GuestAdded)
	case actRoom:
		return screen.Open(dialog.Confirm(l.Env, "photos and social posts", widget.Confirm{
			Question: "Did you ask the room, and does everybody here agree to photos and social posts?", Yes: "they agree",
			Will: []string{"It is kept for all who are checked in and have not said. Who said no stays a no."},
		}, screen.Send(session.KeepConsent{Session: id, Room: true, Photo: model.ReplyYes, Social: model.ReplyYes})))
	case actBring:
		return screen.Open(taking.New(l.Env, l.lists, id))
	case actHolds:
		return l.askCapacity()
	case actOffer:
		i := session.OfferPlace{Session: id}
		if any && g.Status == model.GuestWaitlisted {
			i.Person, i.Withdraw = g.ID, g.Open
		}
		return screen.Send(i)
	}
	if !any {
		return nil
	}
	switch a {
	case actHere:
		return screen.Send(session.StandGuest{Session: id, Person: g.ID, Status: model.GuestCheckedIn})
	case actStatus:
		return l.askStatus(g)
	case actMix:
		return l.askMix(g)
	case actConsent:
		return l.askConsent(g)
	}
	return nil
}

func (l List) line(title string, s model.GuestStatus) tea.Cmd {
	return screen.Open(dialog.Ask(l.Env, title, []string{"Name, organisation, e-mail"}, "", "Kim Roe, Harbour Works", func(typed string) tea.Cmd {
		return screen.Send(session.AddGuest{Session: l.Face.Session, Line: typed, Status: s})
	}))
}

func (l List) askStatus(g session.GuestFace) tea.Cmd {
	var choices []dialog.Choice
	for s := model.GuestAdded; s <= model.GuestCheckedOut; s++ {
		c := dialog.Choice{ID: strconv.Itoa(int(s)), Name: s.String()}
		if s == g.Status {
			c.Note = "now"
		}
		choices = append(choices, c)
	}
	return screen.Open(dialog.Pick(l.Env, g.Name, "", choices, func(id string) tea.Cmd {
		n, _ := strconv.Atoi(id)
		return screen.Send(session.StandGuest{Session: l.Face.Session, Person: g.ID, Status: model.GuestStatus(n)})
	}))
}

func (l List) askMix(g session.GuestFace) tea.Cmd {
	sides, parts := []string{"unknown"}, []string{"unknown"}
	for _, s := range model.Sides() {
		sides = append(sides, s.String())
	}
	for _, p := range model.Parts() {
		parts = append(parts, p.String())
	}
	fields := []widget.Field{
		{ID: "side", Label: "Side", Options: sides, Value: known(g.Side.String())},
		{ID: "part", Label: "Role", Options: parts, Value: known(g.Part.String())},
	}
	for i, q := range model.ScreeningQuestions() {
		fields = append(fields, widget.Field{ID: strconv.Itoa(i), Label: q, Options: replies(), Value: known(g.Screening[i].String())})
	}
	return screen.Open(dialog.Form(l.Env, g.Name, []string{"A prospect comes with three times yes; else " + model.ReferenceCall + "."}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		mix := session.SetMix{Session: l.Face.Session, Person: g.ID}
		mix.Side, _ = model.ParseSide(said(v["side"])) // of the options
		mix.Part, _ = model.ParsePart(said(v["part"]))
		screening := session.ScreenGuest{Session: l.Face.Session, Person: g.ID}
		for i := range screening.Replies {
			screening.Replies[i], _ = model.ParseReply(said(v[strconv.Itoa(i)]))
		}
		return tea.Sequence(screen.Send(mix), screen.Send(screening)), dialog.Refusal{}
	}, fields...))
}

func (l List) askConsent(g session.GuestFace) tea.Cmd {
	return screen.Open(dialog.Form(l.Env, g.Name, nil, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		i := session.KeepConsent{Session: l.Face.Session, Person: g.ID}
		i.Photo, _ = model.ParseReply(said(v["photo"])) // of the options
		i.Social, _ = model.ParseReply(said(v["social"]))
		return screen.Send(i), dialog.Refusal{}
	},
		widget.Field{ID: "photo", Label: "Photos", Options: replies(), Value: known(g.Photo.String())},
		widget.Field{ID: "social", Label: "Social posts", Options: replies(), Value: known(g.Social.String())}))
}

func (l List) askCapacity() tea.Cmd {
	c := l.face().Capacity.OrDefault()
	return screen.Open(dialog.Form(l.Env, "capacity", []string{"Above what is manageable there is a waitlist."}, func(v dialog.Values) (tea.Cmd, dialog.Refusal) {
		soft, err := strconv.Atoi(v["soft"])
		if err != nil {
			return nil, dialog.Refusal{Field: "soft", Sentence: "Write a number."}
		}
		hard, err := strconv.Atoi(v["hard"])
		if err != nil {
			return nil, dialog.Refusal{Field: "hard", Sentence: "Write a number."}
		}
		return screen.Send(session.SetCapacity{Session: l.Face.Session, Capacity: model.Capacity{Soft: soft, Hard: hard}}), dialog.Refusal{}
	},
		widget.Field{ID: "soft", Label: "Ideal", Value: strconv.Itoa(c.Soft), Must: true},
		widget.Field{ID: "hard", Label: "Manageable", Value: strconv.Itoa(c.Hard), Must: true}))
}

func replies() []string { return []string{"unknown", "yes", "no"} }

func known(word string) string {
	if word == "" {
		return "unknown"
	}
	return word
}

func said(word string) string {
	if word == "unknown" {
		return ""
	}
	return word
}
