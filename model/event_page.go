package model

// A use case's page, from selected to ready: one event a field, so that people who write different fields never meet.
type (
	// PageWritten gives a field of words its words.
	PageWritten struct {
		Case  UseCaseID `cbor:"1,keyasint"`
		Field PageField `cbor:"2,keyasint"`
		Words Text      `cbor:"3,keyasint,omitzero"`
		Was   Text      `cbor:"4,keyasint,omitzero"`
	}
	// PagePeopled names the people of a field: team, sponsor, supervisors.
	PagePeopled struct {
		Case   UseCaseID  `cbor:"1,keyasint"`
		Field  PageField  `cbor:"2,keyasint"`
		People []PersonID `cbor:"3,keyasint,omitempty"`
		Was    []PersonID `cbor:"4,keyasint,omitempty"`
	}
	// OwnerSided says whether this owner stands in the business or in IT.
	OwnerSided struct {
		Case     UseCaseID `cbor:"1,keyasint"`
		Owner    PersonID  `cbor:"2,keyasint"`
		Side     Side      `cbor:"3,keyasint,omitempty"`
		WasOwner PersonID  `cbor:"4,keyasint,omitzero"`
		WasSide  Side      `cbor:"5,keyasint,omitempty"`
	}
	// PageFlagged sets the flags of a field: what is complex, or how it is used.
	PageFlagged struct {
		Case  UseCaseID `cbor:"1,keyasint"`
		Field PageField `cbor:"2,keyasint"`
		Flags Flags     `cbor:"3,keyasint,omitempty"`
		Was   Flags     `cbor:"4,keyasint,omitempty"`
	}
	// CaseAligned says which of the programme's objectives a use case serves.
	CaseAligned struct {
		Case      UseCaseID   `cbor:"1,keyasint"`
		Objective ObjectiveID `cbor:"2,keyasint,omitzero"`
		Was       ObjectiveID `cbor:"3,keyasint,omitzero"`
	}
	// LiveDated says from which day (YYYY-MM-DD) everybody is trained and it is live.
	LiveDated struct {
		Case UseCaseID `cbor:"1,keyasint"`
		Date string    `cbor:"2,keyasint,omitempty"`
		Was  string    `cbor:"3,keyasint,omitempty"`
	}
	// WindowSet says how many months of active use are watched from then on.
	WindowSet struct {
		Case   UseCaseID `cbor:"1,keyasint"`
		Months int       `cbor:"2,keyasint,omitempty"`
		Was    int       `cbor:"3,keyasint,omitempty"`
	}
	// HealthAnswered answers one statement (0 to 4) of the 4+1 health check.
	HealthAnswered struct {
		Case      UseCaseID `cbor:"1,keyasint"`
		Statement int       `cbor:"2,keyasint"`
		Answer    Answer    `cbor:"3,keyasint,omitempty"`
		Note      Text      `cbor:"4,keyasint,omitzero"`
		Was       Answer    `cbor:"5,keyasint,omitempty"`
		WasNote   Text      `cbor:"6,keyasint,omitzero"`
	}
	// EntryAdded lists something on the page: a criterion, a task, an obstacle and so on. What else is said of it follows.
	EntryAdded struct {
		Case  UseCaseID `cbor:"1,keyasint"`
		Entry EntryID   `cbor:"2,keyasint"`
		Kind  EntryKind `cbor:"3,keyasint"`
		Words Text      `cbor:"4,keyasint"`
		By    PersonID  `cbor:"5,keyasint,omitzero"` // zero for a facilitator
	}
	// EntryRemoved takes an entry off the page; EntryRestored puts it back.
	EntryRemoved struct {
		Case  UseCaseID `cbor:"1,keyasint"`
		Entry EntryID   `cbor:"2,keyasint"`
	}
	EntryRestored struct {
		Case  UseCaseID `cbor:"1,keyasint"`
		Entry EntryID   `cbor:"2,keyasint"`
	}
	// EntryWritten gives a field of an entry its words.
	EntryWritten struct {
		Case  UseCaseID  `cbor:"1,keyasint"`
		Entry EntryID    `cbor:"2,keyasint"`
		Field EntryField `cbor:"3,keyasint"`
		Words Text       `cbor:"4,keyasint,omitzero"`
		Was   Text       `cbor:"5,keyasint,omitzero"`
	}
	// EntrySorted says what sort of thing an entry is; 0 is none.
	EntrySorted struct {
		Case  UseCaseID `cbor:"1,keyasint"`
		Entry EntryID   `cbor:"2,keyasint"`
		Sort  int       `cbor:"3,keyasint,omitempty"`
		Was   int       `cbor:"4,keyasint,omitempty"`
	}
	// EntryGiven says who takes an entry on.
	EntryGiven struct {
		Case  UseCaseID `cbor:"1,keyasint"`
		Entry EntryID   `cbor:"2,keyasint"`
		Who   PersonID  `cbor:"3,keyasint,omitzero"`
		Was   PersonID  `cbor:"4,keyasint,omitzero"`
	}
	// EntryDated says by when, as YYYY-MM-DD.
	EntryDated struct {
		Case  UseCaseID `cbor:"1,keyasint"`
		Entry EntryID   `cbor:"2,keyasint"`
		Date  string    `cbor:"3,keyasint,omitempty"`
		Was   string    `cbor:"4,keyasint,omitempty"`
	}
	// TaskTicked says that a task is done, by whom and when (UTC milliseconds), or no longer.
	TaskTicked struct {
		Case  UseCaseID `cbor:"1,keyasint"`
		Entry EntryID   `cbor:"2,keyasint"`
		Done  bool      `cbor:"3,keyasint,omitempty"`
		By    PersonID  `cbor:"4,keyasint,omitzero"` // zero for a facilitator
		At    int64     `cbor:"5,keyasint,omitempty"`
		WasBy PersonID  `cbor:"6,keyasint,omitzero"`
		WasAt int64     `cbor:"7,keyasint,omitempty"`
	}
	// CaseReadied says that a selected use case lacks nothing and can begin; CaseUnreadied takes that back.
	CaseReadied struct {
		Case UseCaseID `cbor:"1,keyasint"`
	}
	CaseUnreadied struct {
		Case UseCaseID `cbor:"1,keyasint"`
	}
	// ObjectiveSet gives the programme an objective, or an objective other words. Session is where it was said, if anywhere.
	ObjectiveSet struct {
		Objective ObjectiveID `cbor:"1,keyasint"`
		Words     Text        `cbor:"2,keyasint"`
		Was       Text        `cbor:"3,keyasint,omitzero"`
		Session   SessionID   `cbor:"4,keyasint,omitzero"`
	}
	// ObjectiveWithdrawn takes an objective away; ObjectiveRestored brings it back.
	ObjectiveWithdrawn struct {
		Objective ObjectiveID `cbor:"1,keyasint"`
		Session   SessionID   `cbor:"2,keyasint,omitzero"`
	}
	ObjectiveRestored struct {
		Objective ObjectiveID `cbor:"1,keyasint"`
		Session   SessionID   `cbor:"2,keyasint,omitzero"`
	}
)

func pageTypes() map[EventType]Event {
	return map[EventType]Event{
		110: PageWritten{},
		111: PagePeopled{},
		112: OwnerSided{},
		113: PageFlagged{},
		114: CaseAligned{},
		115: LiveDated{},
		116: WindowSet{},
		117: HealthAnswered{},
		118: EntryAdded{},
		119: EntryRemoved{},
		120: EntryRestored{},
		121: EntryWritten{},
		122: EntrySorted{},
		123: EntryGiven{},
		124: EntryDated{},
		125: TaskTicked{},
		126: CaseReadied{},
		127: CaseUnreadied{},
		128: ObjectiveSet{},
		129: ObjectiveWithdrawn{},
		130: ObjectiveRestored{},
	}
}

// EventType is 110.
func (PageWritten) EventType() EventType { return 110 }

// EventType is 111.
func (PagePeopled) EventType() EventType { return 111 }

// EventType is 112.
func (OwnerSided) EventType() EventType { return 112 }

// EventType is 113.
func (PageFlagged) EventType() EventType { return 113 }

// EventType is 114.
func (CaseAligned) EventType() EventType { return 114 }

// EventType is 115.
func (LiveDated) EventType() EventType { return 115 }

// EventType is 116.
func (WindowSet) EventType() EventType { return 116 }

// EventType is 117.
func (HealthAnswered) EventType() EventType { return 117 }

// EventType is 118.
func (EntryAdded) EventType() EventType { return 118 }

// EventType is 119.
func (EntryRemoved) EventType() EventType { return 119 }

// EventType is 120.
func (EntryRestored) EventType() EventType { return 120 }

// EventType is 121.
func (EntryWritten) EventType() EventType { return 121 }

// EventType is 122.
func (EntrySorted) EventType() EventType { return 122 }

// EventType is 123.
func (EntryGiven) EventType() EventType { return 123 }

// EventType is 124.
func (EntryDated) EventType() EventType { return 124 }

// EventType is 125.
func (TaskTicked) EventType() EventType { return 125 }

// EventType is 126.
func (CaseReadied) EventType() EventType { return 126 }

// EventType is 127.
func (CaseUnreadied) EventType() EventType { return 127 }

// EventType is 128.
func (ObjectiveSet) EventType() EventType { return 128 }

// EventType is 129.
func (ObjectiveWithdrawn) EventType() EventType { return 129 }

// EventType is 130.
func (ObjectiveRestored) EventType() EventType { return 130 }
