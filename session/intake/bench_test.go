package intake

import (
	"bytes"
	"fmt"
	"testing"
)

// BenchmarkImport reads lists of ten thousand rows, from bytes to preview.
func BenchmarkImport(b *testing.B) {
	const rows = 10_000
	var ideas, guests bytes.Buffer
	ideas.WriteString("ID,Title,Summary,Stage,Agency,Office,Contact,Cost,Comment\n")
	guests.WriteString("First Name,Last Name,Email,Company,Job Title,Status,Diet\n")
	for i := range rows {
		fmt.Fprintf(&ideas, "u-%d,Plan berth %d by the tide,\"Two lines,\nof a summary\",In production,North,Harbour,Mei Tan,%d,naïve café\n", i, i, i)
		fmt.Fprintf(&guests, "Mei,Tan %d,mei.%d@example.org,Harbour Works,Planner,Attending,none\n", i, i)
	}
	run := func(name string, data []byte, read func(*Table) (int, error)) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				table, err := Read("list.csv", bytes.NewReader(data))
				if err != nil {
					b.Fatal(err)
				}
				if got, err := read(table); err != nil || got != rows {
					b.Fatalf("%d rows, %v", got, err)
				}
			}
			b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
		})
	}
	run("usecases", ideas.Bytes(), func(t *Table) (int, error) { p, err := UseCases(t, nil); return p.Rows, err })
	run("guests", guests.Bytes(), func(t *Table) (int, error) { p, err := Guests(t, nil); return p.Rows, err })
}
