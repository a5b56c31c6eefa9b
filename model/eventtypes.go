package model

import "maps"

// EventTypes lists every kind of event by its number, with a zero value to decode into. Numbers are never reused.
func EventTypes() map[EventType]Event {
	all := workshopTypes()
	for _, feature := range []map[EventType]Event{
		talkTypes(),
		askTypes(),
		crewTypes(),
		reachTypes(),
		dotsTypes(),
		claimTypes(),
		weighTypes(),
		reviewTypes(),
		pageTypes(),
		seriesTypes(),
		guestsTypes(),
		invitesTypes(),
		topicsTypes(),
		speakersTypes(),
		questionsTypes(),
		closingTypes(),
		leavingTypes(),
		archiveTypes(),
	} {
		maps.Copy(all, feature)
	}
	return all
}

func workshopTypes() map[EventType]Event {
	return map[EventType]Event{
		1:   ProgrammeFounded{},
		2:   VisionSaid{},
		3:   KeyListed{},
		4:   KeyStruck{},
		10:  PersonAdded{},
		11:  PersonDetailed{},
		13:  GuestInvited{},
		14:  CheckedIn{},
		15:  HandRaised{},
		16:  GuestMatched{},
		20:  SessionPlanned{},
		21:  SessionChanged{},
		22:  BlockAdded{},
		23:  BlockChanged{},
		24:  BlockMoved{},
		25:  BlockRemoved{},
		26:  LobbyOpened{},
		27:  WentLive{},
		28:  BlockEntered{},
		29:  TimerExtended{},
		30:  TimerPaused{},
		31:  TimerResumed{},
		32:  SessionClosed{},
		33:  CodesRenewed{},
		34:  LightsSwitched{},
		35:  WallTurned{},
		36:  NamesTurned{},
		37:  HoldTurned{},
		38:  WallTested{},
		39:  NoteWritten{},
		50:  UseCaseCaptured{},
		51:  UseCaseImported{},
		52:  UseCaseReimported{},
		53:  UseCaseWithdrawn{},
		54:  UseCaseRestored{},
		55:  DetailAdded{},
		56:  DetailWithdrawn{},
		57:  TitleEdited{},
		58:  KindChanged{},
		59:  SpeakerNamed{},
		60:  SaidSame{},
		61:  SameWithdrawn{},
		62:  SameCounted{},
		63:  MinutesClaimed{},
		64:  UseCaseHidden{},
		65:  UseCaseShown{},
		66:  UseCaseReleased{},
		67:  UseCaseHeld{},
		68:  CasesMerged{},
		69:  CasesParted{},
		70:  ThemesSet{},
		71:  ItemNoted{},
		72:  ItemWithdrawn{},
		73:  ItemRestored{},
		80:  RoundOpened{},
		81:  RoundClosed{},
		82:  RoundReopened{},
		83:  HandsCounted{},
		84:  LensAimed{},
		85:  RoundRevealed{},
		86:  OutcomeOverridden{},
		87:  OverrideWithdrawn{},
		88:  CaseSelected{},
		89:  CaseDeselected{},
		90:  OwnerNamed{},
		91:  MeasureSet{},
		92:  FirstDateSet{},
		93:  RoundDropped{},
		100: Undone{},
	}
}

// EventType is 1.
func (ProgrammeFounded) EventType() EventType { return 1 }

// EventType is 2.
func (VisionSaid) EventType() EventType { return 2 }

// EventType is 3.
func (KeyListed) EventType() EventType { return 3 }

// EventType is 4.
func (KeyStruck) EventType() EventType { return 4 }

// EventType is 10.
func (PersonAdded) EventType() EventType { return 10 }

// EventType is 11.
func (PersonDetailed) EventType() EventType { return 11 }

// EventType is 13.
func (GuestInvited) EventType() EventType { return 13 }

// EventType is 14.
func (CheckedIn) EventType() EventType { return 14 }

// EventType is 15.
func (HandRaised) EventType() EventType { return 15 }

// EventType is 20.
func (SessionPlanned) EventType() EventType { return 20 }

// EventType is 21.
func (SessionChanged) EventType() EventType { return 21 }

// EventType is 22.
func (BlockAdded) EventType() EventType { return 22 }

// EventType is 23.
func (BlockChanged) EventType() EventType { return 23 }

// EventType is 24.
func (BlockMoved) EventType() EventType { return 24 }

// EventType is 25.
func (BlockRemoved) EventType() EventType { return 25 }

// EventType is 26.
func (LobbyOpened) EventType() EventType { return 26 }

// EventType is 27.
func (WentLive) EventType() EventType { return 27 }

// EventType is 28.
func (BlockEntered) EventType() EventType { return 28 }

// EventType is 29.
func (TimerExtended) EventType() EventType { return 29 }

// EventType is 30.
func (TimerPaused) EventType() EventType { return 30 }

// EventType is 31.
func (TimerResumed) EventType() EventType { return 31 }

// EventType is 32.
func (SessionClosed) EventType() EventType { return 32 }

// EventType is 33.
func (CodesRenewed) EventType() EventType { return 33 }

// EventType is 34.
func (LightsSwitched) EventType() EventType { return 34 }

// EventType is 35.
func (WallTurned) EventType() EventType { return 35 }

// EventType is 36.
func (NamesTurned) EventType() EventType { return 36 }

// EventType is 37.
func (HoldTurned) EventType() EventType { return 37 }

// EventType is 38.
func (WallTested) EventType() EventType { return 38 }

// EventType is 39.
func (NoteWritten) EventType() EventType { return 39 }

// EventType is 50.
func (UseCaseCaptured) EventType() EventType { return 50 }

// EventType is 51.
func (UseCaseImported) EventType() EventType { return 51 }

// EventType is 52.
func (UseCaseReimported) EventType() EventType { return 52 }

// EventType is 53.
func (UseCaseWithdrawn) EventType() EventType { return 53 }

// EventType is 54.
func (UseCaseRestored) EventType() EventType { return 54 }

// EventType is 55.
func (DetailAdded) EventType() EventType { return 55 }

// EventType is 56.
func (DetailWithdrawn) EventType() EventType { return 56 }

// EventType is 57.
func (TitleEdited) EventType() EventType { return 57 }

// EventType is 58.
func (KindChanged) EventType() EventType { return 58 }

// EventType is 59.
func (SpeakerNamed) EventType() EventType { return 59 }

// EventType is 60.
func (SaidSame) EventType() EventType { return 60 }

// EventType is 61.
func (SameWithdrawn) EventType() EventType { return 61 }

// EventType is 62.
func (SameCounted) EventType() EventType { return 62 }

// EventType is 63.
func (MinutesClaimed) EventType() EventType { return 63 }

// EventType is 64.
func (UseCaseHidden) EventType() EventType { return 64 }

// EventType is 65.
func (UseCaseShown) EventType() EventType { return 65 }

// EventType is 66.
func (UseCaseReleased) EventType() EventType { return 66 }

// EventType is 67.
func (UseCaseHeld) EventType() EventType { return 67 }

// EventType is 68.
func (CasesMerged) EventType() EventType { return 68 }

// EventType is 69.
func (CasesParted) EventType() EventType { return 69 }

// EventType is 70.
func (ThemesSet) EventType() EventType { return 70 }

// EventType is 71.
func (ItemNoted) EventType() EventType { return 71 }

// EventType is 72.
func (ItemWithdrawn) EventType() EventType { return 72 }

// EventType is 73.
func (ItemRestored) EventType() EventType { return 73 }

// EventType is 80.
func (RoundOpened) EventType() EventType { return 80 }

// EventType is 81.
func (RoundClosed) EventType() EventType { return 81 }

// EventType is 82.
func (RoundReopened) EventType() EventType { return 82 }

// EventType is 83.
func (HandsCounted) EventType() EventType { return 83 }

// EventType is 84.
func (LensAimed) EventType() EventType { return 84 }

// EventType is 85.
func (RoundRevealed) EventType() EventType { return 85 }

// EventType is 86.
func (OutcomeOverridden) EventType() EventType { return 86 }

// EventType is 87.
func (OverrideWithdrawn) EventType() EventType { return 87 }

// EventType is 88.
func (CaseSelected) EventType() EventType { return 88 }

// EventType is 89.
func (CaseDeselected) EventType() EventType { return 89 }

// EventType is 90.
func (OwnerNamed) EventType() EventType { return 90 }

// EventType is 91.
func (MeasureSet) EventType() EventType { return 91 }

// EventType is 92.
func (FirstDateSet) EventType() EventType { return 92 }

// EventType is 93.
func (RoundDropped) EventType() EventType { return 93 }

// EventType is 100.
func (Undone) EventType() EventType { return 100 }

// EventType is 16.
func (GuestMatched) EventType() EventType { return 16 }
