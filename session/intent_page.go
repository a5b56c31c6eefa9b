package session

import "serendip/model"

// A use case's page, from selected to ready.
type (
	// WriteField gives a field of a page its words, as somebody writes them: names and flags parted by commas, a day as
	// people write it, an objective by its number. Nothing empties it. What it was based on is compared.
	WriteField struct {
		Case  model.UseCaseID
		Field model.PageField
		Words string
		Based Based
	}
	// AnswerHealth answers one statement of the 4+1 health check, 0 to 4.
	AnswerHealth struct {
		Case      model.UseCaseID
		Statement int
		Answer    model.Answer
		Note      string
		Based     Based // on the answer with its note; see model.AnswerText
	}
	// AddEntry lists a criterion, a task, an obstacle, an opportunity, a barrier, or what else would change behaviour.
	AddEntry struct {
		Case  model.UseCaseID
		Kind  model.EntryKind
		Entry model.EntryWords
	}
	// WriteEntry gives a field of an entry its words; RemoveEntry takes the entry off the page.
	WriteEntry struct {
		Case  model.UseCaseID
		Entry model.EntryID
		Field model.EntryField
		Words string
		Based Based
	}
	RemoveEntry struct {
		Case  model.UseCaseID
		Entry model.EntryID
	}
	// Tick says that a task is done, or no longer.
	Tick struct {
		Case  model.UseCaseID
		Entry model.EntryID
		Done  bool
	}
	// MarkReady says that a selected use case can begin; it is refused with the list of what is missing.
	MarkReady struct{ Case model.UseCaseID }
	// UnmarkReady takes that back.
	UnmarkReady struct{ Case model.UseCaseID }
	// SetObjective gives the programme an objective, or with its id other words; with its id and no words it is withdrawn.
	SetObjective struct {
		Session   model.SessionID // where it is said; zero outside of any
		Objective model.ObjectiveID
		Words     string
	}
	// Editing says that the actor has a part of a page open, or no longer. It is a light claim: others see it, it stops
	// nobody, is kept nowhere and ends by itself.
	Editing struct {
		Case  model.UseCaseID
		Part  string // as the page calls it: "Challenge"
		Close bool
	}
)

// Based is what an edit was based on.
type Based struct {
	Known bool   // Words is what the writer saw; otherwise only what is empty, or one's own, is written over
	Words string // as the face shows it
	Over  bool   // write over whatever is there
}

// On is an edit that was based on some words.
func On(words string) Based { return Based{Known: true, Words: words} }

func (WriteField) intent()   {}
func (AnswerHealth) intent() {}
func (AddEntry) intent()     {}
func (WriteEntry) intent()   {}
func (RemoveEntry) intent()  {}
func (Tick) intent()         {}
func (MarkReady) intent()    {}
func (UnmarkReady) intent()  {}
func (SetObjective) intent() {}
func (Editing) intent()      {}

// pageRights are what seats and scribes may do on a page; the finer rights are Decide's.
func pageRights() []Right {
	var out []Right
	for _, i := range []Intent{WriteField{}, AnswerHealth{}, AddEntry{}, WriteEntry{}, RemoveEntry{}, Tick{}, Editing{}} {
		out = append(out, Right{Intent: i, Attendee: true, Scribe: true})
	}
	return out
}
