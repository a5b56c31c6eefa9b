package exit_test

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"serendip/cmd/serendip/exit"
)

func TestCodeIsFoundAnywhereInTheChain(t *testing.T) {
	refused := &exit.Error{Code: exit.NoPerm, Message: "you may not", Cause: fs.ErrPermission}
	for _, c := range []struct {
		err  error
		want int
	}{
		{nil, exit.OK},
		{refused, exit.NoPerm},
		{fmt.Errorf("opening: %w", refused), exit.NoPerm},
		{errors.New("anything else"), exit.Software},
	} {
		if got := exit.Code(c.err); got != c.want {
			t.Errorf("Code(%v) = %d, want %d", c.err, got, c.want)
		}
	}
	if !errors.Is(refused, fs.ErrPermission) {
		t.Error("the cause must be found by errors.Is")
	}
}
