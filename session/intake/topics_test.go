package intake

import (
	"bytes"
	"strings"
	"testing"
)

func TestTopicsOfRealAgendas(t *testing.T) {
	for _, c := range []struct {
		file, format, title, who, when string
		items                          int
	}{
		{"sessionize_azurebootcamp2020.json", "Sessionize JSON", "Stories of void", "", "24 April 2020, 09:00, Saal 11 (108)", 28},
		{"fosdem_2013.xml", "Pentabarf XML", "How we made the Jenkins community", "Kohsuke Kawaguchi", "2013-02-02 11:00, Janson", 487},
	} {
		p, err := Topics(c.file, bytes.NewReader(realFile(t, "meetups/"+c.file)))
		if err != nil || p.Format != c.format || len(p.Items) != c.items {
			t.Fatalf("%s: %s, %d topics, %v", c.file, p.Format, len(p.Items), err)
		}
		found := false
		for _, x := range p.Items {
			if x.Title.String() == c.title {
				found = x.When == c.when && (c.who == "" || len(x.People) > 0 && x.People[0] == c.who) && !strings.Contains(x.About.String(), "<p>")
			}
		}
		if !found {
			t.Errorf("%s: %q is not as the file has it", c.file, c.title)
		}
	}
}

func TestAFileOfTopicsIsRefusedWithItsPlace(t *testing.T) {
	for name, c := range map[string]struct{ raw, want string }{
		"empty":          {" \n", "the file is empty"},
		"a table":        {"title,who\n", "line 1, column 1: this is neither JSON nor XML"},
		"broken JSON":    {"{\n \"sessions\": [}\n", "line 2, column 15: the JSON breaks here"},
		"a wrong kind":   {"{\"sessions\": [\n  {\"title\": 4}\n]}", "line 2, column 3: this session cannot be read"},
		"no title":       {"{\"sessions\": [\n  {\"title\": \" \"}\n]}", "line 2, column 3 \"title\""},
		"no sessions":    {"{}", "it has no sessions"},
		"broken XML":     {"<schedule>\n<day>\n</event>", "line 3, column"},
		"another XML":    {"<html></html>", "this XML is no schedule"},
		"a nameless one": {"<schedule><day>\n<event><title></title></event></day></schedule>", "line 2, column"},
		"latin":          {"<schedule>\xe9</schedule>", "it is not in UTF-8"},
	} {
		p, err := Topics("agenda", strings.NewReader(c.raw))
		if err == nil || !strings.Contains(err.Error(), c.want) || len(p.Items) > 0 {
			t.Errorf("%s: %d topics, %v", name, len(p.Items), err)
		}
	}
}

func TestMarkupBecomesWords(t *testing.T) {
	p, err := Topics("s.xml", strings.NewReader("<schedule><day date=\"2013-02-02\"><event><start>10:30</start><room>Janson</room><title>One</title><abstract>&lt;p&gt;First &amp;amp; last.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</abstract></event></day></schedule>"))
	if err != nil || len(p.Items) != 1 || !strings.HasPrefix(p.Items[0].About.String(), "First & last.") || p.Items[0].When != "2013-02-02 10:30, Janson" {
		t.Errorf("%+v, %v", p.Items, err)
	}
}
