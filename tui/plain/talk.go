package plain

import (
	"fmt"
	"strings"

	"serendip/model"
	"serendip/session"
)

// talkVerbs are the parking lot, the queue of hands and the vote by thumbs.
func talkVerbs() []verb {
	return []verb{
		{"park", "park NUMBER", "an idea of yours goes to the parking lot: it asks for a feature or a plan", seat.park},
		{"thumb", "thumb up|sideways|down", "vote whether to go on, while a vote is open", seat.thumb},
	}
}

func (s seat) park(args []string) (answer, error) {
	if len(args) != 1 {
		return answer{}, wrongWords{}
	}
	c, err := s.numbered(args[0])
	if err != nil {
		return answer{}, err
	}
	return s.done(session.ParkCase{Case: c.ID})
}

func (s seat) thumb(args []string) (answer, error) {
	if len(args) != 1 {
		return answer{}, wrongWords{}
	}
	t, ok := model.ParseThumb(strings.ToLower(args[0]))
	if !ok {
		return answer{}, wrongWords{}
	}
	vote := s.face().Talk.Now().Vote
	if vote == nil || vote.Closed {
		return answer{}, session.Refuse(session.Conflict, "no vote is open")
	}
	return s.done(session.ShowThumb{Vote: vote.ID, Thumb: t})
}

// Talk is what is talked about and voted on, and where one stands in the queue of hands.
func Talk(f session.SeatFace) []string {
	talk := f.Talk.Now()
	var lines []string
	if f.State != model.Live {
		return nil
	}
	if t := talk.Topic; t != nil {
		lines = append(lines, fmt.Sprintf("We talk about number %d, %s.", t.Case.Number, t.Case.Title))
	}
	if v := talk.Vote; v != nil {
		lines = append(lines, voteWords(v, f.Thumb))
	}
	return append(lines, handWords(f)...)
}

// voteWords is a vote in a sentence or two.
func voteWords(v *session.VoteFace, own session.SeatThumb) string {
	if v.Closed {
		return "The vote is closed. " + v.Result()
	}
	line := "A vote is open: " + v.Asks() + " Type thumb up, thumb sideways or thumb down. Nobody sees who showed which."
	if own.Given {
		line += fmt.Sprintf(" Yours is %s.", own.Thumb)
	}
	return line
}

// handWords is where one's own hand stands.
func handWords(f session.SeatFace) []string {
	switch {
	case f.Speaks:
		return []string{"You have the floor. Type hand down when you are done."}
	case f.Place == 1:
		return []string{"Your hand is up. You are next."}
	case f.Place > 1:
		return []string{fmt.Sprintf("Your hand is up. %d are before you.", f.Place-1)}
	}
	return nil
}

// talkStands is what is announced when it changes: the topic, the vote, the floor. Thumbs and places are not.
func talkStands(f session.SeatFace) string {
	talk := f.Talk.Now()
	out := fmt.Sprint(f.Speaks)
	if p := f.Speakers; p != nil {
		out += fmt.Sprint(p.NowID, p.Soon)
	}
	if talk.Topic != nil {
		out += talk.Topic.Case.ID.String()
	}
	if talk.Vote != nil {
		out += fmt.Sprint(talk.Vote.ID, talk.Vote.Closed)
	}
	return out
}
