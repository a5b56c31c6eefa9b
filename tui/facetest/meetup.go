package facetest

import "serendip/session"

// MeetupRecap is what a meetup takes home: what was told, and no plans.
func MeetupRecap() session.WallFace {
	f := Wall(11)
	f.Recap.Meetup, f.Recap.NextMeetup, f.Recap.Hours, f.Recap.Planned, f.Recap.Selected = true, "Thu 14 Jan 2027 08:30 Europe/London", "", 0, nil
	f.Recap.Told = f.Cases[:min(3, len(f.Cases))]
	return f
}
