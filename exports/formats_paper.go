package exports

// paperFormats is the report as a page: HTML and PDF.
func paperFormats() []Format {
	return []Format{
		{Name: "html", About: "the report as one page, for phone, screen and print", Write: writeReportHTML, parts: []part{{suffix: "-report.html", write: writeReportHTML}}},
		{Name: "pdf", About: "the report as pages to print and to mail", Write: writeReportPDF, parts: []part{{suffix: "-report.pdf", write: writeReportPDF}}},
	}
}
