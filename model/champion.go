package model

// Function is an organisational function in which a champion works. Champions are found by it, not by personality: a
// trait does not predict, cannot be acted on among thousands of people, and does not transmit.
type Function uint8

// The functions, in the order in which they are listed. FunctionOther is any that is not named here.
const (
	FunctionOther Function = iota
	FunctionResearch
	FunctionProduct
	FunctionMarketing
	FunctionProjects
	FunctionHR
	FunctionIT
	FunctionCommunications
)

var functionWords = [...]string{"other", "research", "product development", "marketing", "project management", "HR", "IT", "corporate communications"}

// String is the function's name.
func (f Function) String() string {
	if int(f) < len(functionWords) {
		return functionWords[f]
	}
	return ""
}

// Functions lists those that should each have somebody; any other is welcome.
func Functions() []Function {
	return []Function{FunctionResearch, FunctionProduct, FunctionMarketing, FunctionProjects, FunctionHR, FunctionIT, FunctionCommunications}
}

// Champion is what is known of somebody as a champion.
type Champion struct {
	Champion  bool     `cbor:"1,keyasint,omitempty"`
	FrontLine bool     `cbor:"2,keyasint,omitempty"` // does the work, rather than manages it
	Willing   bool     `cbor:"3,keyasint,omitempty"` // to present
	Function  Function `cbor:"4,keyasint,omitempty"`
}

// Presents says whether somebody counts for an executive readout.
func (c Champion) Presents() bool { return c.Champion && c.FrontLine && c.Willing }

// PresentersNeeded is how many front-line champions must be willing to present before an executive readout.
const PresentersNeeded = 3
