package session

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"serendip/model"
)

// textRecord is words as they lie beside the events, with the salt of their sum.
type textRecord struct {
	Salt  []byte `cbor:"1,keyasint"`
	Words string `cbor:"2,keyasint"`
}

// textSum is what an event holds of words: SHA-256 over salt and words.
func textSum(salt []byte, words string) [32]byte {
	return sha256.Sum256(append(append([]byte(nil), salt...), words...))
}

// The families of records, by the front of their keys.
const (
	textPrefix   = "text/"
	personPrefix = "person/"
	ballotPrefix = "ballot/"
	statePrefix  = "state/"
)

func textKey(id model.TextID) string     { return textPrefix + id.String() }
func personKey(id model.PersonID) string { return personPrefix + id.String() }

func ballotKey(round model.RoundID, b BallotID) string {
	return ballotPrefix + round.String() + "/" + hex.EncodeToString(b[:])
}

// withRecords is the state after records were put and deleted. Records of other families change nothing.
func (s *State) withRecords(codec *Codec, puts []Record, deletes []string) (*State, error) {
	n := *s
	for _, r := range puts {
		if err := n.put(codec, r); err != nil {
			return nil, err
		}
	}
	for _, key := range deletes {
		n.remove(key)
	}
	return &n, nil
}

// put takes one record into a state that nobody else has.
func (s *State) put(codec *Codec, r Record) error {
	if err := s.putDecoded(codec, r); err != nil {
		return &Error{Damaged, "the record " + r.Key + " on disk cannot be read; restore the newest backup with `serendip restore FILE`", err}
	}
	return nil
}

func (s *State) putDecoded(codec *Codec, r Record) error {
	family, rest, _ := strings.Cut(r.Key, "/")
	switch family + "/" {
	case textPrefix:
		var t struct {
			Words string `cbor:"2,keyasint"`
		} // the salt is for whoever checks the sum
		var id model.TextID
		if err := unmarshalBoth(codec, r.Value, &t, rest, &id); err != nil {
			return err
		}
		s.texts = s.texts.set(id, t.Words)
	case personPrefix:
		var details model.Details
		var id model.PersonID
		if err := unmarshalBoth(codec, r.Value, &details, rest, &id); err != nil {
			return err
		}
		s.details = s.details.set(id, &details)
	case ballotPrefix:
		var b Ballot
		if err := codec.dec.Unmarshal(r.Value, &b); err != nil {
			return err
		}
		s.ballots = s.ballots.set(ballotID(rest), &b)
	}
	return nil
}

func unmarshalBoth(codec *Codec, raw []byte, into any, key string, id interface{ UnmarshalText([]byte) error }) error {
	if err := codec.dec.Unmarshal(raw, into); err != nil {
		return err
	}
	return id.UnmarshalText([]byte(key))
}

func (s *State) remove(key string) {
	family, rest, _ := strings.Cut(key, "/")
	switch family + "/" {
	case textPrefix:
		var id model.TextID
		if id.UnmarshalText([]byte(rest)) == nil {
			s.texts = s.texts.drop(id)
		}
	case personPrefix:
		var id model.PersonID
		if id.UnmarshalText([]byte(rest)) == nil {
			s.details = s.details.drop(id)
		}
	case ballotPrefix:
		s.ballots = s.ballots.drop(ballotID(rest))
	}
}

// ballotID reads the id at the end of a ballot's key.
func ballotID(rest string) (id BallotID) {
	_, sealed, _ := strings.Cut(rest, "/")
	if raw, err := hex.DecodeString(sealed); err == nil {
		copy(id[:], raw)
	}
	return id
}
