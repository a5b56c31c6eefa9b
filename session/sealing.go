package session

import (
	"crypto/hmac"
	"crypto/sha256"

	"serendip/model"
)

// prepareRound keeps the key of a round that is about to open, and finds the actor's sealed name in one that is open.
func (l *Live) prepareRound(c *Command) error {
	if id, opens := RoundOf(*c); opens {
		if err := l.Secrets.MakeRoundKey(id); err != nil {
			return &Error{NotSaved, "the round's key could not be kept, so the round stays closed; see that the data folder can be written to", err}
		}
		return nil
	}
	if passed, ok := c.Intent.(OnLaptop); ok {
		c.Ballot = sealedOnLaptop(l.Secrets.RoundKey(votesIn(passed.Vote)), passed.Voter)
		return nil
	}
	if answer, ok := c.Intent.(AnswerSurvey); ok {
		c.Ballot = respondent(l.Secrets.RoundKey(sealOf(answer.Survey)), answer.Survey, c.Actor.Person[:])
		return nil
	}
	if round := votesIn(c.Intent); !round.IsZero() {
		c.Ballot = sealed(l.Secrets.RoundKey(round), c.Actor.Person)
	}
	return nil
}

// votesIn is the round in which an intent changes a ballot; zero for any other intent.
func votesIn(i Intent) model.RoundID {
	switch i := i.(type) {
	case Mark:
		return i.Round
	case GiveReason:
		return i.Round
	case HandIn:
		return i.Round
	case GiveDots:
		return i.Round
	case Answer:
		return i.Asking
	case ShowThumb:
		return i.Vote
	}
	return model.RoundID{}
}

// sealSurveys keeps the key of a survey that is about to open; one that has a key keeps it.
func (l *Live) sealSurveys(out Outcome) error {
	for _, e := range out.Events {
		opened, ok := e.(model.SurveyOpened)
		if !ok {
			continue
		}
		if err := l.Secrets.MakeRoundKey(sealOf(opened.Survey)); err != nil {
			return &Error{NotSaved, "the survey's key could not be kept, so it stays closed; see that the data folder can be written to", err}
		}
	}
	return nil
}

// dropUnused destroys the key that was made for a round which then was refused.
func (l *Live) dropUnused(c Command) {
	if id, opens := RoundOf(c); opens {
		if err := l.Secrets.DropRoundKey(id); err != nil {
			l.Logger.Warn("the key of a round that was not opened could not be destroyed", "round", id, "error", err)
		}
	}
}

// sealed is a person's name in a round: HMAC-SHA-256 under the round's key. Without a key there is none.
func sealed(key []byte, p model.PersonID) BallotID {
	if len(key) == 0 || p.IsZero() {
		return BallotID{}
	}
	mac := hmac.New(sha256.New, key)
	mac.Write(p[:])
	return BallotID(mac.Sum(nil)[:16])
}

// sealedOnLaptop is the name of somebody at a passed laptop, who has no other: never that of a person's own ballot.
func sealedOnLaptop(key []byte, voter VoterID) BallotID {
	if len(key) == 0 || voter == (VoterID{}) {
		return BallotID{}
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("laptop"))
	mac.Write(voter[:])
	return BallotID(mac.Sum(nil)[:16])
}
