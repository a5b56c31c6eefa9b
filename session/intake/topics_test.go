package intake

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

func TestTopicsOfRealAgendas(t *testing.T) {
	for _, c := range []struct {
		file, format, title, who, when string
		items                          int
	}{
		{"sessionize_azurebootcamp2020.json", "Sessionize JSON", "Stories of void", "", "24 April 2020, 09:00, Saal 11 (108)", 28},
		{"fosdem_2013.xml", "Pentabarf XML", "How we made the Jenkins community", "Kohsuke Kawaguchi", "2013-02-02 11:00, Janson", 487},
	} {
		p, err := Topics(c.file, bytes.NewReader(realFile(t, "meetups/"+c.file)))
		if err != nil || p.Format != c.format || len(p.Items) != c.items {
			t.Fatalf("%s: %s, %d topics, %v", c.file, p.Format, len(p.Items), err)
		}
		found := false
		for _, x := range p.Items {
			if x.Title.String() == c.title {
				found = x.When == c.when && (c.who == "" || len(x.People) > 0 && x.People[0] == c.who) && !strings.Contains(x.About.String(), "<p>")
			}
		}
		if !found {
			t.Errorf("%s: %q is not as the file has it", c.file, c.title)
		}
	}
}

// TestEveryRealCalendar takes each calendar as topics, and as guests, or refuses it with a sentence that says where.
func TestEveryRealCalendar(t *testing.T) {
	const nobody = "nobody is invited in it"
	for file, c := range map[string]struct {
		titles []string // as topics
		topics string   // why there are none
		guests string   // why there are none
	}{
		"alarm_thunderbird_future.ics":                             {titles: []string{"event with alarms"}, guests: nobody},
		"bom_calendar.ics":                                         {topics: "the calendar has no events", guests: "the calendar has no events"},
		"broken_ical.ics":                                          {titles: []string{"An Event with too many semicolons"}, guests: nobody},
		"created_calendar_with_unicode_fields.ics":                 {titles: []string{"Non-ASCII Test: ÄÖÜ äöü €", "åäö"}, guests: nobody},
		"empty_RDATE.ics":                                          {topics: "the calendar has no events", guests: "the calendar has no events"},
		"fuzz_testcase_0_char_in_component_name.ics":               {topics: "line 1, column 1: this is neither JSON nor XML nor a calendar", guests: "line 1: character 7"},
		"invalid_duration.ics":                                     {titles: []string{"Event with an impractical duration"}, guests: nobody},
		"issue_1050_multiple_calendars.ics":                        {titles: []string{"Event 1", "Event 2"}, guests: nobody},
		"issue_165_missing_event.ics":                              {titles: []string{"Sprint 25 Daily Standup"}, guests: nobody},
		"issue_237_fail_to_parse_timezone_with_non_ascii_tzid.ics": {topics: "the calendar has 1 event and none that is on and has a title", guests: nobody},
		"issue_526_calendar_with_events.ics":                       {titles: []string{"Some event ':'", "Some other event"}, guests: nobody},
		"parsing_error.ics":                                        {topics: "the calendar has 2 events and none that is on and has a title", guests: nobody},
		"pr_480_summary_with_colon.ics":                            {topics: "line 7: the calendar breaks off before its end", guests: "line 7: the calendar breaks off before its end"},
	} {
		raw := realFile(t, "meetups/ics/"+file)
		p, err := Topics(file, bytes.NewReader(raw))
		var titles []string
		for _, x := range p.Items {
			titles = append(titles, x.Title.String())
		}
		if !slices.Equal(titles, c.titles) || (err == nil) != (c.topics == "") || err != nil && !strings.Contains(err.Error(), c.topics) {
			t.Errorf("%s as topics: %q, %v", file, titles, err)
		}
		if g, err := GuestFile(file, bytes.NewReader(raw), nil, nil); err == nil || !strings.Contains(err.Error(), c.guests) {
			t.Errorf("%s as guests: %d, %v", file, len(g.Items), err)
		}
	}
	if _, err := Topics("slots.json", bytes.NewReader(realFile(t, "meetups/azurebootcamp2020_timeslots.json"))); err == nil || !strings.Contains(err.Error(), "it has 8 time slots, 1 of them breaks, and says nothing") {
		t.Errorf("time slots: %v", err)
	}
}

func TestACalendarAsTopics(t *testing.T) {
	raw := "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Bad data\\, and\r\n  how\r\nDTSTART:20310227T083000Z\r\nLOCATION:Hall\r\nORGANIZER;CN=\"Mei Lin\":mailto:mei@example.org\r\nDESCRIPTION:First\\nthen\r\nEND:VEVENT\r\n" +
		"BEGIN:VEVENT\r\nUID:2\r\nSUMMARY:Off\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Bad data\\, and how\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:3\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
	p, err := Topics("a/day.ics", strings.NewReader(raw))
	if err != nil || len(p.Items) != 1 {
		t.Fatalf("%+v, %v", p, err)
	}
	x := p.Items[0]
	if x.Title.String() != "Bad data, and how" || x.About.String() != "First\nthen" || x.When != "27 February 2031, 08:30 UTC, Hall" || !slices.Equal(x.People, []string{"Mei Lin"}) || x.Line != 3 {
		t.Errorf("%+v", x)
	}
	if want := []string{"1 event is without a title and left out", "1 event is cancelled and left out"}; !slices.Equal(p.Notes, want) || p.File != "day.ics" {
		t.Errorf("%s: %q", p.File, p.Notes)
	}
}

func TestAFileOfTopicsIsRefusedWithItsPlace(t *testing.T) {
	for name, c := range map[string]struct{ raw, want string }{
		"empty":          {" \n", "the file is empty"},
		"a table":        {"title,who\n", "line 1, column 1: this is neither JSON nor XML"},
		"broken JSON":    {"{\n \"sessions\": [}\n", "line 2, column 15: the JSON breaks here"},
		"a wrong kind":   {"{\"sessions\": [\n  {\"title\": 4}\n]}", "line 2, column 3: this session cannot be read"},
		"no title":       {"{\"sessions\": [\n  {\"title\": \" \"}\n]}", "line 2, column 3 \"title\""},
		"no sessions":    {"{}", "it has no sessions"},
		"broken XML":     {"<schedule>\n<day>\n</event>", "line 3, column"},
		"another XML":    {"<html></html>", "this XML is no schedule"},
		"a nameless one": {"<schedule><day>\n<event><title></title></event></day></schedule>", "line 2, column"},
		"latin":          {"<schedule>\xe9</schedule>", "it is not in UTF-8"},
	} {
		p, err := Topics("agenda", strings.NewReader(c.raw))
		if err == nil || !strings.Contains(err.Error(), c.want) || len(p.Items) > 0 {
			t.Errorf("%s: %d topics, %v", name, len(p.Items), err)
		}
	}
}

func TestMarkupBecomesWords(t *testing.T) {
	p, err := Topics("s.xml", strings.NewReader("<schedule><day date=\"2013-02-02\"><event><start>10:30</start><room>Janson</room><title>One</title><abstract>&lt;p&gt;First &amp;amp; last.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</abstract></event></day></schedule>"))
	if err != nil || len(p.Items) != 1 || !strings.HasPrefix(p.Items[0].About.String(), "First & last.") || p.Items[0].When != "2013-02-02 10:30, Janson" {
		t.Errorf("%+v, %v", p.Items, err)
	}
}
