package main

import (
	"context"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/crypto/ssh"

	"serendip/model"
	"serendip/session"
)

// longestKey bounds what is read of a public key's file, in bytes.
const longestKey = 64 << 10

func keysCommand(e *Env) *cobra.Command {
	show := e.inHouse(func(_ context.Context, e Env, _ []string) error { return listKeys(e) })
	keys := &cobra.Command{
		Use:   "keys",
		Short: "List, add and remove the SSH keys that may facilitate",
		Args:  noSuchCommand,
		RunE:  show,
	}
	list := &cobra.Command{Use: "list", Short: "List them, as keys alone does", Args: words(0, 0), RunE: show}
	var programme, role string
	add := &cobra.Command{
		Use:     "add NAME < KEY.pub",
		Short:   "Let the holder of an SSH key in to run sessions; the public key comes on standard input",
		Example: "  serendip keys add Sam < ~/.ssh/id_ed25519.pub\n  serendip keys add Kim --role scribe < kim.pub",
		Args:    words(1, 1),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			return addKey(ctx, e, args[0], programme, role)
		}),
	}
	add.Flags().StringVar(&programme, "programme", "", "only for this `programme` (else for all)")
	add.Flags().StringVar(&role, "role", "co-facilitator", "what they are: `lead`, co-facilitator, scribe or observer")
	remove := &cobra.Command{
		Use:   "remove NAME|FINGERPRINT",
		Short: "Take that right away again",
		Args:  words(1, 1),
		RunE:  e.inHouse(func(ctx context.Context, e Env, args []string) error { return removeKey(ctx, e, args[0]) }),
	}
	change := &cobra.Command{
		Use:     "role NAME|FINGERPRINT ROLE",
		Short:   "Give the holder of a listed key another role: lead, co-facilitator, scribe or observer",
		Example: "  serendip keys role Kim scribe",
		Args:    words(2, 2),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			return changeRole(ctx, e, args[0], args[1])
		}),
	}
	roles := &cobra.Command{
		Use:   "roles",
		Short: "Show which role may do what",
		Args:  words(0, 0),
		RunE:  func(*cobra.Command, []string) error { return sayRoles(*e) },
	}
	keys.AddCommand(list, add, change, remove, roles)
	return keys
}

func listKeys(e Env) error {
	if err := e.Everywhere(); err != nil {
		return err
	}
	type row struct {
		Name        string `json:"name"`
		Role        string `json:"role"`
		Fingerprint string `json:"fingerprint"`
		Programme   string `json:"programme,omitempty"`
	}
	keys := []row{}
	for _, k := range e.House.Instance().Snapshot().State.Keys() {
		keys = append(keys, row{k.Name, k.Role.String(), k.Fingerprint, e.programmeName(k.Programme)})
	}
	if e.JSON {
		return e.Tell(struct {
			Keys []row `json:"keys"`
		}{keys})
	}
	if len(keys) == 0 {
		return e.Say("No key may facilitate yet; `serendip keys add NAME < KEY.pub` lists one.")
	}
	var rows [][]string
	for _, k := range keys {
		where := "every programme"
		if k.Programme != "" {
			where = k.Programme
		}
		rows = append(rows, []string{k.Name, k.Role, k.Fingerprint, where})
	}
	return table(e.Out, rows)
}

func (e Env) programmeName(id model.ProgrammeID) string {
	for _, l := range e.House.Programmes() {
		if s := l.Snapshot().State; s.ID == id {
			return s.Name
		}
	}
	return ""
}

func addKey(ctx context.Context, e Env, name, programme, role string) error {
	if err := e.Everywhere(); err != nil {
		return err
	}
	r, err := crewRole(role)
	if err != nil {
		return err
	}
	i := session.ListKey{Name: name, Role: r}
	if programme != "" {
		l, err := e.Programme(programme)
		if err != nil {
			return err
		}
		i.Programme = l.Snapshot().State.ID
	}
	text, err := io.ReadAll(io.LimitReader(e.In, longestKey))
	if err != nil {
		return err
	}
	key, _, _, _, err := ssh.ParseAuthorizedKey(text)
	if err != nil {
		return &session.Error{Code: session.Invalid, Cause: err,
			Message: "that is no SSH public key; pipe in a .pub file: serendip keys add NAME < ~/.ssh/id_ed25519.pub"}
	}
	i.Fingerprint = ssh.FingerprintSHA256(key)
	if err := e.listedAs(i); err != nil {
		return err
	}
	return e.tellKey(ctx, i, i.Fingerprint)
}

// listedAs refuses a key that is listed already in another way: who has it would lose a name or a role unasked.
func (e Env) listedAs(i session.ListKey) error {
	for _, k := range e.House.Instance().Snapshot().State.Keys() {
		if k.Fingerprint != i.Fingerprint || k.Name == i.Name && k.Role == i.Role && k.Programme == i.Programme {
			continue
		}
		where := "every programme"
		if !k.Programme.IsZero() {
			where = e.programmeName(k.Programme)
		}
		return session.Refuse(session.Conflict, "this key is listed already: %s, %s, %s. `serendip keys role %[4]q ROLE` gives it another role; `serendip keys remove %[4]q` takes it off, to list it anew",
			k.Name, k.Role, where, k.Name)
	}
	return nil
}

func removeKey(ctx context.Context, e Env, which string) error {
	fingerprint, err := keyOf(e, which)
	if err != nil {
		return err
	}
	return e.tellKey(ctx, session.StrikeKey{Fingerprint: fingerprint}, fingerprint)
}

func changeRole(ctx context.Context, e Env, which, role string) error {
	r, err := crewRole(role)
	if err != nil {
		return err
	}
	fingerprint, err := keyOf(e, which)
	if err != nil {
		return err
	}
	return e.tellKey(ctx, session.GiveRole{Fingerprint: fingerprint, Role: r}, fingerprint)
}

// crewRole is a role by its name.
func crewRole(name string) (model.CrewRole, error) {
	for _, r := range model.CrewRoles() {
		if strings.EqualFold(name, r.String()) {
			return r, nil
		}
	}
	return 0, usage("there is no role %q; a key is a lead's, a co-facilitator's, a scribe's or an observer's", name)
}

// sayRoles is the table of who may do what.
func sayRoles(e Env) error {
	type right struct {
		Does string   `json:"does"`
		May  []string `json:"may"`
	}
	rows, rights := [][]string{{""}}, []right{}
	for _, r := range session.RoleColumns() {
		rows[0] = append(rows[0], roleWord(r))
	}
	for _, row := range session.RightsTable() {
		line, one := []string{row.Does}, right{Does: row.Does, May: []string{}}
		for n, r := range session.RoleColumns() {
			line = append(line, choose(row.May[n], "yes", "-"))
			if row.May[n] {
				one.May = append(one.May, roleWord(r))
			}
		}
		rows, rights = append(rows, line), append(rights, one)
	}
	if e.JSON {
		return e.Tell(struct {
			Rights []right `json:"rights"`
		}{rights})
	}
	return table(e.Out, rows)
}

// roleWord is a role without its article.
func roleWord(r session.Role) string {
	_, word, _ := strings.Cut(r.String(), " ")
	return word
}

// keyOf is the fingerprint of the listed key that a name or a fingerprint means.
func keyOf(e Env, which string) (string, error) {
	if err := e.Everywhere(); err != nil {
		return "", err
	}
	var found []string
	for _, k := range e.House.Instance().Snapshot().State.Keys() {
		if k.Fingerprint == which || model.Skeleton(k.Name) == model.Skeleton(which) {
			found = append(found, k.Fingerprint)
		}
	}
	switch len(found) {
	case 0:
		return "", session.Refuse(session.Missing, "no key of %q is listed; `serendip keys` shows those that are", which)
	case 1:
		return found[0], nil
	}
	return "", usage("several keys have that name; give the fingerprint that `serendip keys` shows")
}

// tellKey has the instance do something about a key and says what it did.
func (e Env) tellKey(ctx context.Context, i session.Intent, fingerprint string) error {
	r, err := e.Do(ctx, e.House.Instance(), i)
	if err != nil {
		return err
	}
	if e.JSON {
		return e.Tell(struct {
			Note        string `json:"note"`
			Fingerprint string `json:"fingerprint"`
		}{r.Note, fingerprint})
	}
	return e.Say("%s\n%s", sentence(r.Note), fingerprint)
}
