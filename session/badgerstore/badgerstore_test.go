package badgerstore_test

import (
	"testing"

	"serendip/session"
	"serendip/session/badgerstore"
	"serendip/session/storetest"
)

func TestStoreKeepsTheContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) storetest.Opener {
		dir := t.TempDir()
		return func() (session.Store, error) {
			return badgerstore.Open(t.Context(), dir, badgerstore.Options{Previous: storetest.Previous})
		}
	})
}
