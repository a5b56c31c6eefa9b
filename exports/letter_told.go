package exports

import "time"

// LettersTold is what a session's letters say beside what is known of it, and which drafts were made. It names nobody.
type LettersTold struct {
	Place    string       `json:"place,omitempty"`
	SignUp   string       `json:"sign_up,omitempty"`
	Form     string       `json:"form,omitempty"`
	Continue string       `json:"continue,omitempty"`
	Sender   string       `json:"sender,omitempty"`
	Made     []LetterTold `json:"made"`
}

// LetterTold is drafts that were made at once.
type LetterTold struct {
	Letter string    `json:"letter"`
	Due    string    `json:"due,omitempty"` // which check point
	Drafts int       `json:"drafts"`
	MadeAt time.Time `json:"made_at"`
	Why    string    `json:"why,omitempty"` // they were made anew
}

// AfterTold is the survey after a session; its answers stand among the askings.
type AfterTold struct {
	Until    time.Time `json:"until"`
	Asked    int       `json:"asked"`
	Answers  int       `json:"answers"`
	Counted  bool      `json:"counted"`
	Response string    `json:"response"`
	Caution  string    `json:"caution"`
}

func (d *drawing) letters() *LettersTold {
	if d.on.Letters == nil {
		return nil
	}
	set := d.on.Letters.Set
	out := &LettersTold{Place: set.Place, SignUp: set.SignUp, Form: set.Form, Continue: set.Continue, Sender: set.Sender, Made: []LetterTold{}}
	for _, m := range d.on.Letters.Made {
		out.Made = append(out.Made, LetterTold{m.Step.Key(), m.Due, len(m.To), at(m.At), d.state.Words(m.Why)})
	}
	return out
}

func (d *drawing) after() *AfterTold {
	f := d.state.AfterFace(d.on)
	if f == nil {
		return nil
	}
	return &AfterTold{Until: f.Until.UTC(), Asked: f.Asked, Answers: f.Answered, Counted: f.Shown, Response: f.Response(), Caution: f.Caution()}
}

// place is where a session is; "" where nobody said it.
func (c Content) place() string {
	if c.Letters == nil {
		return ""
	}
	return c.Letters.Place
}
