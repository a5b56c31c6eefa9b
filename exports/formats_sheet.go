package exports

// sheetFormats is workbooks.
func sheetFormats() []Format {
	return []Format{{Name: "xlsx", About: "all tables as one workbook, with charts", Write: writeWorkbook, parts: []part{{suffix: ".xlsx", write: writeWorkbook}}}}
}
