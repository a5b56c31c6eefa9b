package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/session/intake"
)

// guestsCommands is the verbs about who may come, who comes, and with whom.
func guestsCommands() []func(*Env) *cobra.Command {
	return []func(*Env) *cobra.Command{guestsCommand, walkInCommand}
}

// guestFlags is what `guests` was told beside its words.
type guestFlags struct {
	until, side, role, screen, photo, social, out string
	room, apart, withdraw                         bool
}

func guestsCommand(e *Env) *cobra.Command {
	var f guestFlags
	var asked strings.Builder
	for i, q := range model.ScreeningQuestions() {
		fmt.Fprintf(&asked, "  %d. %s\n", i+1, q)
	}
	c := &cobra.Command{
		Use:   "guests SESSION [list | add LINE | status NAME STATUS | offer [NAME] | mix NAME | consent [NAME] | capacity IDEAL MOST | export]",
		Short: "Who may come, who comes and with whom: the guest list of a session",
		Long: "The guest list of a session: status, waitlist, mix and consent. It names people and is for those who facilitate.\n" +
			"`serendip import guests FILE` takes a whole list; `serendip walkin` checks somebody in at the door.\n\n" +
			"A status is added, awaiting reply, attending, not attending, waitlisted, checked in or checked out. A side is customer,\n" +
			"prospect or vendor; a role advocate, customer success, product, engineering, executive, marketing or sales.\n" +
			"A prospect is screened by three questions, and " + model.ReferenceCall + " unless all are answered yes:\n\n" + asked.String(),
		Example: "  serendip guests acme-1\n  serendip guests acme-1 add \"Lena Ott, Docks, lena@example.org\"\n  serendip guests acme-1 status Lena attending\n" +
			"  serendip guests acme-1 offer --until \"2031-03-01 18:00\"\n  serendip guests acme-1 mix Lena --side prospect --role executive --screen \"yes yes no\"\n" +
			"  serendip guests acme-1 consent --room --photo yes --social yes\n  ssh HOST guests acme-1 export > guests.csv",
		Args: words(1, 1000),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error { return guests(ctx, e, args, f) }),
	}
	c.Flags().StringVar(&f.until, "until", "", "when an offer ends, as 2031-03-01 18:00 in the session's zone (else in two days, or at the start)")
	c.Flags().BoolVar(&f.withdraw, "withdraw", false, "take an offer back")
	c.Flags().StringVar(&f.side, "side", "", "the `side`: customer, prospect or vendor; none takes it away")
	c.Flags().StringVar(&f.role, "role", "", "the `role`: advocate, customer success, ..., sales; none takes it away")
	c.Flags().StringVar(&f.screen, "screen", "", "the three `replies` to the screening questions: \"yes no ?\"")
	c.Flags().StringVar(&f.photo, "photo", "", "may be on photos: `yes` or no")
	c.Flags().StringVar(&f.social, "social", "", "may be in social posts: `yes` or no")
	c.Flags().BoolVar(&f.room, "room", false, "consent of everybody who is checked in and has not said; a no stays a no")
	c.Flags().BoolVar(&f.apart, "apart", false, "with add: somebody else than the person of that name on file")
	c.Flags().StringVar(&f.out, "out", "-", "with export: the `file`, or - for standard output")
	return c
}

func walkInCommand(e *Env) *cobra.Command {
	var apart bool
	c := &cobra.Command{
		Use:     "walkin SESSION LINE",
		Short:   "Check in somebody at the door in one line: name, organisation, e-mail",
		Example: "  serendip walkin acme-1 \"Kim Roe, Harbour Works\"",
		Args:    words(2, 1000),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			l, v, err := e.Session(args[0])
			if err != nil {
				return err
			}
			return e.doneWith(ctx, l, session.AddGuest{Session: v.ID, Line: strings.Join(args[1:], " "), Status: model.GuestCheckedIn, Apart: apart})
		}),
	}
	c.Flags().BoolVar(&apart, "apart", false, "somebody else than the person of that name on file")
	return c
}

func guests(ctx context.Context, e Env, args []string, f guestFlags) error {
	l, v, err := e.Session(args[0])
	if err != nil {
		return err
	}
	verb, rest := "list", args[1:]
	if len(rest) > 0 {
		verb, rest = rest[0], rest[1:]
	}
	name := strings.Join(rest, " ")
	var intent session.Intent
	switch verb {
	case "list":
		if err := e.aboutPeople(l, v, "the guest list holds people's details"); err != nil {
			return err
		}
		return sayGuestList(e, l, v)
	case "export":
		return exportGuests(e, l, v, f.out)
	case "add":
		intent = session.AddGuest{Session: v.ID, Line: name, Apart: f.apart}
	case "status":
		intent, err = standing(v, rest)
	case "offer":
		intent, err = offering(v, name, f)
	case "mix":
		return mixing(ctx, e, l, v, name, f)
	case "consent":
		intent, err = consenting(l, v, name, f)
	case "capacity":
		intent, err = holding(v, rest)
	default:
		return usage("there is no %q; say list, add, status, offer, mix, consent, capacity or export", verb)
	}
	if err != nil {
		return err
	}
	return e.doneWith(ctx, l, intent)
}

// standing reads "NAME STATUS"; either may be several words.
func standing(v *session.Session, rest []string) (session.Intent, error) {
	for cut := 1; cut < len(rest); cut++ {
		if s, ok := statusNamed(strings.Join(rest[cut:], " ")); ok {
			return session.StandGuest{Session: v.ID, Name: strings.Join(rest[:cut], " "), Status: s}, nil
		}
	}
	const statuses = "added, awaiting reply, attending, not attending, waitlisted, checked in or checked out"
	if len(rest) > 1 {
		return nil, usage("%q does not end in a status: say NAME, then %s", strings.Join(rest, " "), statuses)
	}
	return nil, usage("say NAME, then %s", statuses)
}

func statusNamed(typed string) (model.GuestStatus, bool) {
	typed = strings.ToLower(strings.ReplaceAll(typed, "-", " "))
	for s := model.GuestAdded; s <= model.GuestCheckedOut; s++ {
		if s.String() == typed || s == model.GuestAwaiting && typed == "awaiting" || s == model.GuestDeclined && typed == "declined" {
			return s, true
		}
	}
	return 0, false
}

func offering(v *session.Session, name string, f guestFlags) (session.Intent, error) {
	i := session.OfferPlace{Session: v.ID, Name: name, Withdraw: f.withdraw}
	if f.until == "" {
		return i, nil
	}
	var err error
	for _, layout := range []string{"2006-01-02 15:04", "2006-01-02T15:04", time.RFC3339} {
		if i.Until, err = time.ParseInLocation(layout, f.until, zoneOf(v)); err == nil {
			return i, nil
		}
	}
	return nil, usage("%q is no moment; write --until \"2031-03-01 18:00\"", f.until)
}

// mixing changes what is said, and leaves the rest as it is.
func mixing(ctx context.Context, e Env, l *session.Live, v *session.Session, name string, f guestFlags) error {
	g, err := onList(l, v, name)
	if err != nil {
		return err
	}
	if f.side == "" && f.role == "" && f.screen == "" {
		return usage("say --side, --role or --screen")
	}
	mix := session.SetMix{Session: v.ID, Person: g.ID, Side: g.Side, Part: g.Part}
	none := func(s string) string { return strings.TrimPrefix(s, "none") }
	if f.side != "" {
		if mix.Side, err = model.ParseSide(none(f.side)); err != nil {
			return usage("%v", err)
		}
	}
	if f.role != "" {
		if mix.Part, err = model.ParsePart(none(f.role)); err != nil {
			return usage("%v", err)
		}
	}
	if f.screen == "" {
		return e.doneWith(ctx, l, mix)
	}
	replies, err := model.ParseScreening(f.screen)
	if err != nil {
		return usage("%v", err)
	}
	if _, err := e.Do(ctx, l, mix); err != nil {
		return err
	}
	return e.doneWith(ctx, l, session.ScreenGuest{Session: v.ID, Person: g.ID, Replies: replies})
}

func consenting(l *session.Live, v *session.Session, name string, f guestFlags) (session.Intent, error) {
	photo, err := model.ParseReply(f.photo)
	if err != nil {
		return nil, usage("--photo: %v", err)
	}
	social, err := model.ParseReply(f.social)
	switch {
	case err != nil:
		return nil, usage("--social: %v", err)
	case photo == 0 && social == 0:
		return nil, usage("say --photo or --social, yes or no")
	case f.room && name != "":
		return nil, usage("say --room or a name, not both")
	case f.room:
		return session.KeepConsent{Session: v.ID, Room: true, Photo: photo, Social: social}, nil
	}
	g, err := onList(l, v, name)
	if err != nil {
		return nil, err
	}
	if photo == 0 {
		photo = g.Photo
	}
	if social == 0 {
		social = g.Social
	}
	return session.KeepConsent{Session: v.ID, Person: g.ID, Photo: photo, Social: social}, nil
}

func holding(v *session.Session, rest []string) (session.Intent, error) {
	if len(rest) == 2 {
		soft, err1 := strconv.Atoi(rest[0])
		hard, err2 := strconv.Atoi(rest[1])
		if err1 == nil && err2 == nil {
			return session.SetCapacity{Session: v.ID, Capacity: model.Capacity{Soft: soft, Hard: hard}}, nil
		}
	}
	return nil, usage("say how many are ideal and how many manageable: capacity 15 20")
}

// onList is a guest by name, address, or the only beginning of a name.
func onList(l *session.Live, v *session.Session, name string) (session.GuestFace, error) {
	list := l.Snapshot().Guests(v.ID)
	p, err := l.Snapshot().State.GuestMeant(v, name)
	if err != nil {
		return session.GuestFace{}, err
	}
	at := slices.IndexFunc(list.People, func(g session.GuestFace) bool { return g.ID == p })
	if at < 0 {
		return session.GuestFace{}, session.Refuse(session.Missing, "%s is on the list of %s no more", name, v.Title)
	}
	return list.People[at], nil
}

// listedGuests is a guest list in JSON.
type listedGuests struct {
	Session  string        `json:"session"`
	Ideal    int           `json:"ideal,omitempty"`
	Most     int           `json:"most,omitempty"`
	Coming   int           `json:"coming"`
	Offered  int           `json:"offered"`
	Waiting  int           `json:"waiting"`
	Next     string        `json:"next_in_line,omitempty"`
	Mix      string        `json:"mix"`
	Warnings []string      `json:"warnings"`
	Guests   []listedGuest `json:"guests"`
}

type listedGuest struct {
	Name         string     `json:"name"`
	Email        string     `json:"email,omitempty"`
	Organisation string     `json:"organisation,omitempty"`
	JobTitle     string     `json:"job_title,omitempty"`
	Status       string     `json:"status"`
	NoShow       bool       `json:"no_show,omitempty"`
	OfferedUntil *time.Time `json:"offered_until,omitempty"`
	Side         string     `json:"side,omitempty"`
	Role         string     `json:"role,omitempty"`
	Screening    string     `json:"screening,omitempty"`
	Photo        string     `json:"photo,omitempty"`
	Social       string     `json:"social,omitempty"`
}

func sayGuestList(e Env, l *session.Live, v *session.Session) error {
	f := l.Snapshot().Guests(v.ID)
	zone := zoneOf(v)
	if e.JSON {
		out := listedGuests{Session: l.Ref(v.ID), Ideal: f.Capacity.Soft, Most: f.Capacity.Hard, Coming: f.Coming, Offered: f.Offered, Waiting: f.Waiting,
			Next: f.NextName, Mix: f.Mix.String(), Warnings: append([]string{}, f.Warnings...), Guests: []listedGuest{}}
		for _, g := range f.People {
			one := listedGuest{Name: g.Name, Email: g.Email, Organisation: g.Organisation, JobTitle: g.Role, Status: g.Status.String(), NoShow: g.NoShow,
				Side: g.Side.String(), Role: g.Part.String(), Screening: intake.ScreeningCell(g.Screening), Photo: g.Photo.String(), Social: g.Social.String()}
			if g.Open {
				until := g.Until.In(zone)
				one.OfferedUntil = &until
			}
			out.Guests = append(out.Guests, one)
		}
		return e.Tell(out)
	}
	if err := e.Say("%s", f.Summary()); err != nil {
		return err
	}
	if f.Mix.People > 0 && f.Mix.Sides[0] < f.Mix.People {
		if err := e.Say("%s", f.Mix); err != nil {
			return err
		}
	}
	for _, w := range f.Warnings {
		if err := e.Say("! %s", w); err != nil {
			return err
		}
	}
	if f.NextName != "" {
		if err := e.Say("next in line: %s; `serendip guests %s offer` offers the place", f.NextName, l.Ref(v.ID)); err != nil {
			return err
		}
	}
	var rows [][]string
	for _, g := range f.People {
		rows = append(rows, []string{" ", g.Name, g.Organisation, g.Standing(zone), strings.TrimPrefix(g.MixWords(), "nothing is said of the mix")})
	}
	return table(e.Out, rows)
}

func exportGuests(e Env, l *session.Live, v *session.Session, out string) error {
	if err := e.aboutPeople(l, v, "the guest list holds people's addresses"); err != nil {
		return err
	}
	people := l.Snapshot().Guests(v.ID).People
	if out == "-" || out == "" {
		return exports.WriteGuests(e.Out, people)
	}
	path, err := e.Path(out)
	if err != nil {
		return err
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return notWritten(out, err)
	}
	err = exports.WriteGuests(file, people)
	if shut := file.Close(); err == nil {
		err = shut
	}
	if err != nil {
		return notWritten(out, err)
	}
	return e.Say("%s", out)
}
