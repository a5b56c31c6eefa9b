package main

import (
	"context"
	"io"

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
	var programme string
	add := &cobra.Command{
		Use:     "add NAME < KEY.pub",
		Short:   "Let the holder of an SSH key facilitate; the public key comes on standard input",
		Example: "  serendip keys add Sam < ~/.ssh/id_ed25519.pub",
		Args:    words(1, 1),
		RunE: e.inHouse(func(ctx context.Context, e Env, args []string) error {
			return addKey(ctx, e, args[0], programme)
		}),
	}
	add.Flags().StringVar(&programme, "programme", "", "only for this `programme` (else for all)")
	remove := &cobra.Command{
		Use:   "remove NAME|FINGERPRINT",
		Short: "Take that right away again",
		Args:  words(1, 1),
		RunE:  e.inHouse(func(ctx context.Context, e Env, args []string) error { return removeKey(ctx, e, args[0]) }),
	}
	keys.AddCommand(list, add, remove)
	return keys
}

func listKeys(e Env) error {
	if err := e.Everywhere(); err != nil {
		return err
	}
	type row struct {
		Name        string `json:"name"`
		Fingerprint string `json:"fingerprint"`
		Programme   string `json:"programme,omitempty"`
	}
	keys := []row{}
	for _, k := range e.House.Instance().Snapshot().State.Keys() {
		keys = append(keys, row{k.Name, k.Fingerprint, e.programmeName(k.Programme)})
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
		rows = append(rows, []string{k.Name, k.Fingerprint, where})
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

func addKey(ctx context.Context, e Env, name, programme string) error {
	if err := e.Everywhere(); err != nil {
		return err
	}
	i := session.ListKey{Name: name}
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
	return e.tellKey(ctx, i, i.Fingerprint)
}

func removeKey(ctx context.Context, e Env, which string) error {
	if err := e.Everywhere(); err != nil {
		return err
	}
	var found []string
	for _, k := range e.House.Instance().Snapshot().State.Keys() {
		if k.Fingerprint == which || model.Skeleton(k.Name) == model.Skeleton(which) {
			found = append(found, k.Fingerprint)
		}
	}
	switch len(found) {
	case 0:
		return session.Refuse(session.Missing, "no key of %q is listed; `serendip keys` shows those that are", which)
	case 1:
		return e.tellKey(ctx, session.StrikeKey{Fingerprint: found[0]}, found[0])
	}
	return usage("several keys have that name; give the fingerprint that `serendip keys` shows")
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
