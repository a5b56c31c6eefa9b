package templates

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"serendip/model"
)

// Template is an agenda to begin with.
type Template struct {
	Name   string // what a command line names it by: "value-workshop"
	Title  string // of the sessions that are made from it
	About  string // when to take it, in a sentence or two
	Kind   model.SessionKind
	Blocks []model.Block
	Source []byte // the file, as it was written
	Own    bool   // from the data folder; it comes before a built-in one of the same name
}

// Default is the name of the template that is taken when none is named.
const Default = "value-workshop"

// Ext is how the names of template files end.
const Ext = ".toml"

//go:embed builtin/*.toml
var builtin embed.FS

// order is in which order the built-in ones are offered.
var order = [...]string{Default, "first-launch", "late-start", "quarterly-review", "champion-check-in", "executive-readout", "meetup", "unconference", "blank"}

// Builtin lists the templates that come with the program. They are tested, so that none can be refused.
func Builtin() []Template {
	out := make([]Template, 0, len(order))
	for _, name := range order {
		if t, ok := BuiltinNamed(name); ok {
			out = append(out, t)
		}
	}
	return out
}

// BuiltinNamed finds one of the templates that come with the program.
func BuiltinNamed(name string) (Template, bool) {
	if !slices.Contains(order[:], name) {
		return Template{}, false
	}
	raw, err := builtin.ReadFile("builtin/" + name + Ext)
	if err != nil {
		return Template{}, false
	}
	t, err := Parse(name+Ext, raw)
	return t, err == nil
}

// Folder is a place with templates of one's own.
type Folder struct{ fs.FS }

// List is the built-in templates and those of the folder, the folder's in place of built-in ones of the same name. Files
// that cannot be taken are left out and named.
func (f Folder) List() (all []Template, bad []error) {
	all = Builtin()
	if f.FS == nil {
		return all, nil
	}
	names, err := fs.Glob(f, "*"+Ext)
	if err != nil {
		return all, []error{err}
	}
	slices.Sort(names)
	for _, name := range names {
		t, err := f.read(name)
		if err != nil {
			bad = append(bad, err)
			continue
		}
		if at := slices.IndexFunc(all, func(b Template) bool { return b.Name == t.Name }); at >= 0 {
			all[at] = t
			continue
		}
		all = append(all, t)
	}
	return all, bad
}

// Named finds a template by its name, or says which there are.
func (f Folder) Named(name string) (Template, error) {
	name = cmp.Or(strings.TrimSuffix(strings.TrimSpace(name), Ext), Default)
	if f.FS != nil && slug(name) {
		if _, err := fs.Stat(f, name+Ext); err == nil {
			return f.read(name + Ext)
		}
	}
	all, _ := f.List()
	var names []string
	for _, t := range all {
		if t.Name == name {
			return t, nil
		}
		names = append(names, t.Name)
	}
	do := fmt.Sprintf("There are %s.", strings.Join(names, ", "))
	if near := nearest(name, names); near != "" {
		do = fmt.Sprintf("Did you mean %s? %s", near, do)
	}
	return Template{}, &Unknown{Name: name, Do: do}
}

// Unknown says that no template has a name.
type Unknown struct{ Name, Do string }

// Error names it, and what there is.
func (e *Unknown) Error() string { return fmt.Sprintf("there is no template %q. %s", e.Name, e.Do) }

// read takes a file of the folder, which is named as the template in it.
func (f Folder) read(file string) (Template, error) {
	raw, err := fs.ReadFile(f, file)
	if err != nil {
		return Template{}, &Error{File: file, What: "it cannot be read: " + err.Error(), Do: "Look at its rights, or take it out of the folder."}
	}
	t, err := Parse(file, raw)
	if err != nil {
		return t, err
	}
	if want := strings.TrimSuffix(path.Base(file), Ext); t.Name != want {
		return t, &Error{File: file, What: fmt.Sprintf("the template in it is called %q", t.Name), Do: fmt.Sprintf("Call the file %s, or write name = %q in it.", t.Name+Ext, want)}
	}
	t.Own = true
	return t, nil
}

// nearest is the one of some words that is meant by a mistyped one, or "".
func nearest(typed string, words []string) string {
	best, least := "", len(typed)/3+2
	for _, w := range words {
		if n := distance(strings.ToLower(typed), w); n < least {
			best, least = w, n
		}
	}
	return best
}

// distance is how many letters are to be changed, added or left out to make one word of another (Levenshtein 1966).
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		last := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := last
			if a[i] != b[j] {
				change++
			}
			last, row[j+1] = row[j+1], min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
