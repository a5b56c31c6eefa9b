package exports_test

import (
	"archive/zip"
	"encoding/json"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// TestTheReaderRefusesNamesInWorkbooks: what paper repeats may have a name, and nothing else, whatever it is called or leads to.
func TestTheReaderRefusesNamesInWorkbooks(t *testing.T) {
	const interpreter = "/usr/bin/python3"
	if err := exec.CommandContext(t.Context(), interpreter, "-c", "import csv, email, html.parser, zipfile, xml.etree").Run(); err != nil {
		t.Skipf("there is no %s on this machine", interpreter)
	}
	for name, refused := range map[string]bool{
		`<definedName name="_xlnm.Print_Titles" localSheetId="0">people!$1:$1</definedName>`:                      false,
		`<definedName name="_xlnm.Print_Titles" localSheetId="0">usecases!$B:$C,usecases!$1:$1</definedName>`:     false,
		`<definedName name="_xlnm.Auto_Open">people!$1:$1</definedName>`:                                          true,
		`<definedName name="Print_Titles">people!$1:$1</definedName>`:                                             true,
		`<definedName name="_xlnm.Print_Titles">cmd|'/c calc'!A1</definedName>`:                                   true,
		`<definedName name="_xlnm.Print_Titles">people!$1:$1,WEBSERVICE("http://example.org")</definedName>`:      true,
		`<definedName name="_xlnm.Print_Titles">[1]people!$1:$1</definedName>`:                                    true,
		`<definedName name="_xlnm.Print_Titles">people!$B:$C,usecases!$1:$1</definedName>`:                        true,
		"<definedName name=\"_xlnm.Print_Titles\">people!$1:$1\n</definedName>":                                   true,
		`<definedName name="_xlnm.Print_Titles" function="1">people!$1:$1</definedName>`:                          true,
		`<definedName name="_xlnm.Print_Titles"><x>HYPERLINK("http://example.org")</x></definedName>`:             true,
		`<definedName name="_xlnm.Print_Titles">people!$1:$1<x>HYPERLINK("http://example.org")</x></definedName>`: true,
	} {
		s := shelfFor(t)
		file := s.put("names.xlsx", func(w io.Writer) error {
			z := zip.NewWriter(w)
			part, err := z.Create("xl/workbook.xml")
			if err != nil {
				return err
			}
			if _, err := io.WriteString(part, "<workbook><sheets/><definedNames>"+name+"</definedNames></workbook>"); err != nil {
				return err
			}
			return z.Close()
		})
		raw, err := json.Marshal([]reading{{Kind: "xlsx", File: file, Words: []string{}}})
		if err != nil {
			t.Fatal(err)
		}
		jobs := s.put("jobs.json", func(w io.Writer) error { _, err := w.Write(raw); return err })
		out, err := exec.CommandContext(t.Context(), interpreter, "testdata/readback.py", jobs).CombinedOutput()
		if (err != nil) != refused || refused && !strings.Contains(string(out), "<definedName>") {
			t.Errorf("%s: refused is %v: %v\n%s", name, err != nil, err, out)
		}
	}
}
