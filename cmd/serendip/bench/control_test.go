package bench

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
)

func TestObeyAnswersUntilNobodyAsks(t *testing.T) {
	var out strings.Builder
	in := strings.NewReader(`["left"]` + "\n" + `["fly","high"]` + "\n")
	err := obey(t.Context(), in, &out, func(_ context.Context, words []string) (any, error) {
		if words[0] == "fly" {
			return nil, errors.New("nothing is known of " + words[1])
		}
		return time.Second, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"ok":1000000000}` + "\n" + `{"error":"nothing is known of high"}` + "\n"; out.String() != want {
		t.Errorf("got %s", out.String())
	}
}

func TestObeyEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	in, hold := io.Pipe()
	defer hold.Close()
	if err := obey(ctx, in, io.Discard, func(context.Context, []string) (any, error) { return nil, nil }); err != nil {
		t.Error(err)
	}
}
