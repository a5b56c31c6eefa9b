package exports_test

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode"

	"serendip/exports"
)

// program is a command of somebody else's; the test is passed over where it is missing.
func program(t testing.TB, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skipf("there is no %s on this machine, so nothing is opened with it", strings.Join(names, " or "))
	return ""
}

// listener is a web server that stands for the whole net, as a proxy, and remembers who asked for what.
type listener struct {
	*httptest.Server
	pages map[string][]byte
	lock  sync.Mutex
	asked []string
}

// ServeHTTP gives the test's own pages; what anybody else is asked for is remembered.
func (l *listener) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	page, own := l.pages[r.URL.Path]
	if own && (r.URL.Host == "" || r.URL.Host == "pages.test") && r.Method == http.MethodGet {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(page)
		return
	}
	l.lock.Lock()
	defer l.lock.Unlock()
	l.asked = append(l.asked, r.Method+" "+r.URL.String())
	w.WriteHeader(http.StatusNotFound)
}

// frames shows every page in a frame, and writes down what each has become: its elements with what could run or load.
const frames = `<!doctype html><meta charset="utf-8"><title>frames</title><body><script>
const pages = %s, out = {}, waits = pages.map(p => new Promise(done => {
  const f = document.createElement("iframe"); f.src = p; f.onload = () => {
    try {
      const d = f.contentDocument, e = [...d.querySelectorAll("*")];
      out[p] = {at: f.contentWindow.location.pathname, title: d.title, tags: e.length, text: d.documentElement.textContent.length,
        runs: e.filter(x => x.matches("script,iframe,object,embed,link,base,form,foreignObject,animate,set") || [...x.attributes].some(a => a.name.startsWith("on"))).map(x => x.outerHTML.slice(0, 200))};
    } catch (err) { out[p] = {at: "elsewhere: " + err}; }
    done();
  };
  document.body.append(f);
}));
Promise.all(waits).then(() => { document.body.textContent = "FRAMES" + JSON.stringify(out) + "END"; });
</script></body>`

// TestHostilePagesInABrowser opens every kind of page with every hostile word in Chromium: nothing runs, nothing is loaded, and no
// element is there that a page of harmless words has not.
func TestHostilePagesInABrowser(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("a browser is not started in a short run or beside the race detector")
	}
	t.Parallel()
	browser := program(t, "chromium", "chromium-browser", "google-chrome")
	all := everything(t)
	l := &listener{pages: make(map[string][]byte)}
	for kind, words := range map[string][]said{"hostile": all, "tame": tame(all)} {
		for name, write := range browsed(t, words) {
			var b strings.Builder
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			l.pages["/"+kind+"/"+name] = []byte(b.String())
		}
	}
	paths, _ := json.Marshal(slices.Sorted(maps.Keys(l.pages)))
	l.pages["/frames"] = fmt.Appendf(nil, frames, paths)
	l.Server = httptest.NewServer(l)
	defer l.Close()
	c := exec.CommandContext(t.Context(), browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
		"--user-data-dir="+t.TempDir(), "--proxy-server="+l.Listener.Addr().String(), "--proxy-bypass-list=<-loopback>", "--virtual-time-budget=60000", "--timeout=60000", "--dump-dom", "http://pages.test/frames")
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v", browser, err)
	}
	type became struct {
		At, Title string
		Tags      int
		Text      int
		Runs      []string
	}
	found := regexp.MustCompile(`(?s)FRAMES(.*)END`).FindSubmatch(out)
	if found == nil {
		t.Fatalf("the browser did not tell of the pages: %.300s", out)
	}
	pages := make(map[string]became)
	if err := json.Unmarshal([]byte(unescaped(string(found[1]))), &pages); err != nil {
		t.Fatal(err)
	}
	for path, p := range pages {
		if p.At != path || p.Text == 0 {
			t.Errorf("%s went to %s", path, p.At)
		}
		if len(p.Runs) > 0 {
			t.Errorf("%s has %d elements that run or load, first %s", path, len(p.Runs), p.Runs[0])
		}
		if rest, is := strings.CutPrefix(path, "/hostile/"); is && !strings.HasPrefix(rest, "card") && p.Tags != pages["/tame/"+rest].Tags { // a card has a line for each of its words' lines
			t.Errorf("%s has %d elements, not the %d of harmless words", path, p.Tags, pages["/tame/"+rest].Tags)
		}
	}
	if len(pages) != len(l.pages)-1 {
		t.Errorf("%d pages were shown, not %d", len(pages), len(l.pages)-1)
	}
	for _, asked := range l.asked {
		if strings.Contains(asked, "evil.example") || strings.Contains(asked, "pages.test") && !strings.Contains(asked, "favicon") {
			t.Errorf("the browser asked for %s", asked)
		}
	}
}

// unescaped is text as it stood in a page's body.
func unescaped(s string) string {
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&nbsp;", "\u00a0", "&amp;", "&").Replace(s)
}

// browsed are all pages that open in a browser.
func browsed(t testing.TB, all []said) map[string]func(io.Writer) error {
	t.Helper()
	r, few := tabled(all), stuffed(all[:1])
	out := map[string]func(io.Writer) error{"onepager.html": onePager(t, few)}
	for _, format := range []string{"html", "runsheet", "attendees", "attendance", "halfpage", "ballots"} {
		files, err := exports.Files(r, format)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if strings.HasSuffix(f.Name, ".html") {
				out[format+".html"] = f.Write
			}
		}
	}
	whole, err := exports.NewWhole([]exports.Report{r}, nil)
	if err != nil {
		t.Fatal(err)
	}
	files, err := whole.Files("html")
	if err != nil {
		t.Fatal(err)
	}
	out["programme.html"] = files[0].Write
	for i := 0; i < len(all); i += 60 { // a card is a page of its own in a browser, too
		c, err := exports.CardOf(stuffed(all[i:i+1]), 1)
		if err != nil {
			t.Fatal(err)
		}
		out[fmt.Sprintf("card%d.html", i)] = c.SVG
	}
	return out
}

// TestHostileSheetsInLibreOffice has LibreOffice open the workbook and the slides and write them down as plain XML: no cell is a formula,
// nothing links, and the words are there.
func TestHostileSheetsInLibreOffice(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("LibreOffice is not started in a short run or beside the race detector")
	}
	t.Parallel()
	office := program(t, "soffice", "libreoffice")
	all := some(everything(t))
	s := shelfFor(t)
	r := tabled(all)
	for format, to := range map[string]string{"xlsx": "fods", "pptx": "fodp"} {
		file := s.ofFormat("all", r, format)["."+format]
		c := exec.CommandContext(t.Context(), office, "-env:UserInstallation=file://"+s.dir+"/office", "--headless", "--convert-to", to, "--outdir", s.dir, file)
		if out, err := c.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		s.jobs = append(s.jobs, reading{Kind: "flat", File: filepath.Join(s.dir, "all."+to), Words: sayings(all), Least: 1})
	}
	s.read("io")
}

// TestHostilePapersInPoppler prints the report, a one-pager and a card of hostile words, and reads the pages with poppler: no script, no
// address, no file in them, and every word whose letters the built-in fonts have can be selected.
func TestHostilePapersInPoppler(t *testing.T) {
	t.Parallel()
	text, info, detach := program(t, "pdftotext"), program(t, "pdfinfo"), program(t, "pdfdetach")
	all := some(everything(t))
	s := shelfFor(t)
	_, page, err := exports.OnePager(stuffed(all[:1]), 1)
	if err != nil {
		t.Fatal(err)
	}
	card, err := exports.CardOf(stuffed(all[4:5]), 1)
	if err != nil {
		t.Fatal(err)
	}
	for file, words := range map[string][]said{s.ofFormat("all", papered(all), "pdf")["-report.pdf"]: all, s.put("one.pdf", page): all[:1], s.put("card.pdf", card.PDF): all[4:5]} {
		run := func(program string, args ...string) string {
			out, err := exec.CommandContext(t.Context(), program, args...).CombinedOutput()
			if err != nil {
				t.Fatalf("%s: %v\n%s", program, err, out)
			}
			return string(out)
		}
		if js := run(info, "-js", file); strings.TrimSpace(js) != "" {
			t.Errorf("%s holds a script: %.200s", file, js)
		}
		if files := run(detach, "-list", file); !strings.HasPrefix(files, "0 ") {
			t.Errorf("%s holds files: %s", file, files)
		}
		if about := run(info, file); !strings.Contains(about, "JavaScript:      no") || strings.Contains(about, "Form:            AcroForm") {
			t.Errorf("%s says of itself:\n%s", file, about)
		}
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if at := regexp.MustCompile(`/(URI|JS|OpenAction|AA|Launch|GoToR|SubmitForm|EmbeddedFile|RichMedia)\b`).Find(structure(raw)); at != nil {
			t.Errorf("%s holds %s", file, at)
		}
		got := dense(run(text, "-raw", file, "-"))
		for _, w := range words {
			if latin(w.Line) && !strings.Contains(got, dense(w.Line)) {
				t.Errorf("%s: %q cannot be selected", file, w.Line)
			}
		}
	}
}

// some are all of our own hostile words and a part of the others, for programs that are slow to open files.
func some(all []said) (out []said) {
	own := len(cleaned(smuggled()))
	for i, words := range all {
		if i < own || i%6 == 0 || strings.HasPrefix(words.Line, "=") || strings.HasPrefix(words.Line, "@") {
			out = append(out, words)
		}
	}
	return out
}

// papered is a report that prints in a few hundred pages.
func papered(all []said) exports.Report {
	r := tabled(all)
	r.Content.Rounds, r.Content.Meetup, r.Content.Surveys, r.Content.Dots = nil, nil, nil, nil
	for i := range r.Content.UseCases {
		if i > 3 {
			r.Content.UseCases[i].Page, r.Content.UseCases[i].Selected = nil, false
		}
	}
	r.Content.Recap.Selected = r.Content.Recap.Selected[:3]
	return r
}

// structure is a PDF without its streams and its strings, where words may say anything.
func structure(raw []byte) []byte {
	raw = regexp.MustCompile(`(?s)stream\r?\n.*?endstream`).ReplaceAll(raw, nil)
	return regexp.MustCompile(`(?s)\((\\.|[^\\()])*\)`).ReplaceAll(raw, nil)
}

// dense is words without their spaces, which lines of print break.
func dense(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '\f' || r == '\u00ad' {
			return -1
		}
		return r
	}, s)
}

func latin(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r > 0xFF || r >= 0x7F && r <= 0xA0 || r == 0xAD })
}
