package session

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strings"
	"unicode/utf8"

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

// TextRecord is the record of words that an event points at, for whoever writes a stream without deciding anything.
func TextRecord(c *Codec, t model.Text, words string) Record {
	return Record{textKey(t.ID), c.value(textRecord{t.Sum[:16], words})}
}

// PersonRecord is the record of a person's details, likewise.
func PersonRecord(c *Codec, p model.PersonID, d model.Details) Record {
	return Record{personKey(p), c.value(d)}
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
		var id model.TextID
		words, err := codec.words(r.Value)
		if err = cmp.Or(err, id.UnmarshalText([]byte(rest))); err != nil {
			return err
		}
		s.texts = s.texts.set(id, words)
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
	case answerPrefix:
		var a SurveyAnswer
		if err := codec.dec.Unmarshal(r.Value, &a); err != nil {
			return err
		}
		s.answers = s.answers.set(ballotID(rest), &a)
	}
	return nil
}

// words reads the words of a text record; the salt is for whoever checks the sum.
func (c *Codec) words(raw []byte) (string, error) {
	if words, ok := quickWords(raw); ok {
		return words, nil
	}
	var t textRecord
	err := c.dec.Unmarshal(raw, &t)
	return t.Words, err
}

// quickWords reads a text record in the one way in which it is written. A programme of years has hundreds of thousands,
// and a decoder that knows every way takes most of the time in which it opens.
func quickWords(raw []byte) (words string, ok bool) {
	_, rest, ok := quickString(raw, "\xa2\x01", 0x40)
	if !ok {
		return "", false
	}
	content, rest, ok := quickString(rest, "\x02", 0x60)
	return string(content), ok && len(rest) == 0 && utf8.Valid(content)
}

// quickString reads a string of CBOR (RFC 8949, section 3) of a major type, whose length stands in its first byte or in
// one or two behind it, after the bytes in front.
func quickString(raw []byte, front string, major byte) (content, rest []byte, ok bool) {
	raw, ok = bytes.CutPrefix(raw, []byte(front))
	if !ok || len(raw) < 3 {
		return nil, nil, false
	}
	var n int
	switch first := raw[0] - major; {
	case first < 24:
		n, raw = int(first), raw[1:]
	case first == 24:
		n, raw = int(raw[1]), raw[2:]
	case first == 25:
		n, raw = int(binary.BigEndian.Uint16(raw[1:])), raw[3:]
	default:
		return nil, nil, false
	}
	if n > len(raw) {
		return nil, nil, false
	}
	return raw[:n], raw[n:], true
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
			s.texts.erased++
		}
	case ballotPrefix:
		s.ballots = s.ballots.drop(ballotID(rest))
	case answerPrefix:
		s.answers = s.answers.drop(ballotID(rest))
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
