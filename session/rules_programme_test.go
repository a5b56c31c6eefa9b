package session_test

import (
	"strings"
	"testing"
	"time"

	"serendip/model"
	"serendip/session"
)

// nameless is a programme that was not founded yet.
func nameless(t *testing.T) *place {
	p := draft(t)
	p.Open(model.ProgrammeID{15: 2})
	return p
}

func programmeRules() []rule {
	is := func(i session.Intent) func(*place) session.Intent { return func(*place) session.Intent { return i } }
	key := session.ListKey{Fingerprint: "SHA256:xyz", Name: "Jo"}
	return []rule{
		{"a customer's name founds a programme", nameless, "", is(session.FoundProgramme{Name: " Globex "}), "ProgrammeFounded"},
		{"a programme is founded once", draft, "", is(session.FoundProgramme{Name: "Globex"}), "!conflict"},
		{"the data folder is no programme", instance, "", is(session.FoundProgramme{Name: "Globex"}), "!invalid"},
		{"a programme needs a name", nameless, "", is(session.FoundProgramme{Name: "\x1b\u200b "}), "!invalid"},
		{"a vision is said", draft, "", is(session.SetVision{Vision: "No lorry waits"}), "VisionSaid"},
		{"a vision is said in a session", capturing, "", is(session.SetVision{Vision: "No lorry waits"}), "VisionSaid"},
		{"no vision is no change", draft, "", is(session.SetVision{}), ""},
		{"a vision has a length", draft, "", is(session.SetVision{Vision: strings.Repeat("long ", 20000)}), "!invalid"},
		{"a key is listed", instance, "", is(key), "KeyListed"},
		{"a key is listed for the folder only", draft, "", is(key), "!invalid"},
		{"a key is a key", instance, "", is(session.ListKey{Fingerprint: "ssh-ed25519 AAAA", Name: "Jo"}), "!invalid"},
		{"a key is struck", instance, "", is(session.StrikeKey{Fingerprint: "SHA256:abc"}), "KeyStruck"},
		{"only a listed key is struck", instance, "", is(session.StrikeKey{Fingerprint: "SHA256:xyz"}), "!missing"},
		{"a new row is imported, the same one not", draft, "", is(session.ImportUseCases{Source: "b.csv", Rows: rows("Gate photo", "Another")}), "UseCaseImported"},
		{"a changed row is imported again", draft, "", is(session.ImportUseCases{Source: "b.csv", Rows: []session.UseCaseRow{
			{External: "Gate photo", Kind: model.Planned, Title: model.MustLine("Gate photos")}}}), "UseCaseReimported"},
		{"a file with one row twice is refused whole", draft, "", is(session.ImportUseCases{Source: "b.csv", Rows: rows("A", "B", "A")}), "!invalid"},
		{"a guest is new, another known", draft, "", func(p *place) session.Intent {
			return session.InviteGuests{Session: p.ID, Rows: []session.GuestRow{
				{Name: model.MustLine("Lena Ott"), Email: model.MustLine("lena@example.org")}, {Name: model.MustLine("Ben"), Status: model.GuestAttending}}}
		}, "PersonAdded GuestInvited"},
		{"a guest's details and answer change", draft, "", func(p *place) session.Intent {
			return session.InviteGuests{Session: p.ID, Rows: []session.GuestRow{
				{Name: model.MustLine("Lena Ott"), Email: model.MustLine("lena@example.org"), Role: model.MustLine("planner"), Status: model.GuestDeclined}}}
		}, "PersonDetailed GuestInvited"},
		{"nobody is invited to what is closed", closed, "", func(p *place) session.Intent { return session.InviteGuests{Session: p.ID} }, "!conflict"},
	}
}

// holding: what is said in this block waits for the facilitator before the wall.
func holding(t *testing.T) *place {
	p := capturing(t)
	p.Do(session.TurnHold{Session: p.ID, Block: p.Session().Current, On: true})
	return p
}

func agendaRules() []rule {
	start := time.Date(2026, 4, 1, 9, 0, 0, 0, time.UTC)
	is := func(i session.Intent) func(*place) session.Intent { return func(*place) session.Intent { return i } }
	talk := model.Block{Title: "Talk", Method: model.Discuss, Timebox: 5 * time.Minute}
	changed := func(change func(*model.Block)) func(*place) session.Intent {
		return func(p *place) session.Intent {
			b := p.block(model.Recap)
			change(&b)
			return session.ChangeBlock{Session: p.ID, Block: b}
		}
	}
	return []rule{
		{"a session is planned", draft, "", is(session.PlanSession{Start: start, Zone: "Asia/Tokyo"}), "SessionPlanned"},
		{"a session needs a zone", draft, "", is(session.PlanSession{Start: start, Zone: "Mars/Base"}), "!invalid"},
		{"a session needs a date", draft, "", is(session.PlanSession{Zone: "UTC"}), "!invalid"},
		{"a session needs a programme", nameless, "", is(session.PlanSession{Start: start, Zone: "UTC"}), "!invalid"},
		{"a session moves", draft, "", func(p *place) session.Intent {
			return session.ChangeSession{Session: p.ID, Title: "New", Start: start, Zone: "UTC"}
		}, "SessionChanged"},
		{"a closed session stays", closed, "", func(p *place) session.Intent {
			return session.ChangeSession{Session: p.ID, Title: "New", Start: start, Zone: "UTC"}
		}, "!conflict"},
		{"a session keeps a title", draft, "", func(p *place) session.Intent {
			return session.ChangeSession{Session: p.ID, Start: start, Zone: "UTC"}
		}, "!invalid"},
		{"a block is added", draft, "", func(p *place) session.Intent { return session.AddBlock{Session: p.ID, Block: talk, At: 99} }, "BlockAdded"},
		{"no block is added to the past", scoring, "", func(p *place) session.Intent { return session.AddBlock{Session: p.ID, Block: talk, At: 1} }, "!conflict"},
		{"a block has a method", draft, "", func(p *place) session.Intent {
			return session.AddBlock{Session: p.ID, Block: model.Block{Title: "Talk", Method: "karaoke", Timebox: time.Minute}}
		}, "!invalid"},
		{"a block changes", scoring, "", changed(func(b *model.Block) { b.Title = "What we take home" }), "BlockChanged"},
		{"a block lasts a minute at least", scoring, "", changed(func(b *model.Block) { b.Timebox = time.Second }), "!invalid"},
		{"a block that is gone is not changed", scoring, "", changed(func(b *model.Block) { b.ID = model.BlockID{1} }), "!missing"},
		{"a block moves", scoring, "", func(p *place) session.Intent {
			return session.MoveBlock{Session: p.ID, Block: p.block(model.Recap).ID, To: 9}
		}, "BlockMoved"},
		{"the past does not move", scoring, "", func(p *place) session.Intent {
			return session.MoveBlock{Session: p.ID, Block: p.block(model.Connect).ID, To: 9}
		}, "!conflict"},
		{"nothing moves into the past", scoring, "", func(p *place) session.Intent {
			return session.MoveBlock{Session: p.ID, Block: p.block(model.Recap).ID, To: 0}
		}, "!conflict"},
		{"a block is removed", scoring, "", func(p *place) session.Intent {
			return session.RemoveBlock{Session: p.ID, Block: p.block(model.Recap).ID}
		}, "BlockRemoved"},
		{"the current block stays", scoring, "", func(p *place) session.Intent {
			return session.RemoveBlock{Session: p.ID, Block: p.Session().Current}
		}, "!conflict"},
	}
}

func runningRules() []rule {
	on := func(make func(session model.SessionID) session.Intent) func(*place) session.Intent {
		return func(p *place) session.Intent { return make(p.ID) }
	}
	paused := func(t *testing.T) *place {
		p := capturing(t)
		p.Do(session.Pause{Session: p.ID})
		return p
	}
	dark := func(t *testing.T) *place {
		p := capturing(t)
		p.Do(session.SwitchLights{Session: p.ID, Dark: true})
		return p
	}
	type id = model.SessionID
	return []rule{
		{"a lobby opens with codes", draft, "", on(func(s id) session.Intent { return session.OpenLobby{Session: s} }), "LobbyOpened CodesRenewed"},
		{"an open lobby is open", lobby, "", on(func(s id) session.Intent { return session.OpenLobby{Session: s} }), ""},
		{"a closed session has no lobby", closed, "", on(func(s id) session.Intent { return session.OpenLobby{Session: s} }), "!conflict"},
		{"a lobby goes live", lobby, "", on(func(s id) session.Intent { return session.GoLive{Session: s} }), "WentLive"},
		{"a draft goes live with codes", draft, "", on(func(s id) session.Intent { return session.GoLive{Session: s} }), "CodesRenewed WentLive"},
		{"a closed session never lives again", closed, "", on(func(s id) session.Intent { return session.GoLive{Session: s} }), "!conflict"},
		{"the next block", capturing, "", func(p *place) session.Intent { return session.Advance{Session: p.ID, From: p.Session().Current} }, "BlockEntered"},
		{"a double press advances once", capturing, "", func(p *place) session.Intent { return session.Advance{Session: p.ID, From: p.block(model.Connect).ID} }, ""},
		{"a lobby has no next block", lobby, "", on(func(s id) session.Intent { return session.Advance{Session: s} }), "!conflict"},
		{"back", capturing, "", on(func(s id) session.Intent { return session.GoBack{Session: s} }), "BlockEntered"},
		{"there is nothing before the first", func(t *testing.T) *place { p := lobby(t); p.Do(session.GoLive{Session: p.ID}); return p }, "",
			on(func(s id) session.Intent { return session.GoBack{Session: s} }), "!conflict"},
		{"a jump", capturing, "", func(p *place) session.Intent { return session.JumpTo{Session: p.ID, Block: p.block(model.Recap).ID} }, "BlockEntered"},
		{"a jump to where we are", capturing, "", func(p *place) session.Intent { return session.JumpTo{Session: p.ID, Block: p.Session().Current} }, ""},
		{"a jump to nowhere", capturing, "", on(func(s id) session.Intent { return session.JumpTo{Session: s} }), "!missing"},
		{"more time", capturing, "", on(func(s id) session.Intent { return session.Extend{Session: s, By: 5 * time.Minute} }), "TimerExtended"},
		{"not less than a minute", capturing, "", on(func(s id) session.Intent { return session.Extend{Session: s, By: -20 * time.Minute} }), "!invalid"},
		{"a pause", capturing, "", on(func(s id) session.Intent { return session.Pause{Session: s} }), "TimerPaused"},
		{"a pause of a pause", paused, "", on(func(s id) session.Intent { return session.Pause{Session: s} }), ""},
		{"no pause of what is not live", lobby, "", on(func(s id) session.Intent { return session.Pause{Session: s} }), "!conflict"},
		{"the clock runs again", paused, "", on(func(s id) session.Intent { return session.Resume{Session: s} }), "TimerResumed"},
		{"no clock runs in a lobby", lobby, "", on(func(s id) session.Intent { return session.Resume{Session: s} }), "!conflict"},
		{"a close ends the round too", scoring, "", on(func(s id) session.Intent { return session.Close{Session: s} }), "RoundClosed SessionClosed"},
		{"a session closes once", closed, "", on(func(s id) session.Intent { return session.Close{Session: s} }), "!conflict"},
		{"new codes", lobby, "", on(func(s id) session.Intent { return session.RenewCodes{Session: s} }), "CodesRenewed"},
		{"no new codes after the close", closed, "", on(func(s id) session.Intent { return session.RenewCodes{Session: s} }), "!conflict"},
		{"lights off", capturing, "", on(func(s id) session.Intent { return session.SwitchLights{Session: s, Dark: true} }), "LightsSwitched"},
		{"lights on", dark, "", on(func(s id) session.Intent { return session.SwitchLights{Session: s} }), "LightsSwitched"},
		{"lights of nowhere", capturing, "", on(func(id) session.Intent { return session.SwitchLights{Dark: true} }), "!missing"},
		{"the wall turns", capturing, "", on(func(s id) session.Intent { return session.TurnWall{Session: s, View: model.ViewTrap} }), "WallTurned"},
		{"a reason sheet needs a score", capturing, "", on(func(s id) session.Intent { return session.TurnWall{Session: s, View: model.ViewReason} }), "!missing"},
		{"names on", capturing, "", on(func(s id) session.Intent { return session.TurnNames{Session: s, On: true} }), "NamesTurned"},
		{"no names after the close", closed, "", on(func(s id) session.Intent { return session.TurnNames{Session: s, On: true} }), "!conflict"},
		{"hold a block", capturing, "", func(p *place) session.Intent {
			return session.TurnHold{Session: p.ID, Block: p.Session().Current, On: true}
		}, "HoldTurned"},
		{"other words wait where ideas do", holding, "Ada", func(p *place) session.Intent {
			return session.EditTitle{Case: p.Case(1).ID, Title: "Gate photos"}
		}, "TitleEdited UseCaseHeld"},
		{"no hold after the close", closed, "", on(func(s id) session.Intent { return session.TurnHold{Session: s, On: true} }), "!conflict"},
		{"a test card", draft, "", on(func(s id) session.Intent { return session.TestWall{Session: s, Columns: 80, Rows: 24} }), "WallTested"},
		{"no test card after the close", closed, "", on(func(s id) session.Intent { return session.TestWall{Session: s} }), "!conflict"},
		{"a private note", draft, "", func(p *place) session.Intent {
			return session.WriteNote{Session: p.ID, Block: p.block(model.Recap).ID, Note: "slow down"}
		}, "NoteWritten"},
		{"a note on no block", draft, "", on(func(s id) session.Intent { return session.WriteNote{Session: s, Note: "slow down"} }), "!missing"},
		{"an undo", capturing, "Ada", on(func(s id) session.Intent { return session.Undo{Session: s} }), "Undone ItemWithdrawn"},
		{"an undo of what was seen", capturing, "Ada", on(func(s id) session.Intent { return session.Undo{Session: s, Command: model.CommandID{9}} }), "!conflict"},
		{"nobody undoes another's words", capturing, "Jo", on(func(s id) session.Intent { return session.Undo{Session: s} }), "!missing"},
	}
}
