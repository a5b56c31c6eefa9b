package model

import "time"

// A session that comes back from its own export. What an export cannot tell, such as single ballots, is not in it, so it
// is a record: closed, and never run again.
type (
	// SessionArchived closes a session that was planned, listed and filled from an export, and keeps the export's content.
	SessionArchived struct {
		Session  SessionID       `cbor:"1,keyasint"`
		Content  []Text          `cbor:"2,keyasint"`           // pieces of the content as JSON, in their order
		Source   string          `cbor:"3,keyasint"`           // the file's base name
		ClosedAt int64           `cbor:"4,keyasint"`           // the latest moment that the export tells of, UTC milliseconds
		Spent    []time.Duration `cbor:"5,keyasint,omitempty"` // by block, in the agenda's order
		Extra    []time.Duration `cbor:"6,keyasint,omitempty"` // extensions, likewise
		Selected []UseCaseID     `cbor:"7,keyasint,omitempty"`
	}
	// CaseArchived puts a use case into such a session, or takes it there from the library, as it stood when it was exported.
	CaseArchived struct {
		Case       UseCaseID  `cbor:"1,keyasint"`
		Session    SessionID  `cbor:"2,keyasint"`
		Block      BlockID    `cbor:"3,keyasint,omitzero"`
		Number     int        `cbor:"4,keyasint"`
		Kind       Kind       `cbor:"5,keyasint"`
		Stage      Stage      `cbor:"6,keyasint"`
		Title      Text       `cbor:"7,keyasint"`
		Summary    Text       `cbor:"8,keyasint,omitzero"`
		Extra      Text       `cbor:"9,keyasint,omitzero"`
		External   string     `cbor:"10,keyasint,omitempty"`
		Source     string     `cbor:"11,keyasint,omitempty"`
		By         PersonID   `cbor:"12,keyasint,omitzero"`
		Typed      PersonID   `cbor:"13,keyasint,omitzero"`
		At         int64      `cbor:"14,keyasint"` // of its capture, UTC milliseconds
		Remote     bool       `cbor:"15,keyasint,omitempty"`
		Unfinished bool       `cbor:"16,keyasint,omitempty"`
		Hidden     bool       `cbor:"17,keyasint,omitempty"`
		Held       bool       `cbor:"18,keyasint,omitempty"`
		Withdrawn  bool       `cbor:"19,keyasint,omitempty"`
		Minutes    int        `cbor:"20,keyasint,omitempty"`
		Others     int        `cbor:"21,keyasint,omitempty"`
		Counted    int        `cbor:"22,keyasint,omitempty"`
		Same       []PersonID `cbor:"23,keyasint,omitempty"`
		Into       UseCaseID  `cbor:"24,keyasint,omitzero"`
		Themes     []string   `cbor:"25,keyasint,omitempty"`
		NotAimed   []int      `cbor:"26,keyasint,omitempty"`
		Origin     UseCaseID  `cbor:"27,keyasint,omitzero"`
		Owner      PersonID   `cbor:"28,keyasint,omitzero"`
		Measure    Text       `cbor:"29,keyasint,omitzero"`
		FirstDate  string     `cbor:"30,keyasint,omitempty"`
	}
	// ItemArchived puts an item into such a session, likewise.
	ItemArchived struct {
		Item      ItemID    `cbor:"1,keyasint"`
		Session   SessionID `cbor:"2,keyasint"`
		Block     BlockID   `cbor:"3,keyasint,omitzero"`
		Kind      ItemKind  `cbor:"4,keyasint"`
		Words     Text      `cbor:"5,keyasint"`
		By        PersonID  `cbor:"6,keyasint,omitzero"`
		At        int64     `cbor:"7,keyasint"`
		Withdrawn bool      `cbor:"8,keyasint,omitempty"`
		Who       PersonID  `cbor:"9,keyasint,omitzero"`
		Day       string    `cbor:"10,keyasint,omitempty"`
		Done      bool      `cbor:"11,keyasint,omitempty"`
	}
)

// EventType is 325.
func (SessionArchived) EventType() EventType { return 325 }

// EventType is 326.
func (CaseArchived) EventType() EventType { return 326 }

// EventType is 327.
func (ItemArchived) EventType() EventType { return 327 }

// archiveTypes is the events of a session that comes back from its export: 325 to 329.
func archiveTypes() map[EventType]Event {
	return map[EventType]Event{325: SessionArchived{}, 326: CaseArchived{}, 327: ItemArchived{}}
}
