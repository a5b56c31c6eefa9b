package exports

import (
	"encoding/json"
	"math/big"

	"serendip/model"
)

// Exact is a fraction in lowest terms with its text for readers: {"num": 11, "den": 5, "text": "2.2"}.
type Exact struct {
	Frac model.Frac
	Text string
}

// exactly is a fraction as it is read alone.
func exactly(f model.Frac) *Exact { return &Exact{f, f.String()} }

// beside is a mean as it is read beside the mark: one that falls short never reads as having reached it.
func beside(f, mark model.Frac) *Exact { return &Exact{f, f.Beside(mark)} }

type exactJSON struct {
	Num  *big.Int `json:"num"`
	Den  *big.Int `json:"den"`
	Text string   `json:"text"`
}

// MarshalJSON writes the three fields.
func (e Exact) MarshalJSON() ([]byte, error) {
	raw, err := e.Frac.MarshalJSON()
	if err != nil {
		return nil, err
	}
	var out exactJSON
	if err := json.Unmarshal(raw, &out); err != nil {
		return nil, err
	}
	out.Text = e.Text
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (e *Exact) UnmarshalJSON(raw []byte) error {
	var text struct {
		Text string `json:"text"`
	}
	if err := json.Unmarshal(raw, &text); err != nil {
		return err
	}
	e.Text = text.Text
	return e.Frac.UnmarshalJSON(raw)
}
