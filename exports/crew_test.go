package exports

import "testing"

// TestForCrewHoldsNobodyWhoWasMerelyOnTheList, and details only of those who agreed to be named.
func TestForCrewHoldsNobodyWhoWasMerelyOnTheList(t *testing.T) {
	r := Report{Content: Content{Meetup: &Meetup{People: []Regular{{Name: "Dag"}}}, People: []Person{
		{Name: "Ada", Organisation: "Docks", Role: "lead", Status: "checked in", Consent: true},
		{Name: "Ben", Organisation: "Docks", Role: "lead", Status: "checked in"},
		{Name: "Cleo", Organisation: "Docks", Status: "no-show", Consent: true},
		{Name: "Dag", Organisation: "Docks", Status: "awaiting reply"},
	}}}
	crew := r.ForCrew().Content
	if len(crew.Meetup.People) != 0 || len(r.Content.Meetup.People) != 1 {
		t.Errorf("who came to which meetup: %+v of %+v", crew.Meetup.People, r.Content.Meetup.People)
	}
	got := crew.People
	if len(got) != 2 || got[0].Organisation != "Docks" || got[1].Name != "Ben" || got[1].Organisation+got[1].Role != "" || len(r.Content.People) != 4 {
		t.Errorf("%+v", got)
	}
}
