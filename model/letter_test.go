package model_test

import (
	"testing"

	"serendip/model"
)

// TestAudience is what the list says, else whose somebody is and as what they come, else their role.
func TestAudience(t *testing.T) {
	said := []model.Field{{Name: "Audience", Value: "business"}}
	for _, c := range []struct {
		d    model.Details
		want model.Audience
	}{
		{model.Details{Role: "Planner"}, model.AudienceBusiness},
		{model.Details{Role: "CIO"}, model.AudienceExecutive},
		{model.Details{Role: "Integration architect"}, model.AudienceTechnical},
		{model.Details{Role: "Planner", Part: model.PartExecutive}, model.AudienceExecutive},
		{model.Details{Role: "Planner", Part: model.PartEngineering}, model.AudienceTechnical},
		{model.Details{Role: "Account manager", Side: model.SideVendor, Part: model.PartSales}, model.AudienceVendor},
		{model.Details{Role: "CEO", Side: model.SideVendor}, model.AudienceVendor},
		{model.Details{Role: "CEO", Side: model.SideProspect}, model.AudienceExecutive},
		{model.Details{Role: "CEO", Side: model.SideVendor, Extra: said}, model.AudienceBusiness},
	} {
		if got := c.d.Audience(); got != c.want {
			t.Errorf("%+v gets the text for %s, want %s", c.d, got, c.want)
		}
	}
}
