package session

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/binary"
	"iter"
	"strings"
	"time"

	"serendip/model"
)

// Codes are made from the data folder's secret, so that none is ever stored: whoever reads the store learns no code.
//
// A session code has 8 Crockford characters (10^12 of them), a personal code a readable front and 6, a wall's token 10.

var codeText = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

const (
	sessionCodeLength = 8
	personCodeLength  = 6
	wallTokenLength   = 10
)

// codeLife is how long after its close a session still lets people in, to read the recap.
const codeLife = 14 * 24 * time.Hour

func code(secret []byte, kind string, id [16]byte, generation uint32, length int) string {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(kind))
	mac.Write(id[:])
	mac.Write(binary.BigEndian.AppendUint32(nil, generation))
	return codeText.EncodeToString(mac.Sum(nil))[:length]
}

func sameCode(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// typedCode reads a code as people type it: Crockford's look-alikes count as what they look like.
func typedCode(s string) string {
	return strings.NewReplacer("o", "0", "i", "1", "l", "1", "u", "v").Replace(strings.ToLower(strings.TrimSpace(s)))
}

// SessionCode is the code that lets anybody into a session; "" before its first lobby.
func (s *Snapshot) SessionCode(v *Session) string {
	if v.Codes == 0 {
		return ""
	}
	return code(s.secret, "session", v.ID, v.Codes, sessionCodeLength)
}

// WallToken lets a screen show a session's wall; "" before its first lobby and after its close.
func (s *Snapshot) WallToken(v *Session) string {
	if v.Codes == 0 || v.State == model.Closed {
		return ""
	}
	return code(s.secret, "wall", v.ID, v.Codes, wallTokenLength)
}

// PersonCode is the code that a person comes back with: "ada-7k3m9q".
func (s *Snapshot) PersonCode(p model.PersonID) string {
	handle := s.State.Details(p).Handle
	if handle == "" {
		return ""
	}
	return handle + "-" + code(s.secret, "person", p, 0, personCodeLength)
}

// Pass is what a user name, or a key, opens.
type Pass struct {
	Role      Role
	Programme model.ProgrammeID
	Session   model.SessionID
	Person    model.PersonID // zero for a newcomer with a session code
}

// Admit finds what a user name opens in this programme: "wall+TOKEN", a session code, or a personal code. A key that
// came with a person before opens that person's seat behind the session code.
func (s *Snapshot) Admit(user, fingerprint string) (Pass, bool) {
	if token, is := strings.CutPrefix(user, "wall+"); is {
		return s.admitWall(typedCode(token))
	}
	if handle, secret, is := strings.Cut(user, "-"); is {
		return s.admitPerson(strings.ToLower(handle), typedCode(secret))
	}
	typed := typedCode(user)
	for _, v := range s.State.Sessions() {
		if own := s.SessionCode(v); own != "" && sameCode(own, typed) && s.enterable(v) {
			return Pass{Attendee, s.State.ID, v.ID, s.byKey(v, fingerprint)}, true
		}
	}
	return Pass{}, false
}

func (s *Snapshot) admitWall(token string) (Pass, bool) {
	for _, v := range s.State.Sessions() {
		if own := s.WallToken(v); own != "" && sameCode(own, token) {
			return Pass{Role: Observer, Programme: s.State.ID, Session: v.ID}, true
		}
	}
	return Pass{}, false
}

func (s *Snapshot) admitPerson(handle, typed string) (Pass, bool) {
	for p := range s.coded(handle, typed) {
		if v := s.sessionOf(p); v != nil {
			return Pass{Attendee, s.State.ID, v.ID, p}, true
		}
	}
	return Pass{}, false
}

// coded are those whose personal code this is; who was forgotten has none.
func (s *Snapshot) coded(handle, typed string) iter.Seq[model.PersonID] {
	return func(yield func(model.PersonID) bool) {
		for p := range s.State.people.all() {
			d := s.State.Details(p)
			if handle == "" || d.Handle != handle || !sameCode(code(s.secret, "person", p, 0, personCodeLength), typed) {
				continue
			}
			if !yield(s.State.stands(p)) {
				return
			}
		}
	}
}

// sessionOf is the session that a person's code leads to: the one that is open, else the newest that was.
func (s *Snapshot) sessionOf(p model.PersonID) *Session {
	var found *Session
	for _, v := range s.State.Sessions() {
		if _, at := v.Guest(p); at < 0 || !s.enterable(v) {
			continue
		}
		if found == nil || found.State == model.Closed || v.State == model.Live {
			found = v
		}
	}
	return found
}

// enterable says whether a session's codes open its door: from the lobby on, and for two weeks after its close, or
// while the survey after it takes answers. A record lets nobody in.
func (s *Snapshot) enterable(v *Session) bool {
	if v.Archive != nil {
		return false
	}
	switch v.State {
	case model.Draft:
		return false
	case model.Closed:
		return s.now().Sub(time.UnixMilli(v.ClosedAt)) < codeLife || s.State.afterOpen(v, s.now())
	}
	return true
}

func (s *Snapshot) byKey(v *Session, fingerprint string) model.PersonID {
	if fingerprint == "" {
		return model.PersonID{}
	}
	for _, g := range v.Guests {
		for _, k := range s.State.Details(g.Person).Keys {
			if k == fingerprint {
				return g.Person
			}
		}
	}
	return model.PersonID{}
}

// MayFacilitate says whether a key is listed for a programme.
func (s *State) MayFacilitate(fingerprint string, programme model.ProgrammeID) bool {
	for _, k := range s.keys {
		if fingerprint != "" && k.Fingerprint == fingerprint && (k.Programme.IsZero() || k.Programme == programme) {
			return true
		}
	}
	return false
}

// FacilitatorID is the id by which a facilitator's actions are told apart: from the key, or the local terminal's.
func FacilitatorID(fingerprint string) model.PersonID {
	sum := sha256.Sum256([]byte("facilitator " + fingerprint))
	return model.PersonID(sum[:16])
}
