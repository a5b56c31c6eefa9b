package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/pkg/sftp"

	"serendip/cmd/serendip/exit"
	"serendip/exports"
	"serendip/model"
	"serendip/session"
	"serendip/tui/sshd"
)

// files gives the holder of a facilitator's key the exports as files, to read only: /programme/session/file, and what the whole programme
// leaves as /programme/programme/file.
func (r reception) files(ctx context.Context, id sshd.Identity, in io.Reader, out, errw io.Writer) int {
	e := r.env(id)
	e.Err = errw
	_, pass, coming := r.House.Admit(id.User, id.Fingerprint)
	var err error
	switch {
	case !id.Facilitator || coming && !pass.Person.IsZero():
		err = session.Refuse(session.Denied, "files are for those who facilitate: come with a listed key, and without a code")
	case !e.role().Facilitates() && len(e.facilitated()) == 0:
		err = session.Refuse(session.Denied, "files by sftp and scp are for leads and co-facilitators, and this key comes as %s; `ssh HOST export SESSION --format md > FILE` writes what that role may have", e.role())
	}
	if err != nil {
		e.complain(err)
		return codeOf(err)
	}
	t := &tree{ctx: ctx, e: e, drawn: make(map[string]folder)}
	server := sftp.NewRequestServer(stream{in, out}, sftp.Handlers{FileGet: t, FilePut: t, FileCmd: t, FileList: t})
	// The server isn't closed: the client would not hear the status.
	if err := server.Serve(); err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return exit.IOErr
	}
	return exit.OK
}

// facilitated are the programmes that the caller may facilitate by role as well: a key may be listed to look on only.
func (e Env) facilitated() []*session.Live {
	return slices.DeleteFunc(e.Programmes(), func(l *session.Live) bool { return !l.RoleIn(e.Actor, model.SessionID{}).Facilitates() })
}

// stream is a client's two ways. The door closes them.
type stream struct {
	io.Reader
	io.Writer
}

func (stream) Close() error { return nil }

// tree is the folders of programmes and sessions, as they are when somebody looks.
type tree struct {
	ctx context.Context
	e   Env

	refused sync.Once

	mu    sync.Mutex
	drawn map[string]folder // by path
}

// wholeFolder is where a programme's own files are, beside those of its sessions; no session is called so, as theirs end with a number.
const wholeFolder = "programme"

// folder is files as they were drawn for this client: a size that was told holds until something is said.
type folder struct {
	seq  uint64
	node node
}

// node is a file or a folder.
type node struct {
	name string
	at   time.Time
	data []byte // of a file
	list []node // of a folder
	file bool
}

func (n node) Name() string       { return n.name }
func (n node) Size() int64        { return int64(len(n.data)) }
func (n node) ModTime() time.Time { return n.at }
func (n node) IsDir() bool        { return !n.file }
func (n node) Sys() any           { return nil }
func (n node) Mode() fs.FileMode {
	if n.file {
		return 0o444
	}
	return fs.ModeDir | 0o555
}

// find looks up a path. What somebody may not see is as if it were not there.
func (t *tree) find(name string) (node, error) {
	var parts []string
	if clean := strings.Trim(path.Clean("/"+name), "/"); clean != "" {
		parts = strings.Split(clean, "/")
	}
	here, err := t.root(parts)
	for _, part := range parts {
		if err != nil {
			return node{}, err
		}
		here, err = here.child(part)
	}
	return here, err
}

func (n node) child(name string) (node, error) {
	for _, c := range n.list {
		if c.name == name {
			return c, nil
		}
	}
	return node{}, os.ErrNotExist
}

// root is all folders, and the files of the one on the way to parts.
func (t *tree) root(parts []string) (node, error) {
	root := node{name: "/"}
	for _, l := range t.e.facilitated() {
		programme := node{name: l.Slug(), at: time.UnixMilli(l.Snapshot().State.At)}
		for _, f := range t.folders(l) {
			if len(parts) > 1 && parts[0] == programme.name && parts[1] == f.name {
				var err error
				if f.node, err = t.filled(l, f); err != nil {
					return node{}, err
				}
			}
			programme.list = append(programme.list, f.node)
		}
		root.list = append(root.list, programme)
		if programme.at.After(root.at) {
			root.at = programme.at
		}
	}
	return root, nil
}

// leaf is a folder of files that are drawn when somebody looks into it.
type leaf struct {
	node
	files func() ([]exports.File, error)
}

// folders are those of a programme's sessions, and the one of its own files.
func (t *tree) folders(l *session.Live) []leaf {
	s := l.Snapshot().State
	var out []leaf
	for _, v := range s.Sessions() {
		out = append(out, leaf{node{name: l.Ref(v.ID), at: lastOf(v, s)}, func() ([]exports.File, error) {
			r, err := leaving{}.report(t.ctx, t.e, l, v)
			if err != nil {
				return nil, err
			}
			return exports.Files(r)
		}})
	}
	if len(out) > 0 {
		out = append(out, leaf{node{name: wholeFolder, at: time.UnixMilli(s.At)}, func() ([]exports.File, error) { return leaving{}.programme(t.ctx, t.e, l) }})
	}
	return out
}

// lastOf is the date of a session's folder: its end, so that folders can be sorted, or the last that was said of the programme.
func lastOf(v *session.Session, s *session.State) time.Time {
	if v.ClosedAt != 0 {
		return time.UnixMilli(v.ClosedAt)
	}
	return time.UnixMilli(s.At)
}

// filled is a folder with its files, drawn now.
func (t *tree) filled(l *session.Live, f leaf) (node, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	s, name := l.Snapshot().State, l.Slug()+"/"+f.name
	if known, has := t.drawn[name]; has && known.seq == s.Seq {
		return known.node, nil
	}
	files, err := f.files()
	if err != nil {
		return node{}, err
	}
	here := f.node
	for _, one := range files {
		var b bytes.Buffer
		if err := one.Write(&b); err != nil {
			return node{}, err
		}
		here.list = append(here.list, node{name: one.Name, at: time.UnixMilli(s.At), data: b.Bytes(), file: true}) // the last that it tells of
	}
	t.drawn[name] = folder{s.Seq, here}
	return here, nil
}

// Fileread opens a file, which stays as it is at that moment.
func (t *tree) Fileread(q *sftp.Request) (_ io.ReaderAt, err error) {
	defer t.survive(&err)
	n, err := t.find(q.Filepath)
	switch {
	case err != nil:
		return nil, err
	case !n.file:
		return nil, errors.New("this is a folder")
	}
	return bytes.NewReader(n.data), nil
}

// Filelist answers what is in a folder, or what something is.
func (t *tree) Filelist(q *sftp.Request) (_ sftp.ListerAt, err error) {
	defer t.survive(&err)
	n, err := t.find(q.Filepath)
	switch {
	case err != nil:
		return nil, err
	case q.Method == "Stat":
		return nodes{n}, nil
	case q.Method == "List" && !n.file:
		return nodes(n.list), nil
	}
	return nil, sftp.ErrSSHFxOpUnsupported
}

// survive makes an error of a panic: the library calls from goroutines of its own, where one would end the whole program.
func (t *tree) survive(err *error) {
	if r := recover(); r != nil {
		if t.e.Log != nil {
			t.e.Log.Error("drawing files failed", "panic", r, "stack", string(debug.Stack()))
		}
		*err = sftp.ErrSSHFxFailure
	}
}

// nodes is a list that is read in pieces.
type nodes []node

func (l nodes) ListAt(to []os.FileInfo, from int64) (int, error) {
	n := 0
	for ; n < len(to) && from+int64(n) < int64(len(l)); n++ {
		to[n] = l[from+int64(n)]
	}
	if n < len(to) {
		return n, io.EOF
	}
	return n, nil
}

// Filewrite refuses: nothing comes in this way.
func (t *tree) Filewrite(*sftp.Request) (io.WriterAt, error) { return nil, t.readOnly() }

// Filecmd refuses every change.
func (t *tree) Filecmd(*sftp.Request) error { return t.readOnly() }

// readOnly is the refusal of a change. Most clients show a word of their own for it, so the sentence is said beside it, once.
func (t *tree) readOnly() error {
	const why = "these files are drawn from what was said, and can only be fetched; nothing was changed. What is to come in goes by `ssh HOST import ...`"
	t.refused.Do(func() { t.e.complain(session.Refuse(session.Denied, why)) })
	return fmt.Errorf("%s: %w", why, sftp.ErrSSHFxPermissionDenied)
}
