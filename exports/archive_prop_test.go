package exports_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/session/sessiontest"
)

// anything is a line as people say it, or as nobody would.
func anything() *rapid.Generator[string] {
	return rapid.OneOf(rapid.SampledFrom([]string{"count the lorries", "~ plan the nights", "=1", "=2 here too", "+1 more", "? who pays", "! ask @Mei", "stub", "@Ada said so",
		"=HYPERLINK(\"x\")", "<b>नमस्ते</b> 漢字 \\u202e", "a \" quote, a / and a ~"}), rapid.String())
}

// chance is something that somebody may want at a random moment; most of it is refused.
type chance func(*rapid.T, room) session.Intent

func (r room) any(t *rapid.T) model.UseCaseID {
	cases := r.Session().Cases
	if len(cases) == 0 {
		return model.UseCaseID{1}
	}
	return rapid.SampledFrom(cases).Draw(t, "case")
}

func (r room) newest() model.RoundID {
	if all := r.Session().Rounds; len(all) > 0 {
		return all[len(all)-1]
	}
	return model.RoundID{1}
}

func chances() []chance {
	few := rapid.IntRange(-1, 12)
	say := func(t *rapid.T, r room) session.Intent {
		return session.Say{Session: r.ID, Block: r.Session().Current, Line: anything().Draw(t, "line"), Minutes: few.Draw(t, "minutes")}
	}
	mark := func(t *rapid.T, r room) session.Intent {
		return session.Mark{Round: r.newest(), Case: r.any(t), Group: model.Group(rapid.IntRange(0, 2).Draw(t, "group")), Mark: model.Mark(few.Draw(t, "mark"))}
	}
	return []chance{
		say, say, say, mark, mark, mark,
		func(_ *rapid.T, r room) session.Intent {
			return session.Advance{Session: r.ID, From: r.Session().Current}
		},
		func(_ *rapid.T, r room) session.Intent {
			return session.Advance{Session: r.ID, From: r.Session().Current}
		},
		func(t *rapid.T, r room) session.Intent { return session.SaySame{Case: r.any(t)} },
		func(t *rapid.T, r room) session.Intent { return session.Merge{Into: r.any(t), From: r.any(t)} },
		func(t *rapid.T, r room) session.Intent { return session.Part{From: r.any(t)} },
		func(t *rapid.T, r room) session.Intent { return session.Withdraw{Case: r.any(t)} },
		func(t *rapid.T, r room) session.Intent { return session.Hide{Case: r.any(t)} },
		func(t *rapid.T, r room) session.Intent { return session.ChangeKind{Case: r.any(t)} },
		func(t *rapid.T, r room) session.Intent {
			return session.SetThemes{Case: r.any(t), Themes: []string{anything().Draw(t, "theme")}}
		},
		func(t *rapid.T, r room) session.Intent { return session.DoElsewhere{Session: r.ID, Case: r.any(t)} },
		func(_ *rapid.T, r room) session.Intent {
			return session.BringIn{Session: r.ID, Cases: []model.UseCaseID{r.Live.Snapshot().State.Library()[0].ID}}
		},
		func(t *rapid.T, r room) session.Intent {
			return session.CountSame{Case: r.any(t), People: few.Draw(t, "people")}
		},
		func(t *rapid.T, r room) session.Intent {
			return session.AimLens{Case: r.any(t), Lens: few.Draw(t, "lens"), Not: true}
		},
		func(t *rapid.T, r room) session.Intent {
			return session.Note{Session: r.ID, Kind: model.ItemKind(few.Draw(t, "kind")), Words: anything().Draw(t, "words")}
		},
		func(t *rapid.T, r room) session.Intent {
			return session.WriteNote{Session: r.ID, Block: r.Session().Current, Note: anything().Draw(t, "note")}
		},
		func(_ *rapid.T, r room) session.Intent { return session.OpenRound{Session: r.ID} },
		func(_ *rapid.T, r room) session.Intent { return session.CloseRound{Round: r.newest()} },
		func(_ *rapid.T, r room) session.Intent { return session.Reveal{Round: r.newest()} },
		func(t *rapid.T, r room) session.Intent {
			return session.Override{Round: r.newest(), Case: r.any(t), Progresses: true, Reason: "law"}
		},
		func(t *rapid.T, r room) session.Intent {
			return session.Select{Session: r.ID, Case: r.any(t), Confirmed: true}
		},
		func(t *rapid.T, r room) session.Intent { return session.NameOwner{Case: r.any(t), Name: "Mei"} },
		func(t *rapid.T, r room) session.Intent {
			return session.SetMeasure{Case: r.any(t), Measure: anything().Draw(t, "measure")}
		},
		func(t *rapid.T, r room) session.Intent {
			return session.SetFigure{Case: r.any(t), Kind: model.FigureKind(few.Draw(t, "figure")), Words: anything().Draw(t, "words")}
		},
		func(t *rapid.T, r room) session.Intent {
			return session.GiveVerdict{Case: r.any(t), Verdict: model.Verdict(few.Draw(t, "verdict")), Reason: "so it is"}
		},
		func(t *rapid.T, r room) session.Intent {
			f := rapid.SampledFrom(model.PageFields()).Draw(t, "field")
			words := rapid.SampledFrom([]string{"", "1", "3", "business", "IT", "Mei, Kim", "case", "idle, bad data", "2026-10-01", "less waiting"})
			return session.WriteField{Case: r.any(t), Field: f, Words: words.Draw(t, "words"), Based: session.Based{Over: true}}
		},
		func(t *rapid.T, r room) session.Intent {
			k := model.EntryKind(rapid.IntRange(1, 6).Draw(t, "kind"))
			return session.AddEntry{Case: r.any(t), Kind: k, Entry: model.ParseEntry(k, anything().Draw(t, "entry"))}
		},
		func(t *rapid.T, r room) session.Intent {
			return session.SetObjective{Session: r.ID, Words: anything().Draw(t, "objective")}
		},
		func(t *rapid.T, r room) session.Intent {
			return session.AnswerHealth{Case: r.any(t), Statement: few.Draw(t, "statement"), Answer: model.No, Note: anything().Draw(t, "note")}
		},
		func(_ *rapid.T, r room) session.Intent { return session.SwitchTalk{Session: r.ID, Feature: true} },
		func(_ *rapid.T, r room) session.Intent { return session.OpenDots{Session: r.ID} },
		func(_ *rapid.T, r room) session.Intent { return session.OpenAsking{Session: r.ID} },
		func(_ *rapid.T, r room) session.Intent { return session.Close{Session: r.ID} },
	}
}

// TestRandomSessionsComeBack plays random workshops, meetups and unconferences, exports them at any moment, whole or
// without names, and imports that into an empty folder: the content is the same byte for byte, also after a restart.
func TestRandomSessionsComeBack(t *testing.T) {
	wants := chances()
	rapid.Check(t, func(r *rapid.T) {
		w := live(t)
		if template := rapid.SampledFrom([]string{"", "meetup", "unconference", "quarterly-review"}).Draw(r, "template"); template != "" {
			w.ID = w.Do(session.PlanSession{Start: w.Clock.Now(), Zone: "Europe/London", Template: template}).Session
			w.GoLive()
		}
		w.Do(session.ImportUseCases{Source: "a.csv", Rows: []session.UseCaseRow{{External: "1", Kind: model.Serendipitous, Title: model.MustLine("Gate photo"), Extra: []model.Field{{Name: "Agency", Value: "Roads"}}}}})
		actors := []session.Actor{sessiontest.Host(), sessiontest.Host(), w.As("Ada"), w.As("Mei"), w.As("Jo")}
		for range rapid.IntRange(0, 60).Draw(r, "steps") {
			want := wants[rapid.IntRange(0, len(wants)-1).Draw(r, "want")](r, w)
			_, _ = w.Try(rapid.SampledFrom(actors).Draw(r, "actor"), want) // most is refused
			w.Clock.Turn(time.Duration(rapid.IntRange(0, 200).Draw(r, "seconds")) * time.Second)
		}
		extras := rapid.SampledFrom([][]exports.Extra{nil, {exports.Contacts, exports.Notes}}).Draw(r, "extras")
		report := w.report(extras...)
		if rapid.Bool().Draw(r, "without names") {
			var err error
			if report, err = report.Without(exports.LeaveNames); err != nil {
				r.Fatal(err)
			}
		}
		comesBack(t, written(t, report, "json"), extras...)
	})
}
