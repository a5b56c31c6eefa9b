package session_test

import (
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"serendip/session"
	"serendip/session/sessiontest"
	"serendip/session/storetest"
)

// intents lists every intent; a test holds it complete.
func intents() []session.Intent {
	return []session.Intent{
		session.FoundProgramme{}, session.SetVision{}, session.ListKey{}, session.StrikeKey{}, session.GiveRole{}, session.GiveLead{}, session.TakeLead{}, session.ImportUseCases{},
		session.InviteGuests{}, session.PlanSession{}, session.ChangeSession{}, session.AddBlock{}, session.ChangeBlock{},
		session.MoveBlock{}, session.RemoveBlock{}, session.OpenLobby{}, session.GoLive{}, session.Advance{}, session.GoBack{},
		session.JumpTo{}, session.Extend{}, session.Pause{}, session.Resume{}, session.Close{}, session.RenewCodes{},
		session.SwitchLights{}, session.TurnWall{}, session.TurnNames{}, session.TurnHold{}, session.TestWall{},
		session.WriteNote{}, session.Undo{}, session.Join{}, session.Arrive{}, session.Agree{}, session.Describe{}, session.CheckIn{},
		session.ConfirmGuest{}, session.RaiseHand{}, session.Say{}, session.SaySame{}, session.TakeSameBack{},
		session.CountSame{}, session.ClaimMinutes{}, session.EditTitle{}, session.ChangeKind{}, session.NameSpeaker{},
		session.Withdraw{}, session.Hide{}, session.Show{}, session.Release{}, session.Merge{}, session.Part{},
		session.SetThemes{}, session.DoElsewhere{}, session.BringIn{}, session.Note{}, session.WithdrawItem{},
		session.OpenRound{}, session.CloseRound{}, session.ReopenRound{}, session.Reveal{}, session.DropRound{}, session.CountHands{},
		session.Mark{}, session.GiveReason{}, session.HandIn{}, session.AimLens{}, session.Override{}, session.Select{},
		session.Deselect{}, session.NameOwner{}, session.SetSteps{}, session.SetMeasure{}, session.SetFirstDate{}, session.ArchiveSession{}, session.ProveReach{}, session.OpenAsking{}, session.ShowAnswers{}, session.DropAsking{}, session.CountAnswers{}, session.Answer{},
		session.OpenDots{}, session.GiveDots{}, session.TallyDots{}, session.OnLaptop{},
		session.VerifyClaim{}, session.SetValue{}, session.OpenSurvey{}, session.DropSurvey{}, session.CountSurvey{},
		session.AnswerSurvey{}, session.ImportAnswers{},
		session.Reckon{},
		session.SwitchTalk{}, session.JudgeTalk{}, session.TurnDeepWork{}, session.ParkCase{}, session.SettleItem{}, session.MakeCase{},
		session.AssignAction{}, session.TickAction{}, session.NoteAction{}, session.TakeTopic{}, session.NextSpeaker{}, session.OpenVote{},
		session.ShowThumb{}, session.CountThumbs{}, session.CloseVote{}, session.DropVote{}, session.ApplyVote{},
		session.PlanLike{}, session.SetFigure{}, session.GiveVerdict{}, session.MoveStage{}, session.ShowPromise{}, session.MarkChampion{},
		session.WriteField{}, session.AnswerHealth{}, session.AddEntry{}, session.WriteEntry{}, session.RemoveEntry{}, session.Tick{},
		session.MarkReady{}, session.UnmarkReady{}, session.SetObjective{}, session.Editing{},
		session.SetLetters{}, session.MakeDrafts{}, session.ImportActuals{}, session.OpenAfter{}, session.ChangeAfter{}, session.ImportAfter{},
		session.CheckVenue{}, session.SetCost{}, session.DropCost{}, session.SetBudget{}, session.SetLength{},
		session.AddGuest{}, session.StandGuest{}, session.OfferPlace{}, session.SetMix{}, session.ScreenGuest{}, session.KeepConsent{}, session.SetCapacity{},
		session.QueueSpeaker{}, session.QueueGuest{}, session.StrikeSpeaker{}, session.MoveSpeaker{}, session.SetSpeaker{}, session.TurnSpeakerSide{}, session.StartSpeaker{}, session.StopSpeaker{},
		session.AskQuestion{}, session.VoteQuestion{}, session.CountQuestion{}, session.PinQuestion{}, session.AnswerQuestion{}, session.HideQuestion{},
		session.ReleaseQuestion{}, session.MergeQuestions{}, session.PartQuestion{}, session.WithdrawQuestion{}, session.HoldQuestions{},
		session.ImportTopics{}, session.ScheduleTopics{}, session.PlaceTopic{}, session.MoveTopic{}, session.ConcludeTopic{}, session.SetBrand{}, session.Forget{},
	}
}

// seat says what a seat may want; true for what only a seat may.
func seat() map[string]bool {
	return map[string]bool{
		"Describe": false, "RaiseHand": false, "Say": false, "SaySame": false, "TakeSameBack": false, "ClaimMinutes": false,
		"EditTitle": false, "Withdraw": false, "WithdrawItem": false, "Undo": false, "SetFigure": false,
		"WriteField": false, "AnswerHealth": false, "AddEntry": false, "WriteEntry": false, "RemoveEntry": false, "Tick": false, "Editing": false,
		"Join": true, "Arrive": true, "Agree": true, "Mark": true, "GiveReason": true, "HandIn": true, "Answer": true, "GiveDots": true, "ShowThumb": true, "ParkCase": false,
		"AnswerSurvey": true, "AskQuestion": false, "WithdrawQuestion": false, "VoteQuestion": true,
	}
}

func TestIntentsAreComplete(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var declared, listed []string
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			if f, is := d.(*ast.FuncDecl); is && f.Recv != nil && f.Name.Name == "intent" && name != "home.go" { // the house takes that one, and makes it of others
				declared = append(declared, f.Recv.List[0].Type.(*ast.Ident).Name)
			}
		}
	}
	for _, i := range intents() {
		listed = append(listed, reflect.TypeOf(i).Name())
	}
	slices.Sort(declared)
	slices.Sort(listed)
	if !slices.Equal(declared, listed) {
		t.Fatalf("the program knows %d intents, the tests %d:\n%v\n%v", len(declared), len(listed), declared, listed)
	}
}

// TestRights tries every intent in every role: the table that people read is what happens.
func TestRights(t *testing.T) {
	w := sessiontest.New(t, storetest.NewMemory())
	w.GoLive()
	ada := w.As("Ada")
	for _, i := range intents() {
		name := reflect.TypeOf(i).Name()
		only, onSeat := seat()[name]
		want := map[session.Role]bool{session.Nobody: false, session.Observer: false, session.Attendee: onSeat, session.Lead: !only}
		for n, role := range session.RoleColumns() {
			if _, stated := want[role]; !stated {
				want[role] = session.RightRows(i)[0].May[n]
			}
		}
		for role, may := range want {
			if session.Allowed(role, i) != may {
				t.Errorf("%s doing %s: allowed is %v", role, name, !may)
			}
			if may {
				continue
			}
			before := w.Live.Snapshot().State
			c := w.Live.Mint(session.Actor{Role: role, Person: ada.Person, Session: w.ID}, i)
			if _, err := w.Live.Do(context.Background(), c); err == nil || refusal(t, err) != "!denied" {
				t.Errorf("%s doing %s: %v", role, name, err)
			}
			if after := w.Live.Snapshot().State; after.Seq != before.Seq {
				t.Errorf("%s doing %s left %d events", role, name, after.Seq-before.Seq)
			}
		}
	}
}

// TestUnknownRole gives a role that the program doesn't know no right at all.
func TestUnknownRole(t *testing.T) {
	for _, i := range intents() {
		if session.Allowed(session.Role(7), i) {
			t.Errorf("role 7 may do %T", i)
		}
	}
}
