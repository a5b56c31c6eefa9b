package facetest

import "serendip/session"

// Checks are all that is looked at the evening before.
func Checks() []session.CheckName {
	return []session.CheckName{
		session.CheckAgenda, session.CheckDate, session.CheckGuests, session.CheckVision, session.CheckWall, session.CheckReach,
		session.CheckChampions, session.CheckPort,
	}
}
