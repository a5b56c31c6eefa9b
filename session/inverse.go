package session

import (
	"serendip/model"
)

// Inverse is the event that takes another back, or nil when it cannot be undone. Events carry what they replaced, so
// that the inverse needs no state. Guest lists, reveals, dropped rounds, closings, forgetting and what leaves as a file are for good.
func Inverse(e model.Event) model.Event {
	switch e := e.(type) {
	case model.CheckedIn:
		if !e.Remote {
			return model.GuestInvited{Session: e.Session, Person: e.Person, Status: e.Was, Was: model.GuestCheckedIn}
		}
	case model.HandRaised:
		return model.HandRaised{Session: e.Session, Person: e.Person, Up: !e.Up, Place: e.Place}
	case model.SessionChanged:
		return model.SessionChanged{Session: e.Session, Title: e.WasTitle, Start: e.WasStart, Zone: e.WasZone, WasTitle: e.Title, WasStart: e.Start, WasZone: e.Zone}
	case model.BlockAdded:
		return model.BlockRemoved{Session: e.Session, Block: e.Block, At: e.At}
	case model.BlockRemoved:
		return model.BlockAdded{Session: e.Session, Block: e.Block, At: e.At}
	case model.BlockChanged:
		return model.BlockChanged{Session: e.Session, Block: e.Was, Was: e.Block}
	case model.BlockMoved:
		return model.BlockMoved{Session: e.Session, Block: e.Block, From: e.To, To: e.From}
	case model.BlockEntered:
		return model.BlockEntered{Session: e.Session, Block: e.From, From: e.Block, Spent: e.Resume, Resume: e.Spent, Paused: e.WasPaused, WasPaused: e.Paused}
	case model.TimerExtended:
		return model.TimerExtended{Session: e.Session, Block: e.Block, By: -e.By}
	case model.TimerPaused:
		return model.TimerResumed{Session: e.Session, Spent: e.Spent}
	case model.TimerResumed:
		return model.TimerPaused{Session: e.Session, Spent: e.Spent}
	case model.LightsSwitched:
		return model.LightsSwitched{Session: e.Session, Dark: !e.Dark}
	case model.WallTurned:
		return model.WallTurned{Session: e.Session, View: e.Was, Case: e.WasCase, Was: e.View, WasCase: e.Case}
	case model.NamesTurned:
		return model.NamesTurned{Session: e.Session, On: !e.On}
	case model.HoldTurned:
		return model.HoldTurned{Session: e.Session, Block: e.Block, On: !e.On}
	case model.NoteWritten:
		return model.NoteWritten{Session: e.Session, Block: e.Block, Note: e.Was, Was: e.Note}
	case model.VisionSaid:
		return model.VisionSaid{Vision: e.Was, Was: e.Vision, Session: e.Session}
	default:
		return inverseOfCase(e)
	}
	return nil
}

func inverseOfCase(e model.Event) model.Event {
	switch e := e.(type) {
	case model.UseCaseCaptured:
		return model.UseCaseWithdrawn{Case: e.Case}
	case model.UseCaseWithdrawn:
		return model.UseCaseRestored{Case: e.Case}
	case model.UseCaseRestored:
		return model.UseCaseWithdrawn{Case: e.Case}
	case model.DetailAdded:
		return model.DetailWithdrawn(e)
	case model.DetailWithdrawn:
		return model.DetailAdded(e)
	case model.TitleEdited:
		return model.TitleEdited{Case: e.Case, Title: e.Was, Was: e.Title, Unfinished: e.WasUnfinished, WasUnfinished: e.Unfinished}
	case model.KindChanged:
		return model.KindChanged{Case: e.Case, Kind: e.Was, Was: e.Kind}
	case model.SpeakerNamed:
		return model.SpeakerNamed{Case: e.Case, By: e.Was, Was: e.By}
	case model.SaidSame:
		return model.SameWithdrawn{Case: e.Case, Person: e.Person}
	case model.SameWithdrawn:
		return model.SaidSame{Case: e.Case, Person: e.Person}
	case model.SameCounted:
		return model.SameCounted{Case: e.Case, People: -e.People}
	case model.MinutesClaimed:
		return model.MinutesClaimed{Case: e.Case, Minutes: e.WasMinutes, Others: e.WasOthers, WasMinutes: e.Minutes, WasOthers: e.Others}
	case model.UseCaseHidden:
		return model.UseCaseShown{Case: e.Case}
	case model.UseCaseShown:
		return model.UseCaseHidden{Case: e.Case}
	case model.UseCaseReleased:
		return model.UseCaseHeld{Case: e.Case}
	case model.UseCaseHeld:
		return model.UseCaseReleased{Case: e.Case}
	case model.CasesMerged:
		return model.CasesParted{Into: e.Into, From: e.From}
	case model.CasesParted:
		return model.CasesMerged{Into: e.Into, From: e.From}
	case model.ThemesSet:
		return model.ThemesSet{Case: e.Case, Themes: e.Was, Was: e.Themes}
	case model.ItemNoted:
		return model.ItemWithdrawn{Item: e.Item}
	case model.ItemWithdrawn:
		return model.ItemRestored{Item: e.Item}
	case model.RoundClosed:
		return model.RoundReopened{Round: e.Round}
	case model.RoundReopened:
		return model.RoundClosed{Round: e.Round}
	case model.HandsCounted:
		return model.HandsCounted{Round: e.Round, Case: e.Case, Group: e.Group, Counts: e.Was, Was: e.Counts}
	case model.LensAimed:
		return model.LensAimed{Case: e.Case, Lens: e.Lens, Not: !e.Not}
	case model.OutcomeOverridden:
		return model.OverrideWithdrawn{Round: e.Round, Case: e.Case, Progresses: e.Progresses, Reason: e.Reason}
	case model.CaseSelected:
		return model.CaseDeselected{Session: e.Session, Case: e.Case}
	case model.CaseDeselected:
		return model.CaseSelected{Session: e.Session, Case: e.Case}
	case model.OwnerNamed:
		return model.OwnerNamed{Case: e.Case, Owner: e.Was, Was: e.Owner}
	case model.MeasureSet:
		return model.MeasureSet{Case: e.Case, Measure: e.Was, Was: e.Measure}
	case model.FirstDateSet:
		return model.FirstDateSet{Case: e.Case, Date: e.Was, Was: e.Date}
	default:
		return inverseOfFamilies(e)
	}
}
