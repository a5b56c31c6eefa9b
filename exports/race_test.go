//go:build race

package exports_test

// raceEnabled says that the race detector looks on. It makes everything several times as slow, so that less of the same is
// tried beside it; flags ask for more.
const raceEnabled = true
