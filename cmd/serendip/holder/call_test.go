package holder

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"serendip/cmd/serendip/exit"
)

func TestACommandRunsThereAsItWouldHere(t *testing.T) {
	dir, o := folder(t)
	serve(t, acquire(t, dir, o), func(_ context.Context, r *Request) int {
		fmt.Fprintf(r.Stderr, "%v in %s, zone %s, terminal %v\n", r.Args, r.Folder, r.Getenv("TZ"), r.Terminal != nil)
		text, err := io.ReadAll(r.Stdin)
		if err != nil {
			t.Error(err)
		}
		if _, err := r.Stdout.Write(bytes.ToUpper(text)); err != nil {
			t.Error(err)
		}
		return exit.DataErr
	})
	for name, text := range map[string]string{
		"empty": "", "a line": "a use case\n", "a megabyte": strings.Repeat("0123456789abcdef", 1<<16),
	} {
		t.Run(name, func(t *testing.T) {
			var out, words bytes.Buffer
			code, err := dial(t, dir).Run(t.Context(), Call{
				Args: []string{"import", "usecases", "-"}, Env: []string{"TZ=Europe/Lisbon"}, Folder: "/there",
				Stdin: strings.NewReader(text), Stdout: &out, Stderr: &words,
			})
			if code != exit.DataErr || err != nil {
				t.Errorf("%d, %v", code, err)
			}
			if out.String() != strings.ToUpper(text) {
				t.Errorf("%d bytes came back of %d, or others", out.Len(), len(text))
			}
			if want := "[import usecases -] in /there, zone Europe/Lisbon, terminal false\n"; words.String() != want {
				t.Errorf("said %q", words.String())
			}
		})
	}
}

func TestInputIsLeftAloneByACommandThatReadsNone(t *testing.T) {
	dir, o := folder(t)
	serve(t, acquire(t, dir, o), func(context.Context, *Request) int { return 0 })
	input := strings.NewReader("meant for the shell")
	if code, err := dial(t, dir).Run(t.Context(), Call{Stdin: input}); code != 0 || err != nil {
		t.Fatalf("%d, %v", code, err)
	}
	if input.Len() != len("meant for the shell") {
		t.Error("it was read")
	}
}

func TestInputThatBreaksOffIsNotTakenForComplete(t *testing.T) {
	dir, o := folder(t)
	read := make(chan error, 1)
	serve(t, acquire(t, dir, o), func(_ context.Context, r *Request) int {
		_, err := io.ReadAll(r.Stdin)
		read <- err
		return 0
	})
	broken := io.MultiReader(strings.NewReader("title\nhalf a li"), iotest.ErrReader(errors.New("the disk fails")))
	code, err := dial(t, dir).Run(t.Context(), Call{Stdin: broken})
	if code != exit.IOErr || err == nil || !strings.Contains(err.Error(), "the disk fails") {
		t.Errorf("%d, %v", code, err)
	}
	if err := <-read; err == nil {
		t.Error("the command took the half for the whole")
	}
}

func TestCancelEndsTheCommand(t *testing.T) {
	dir, o := folder(t)
	began, ended := make(chan bool), make(chan bool)
	serve(t, acquire(t, dir, o), func(ctx context.Context, _ *Request) int {
		began <- true
		<-ctx.Done()
		ended <- true
		return 0
	})
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-began; cancel() }()
	if _, err := dial(t, dir).Run(ctx, Call{}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	<-ended
}

func TestTheEndOfTheHolderIsToldInASentence(t *testing.T) {
	dir, o := folder(t)
	h := acquire(t, dir, o)
	ctx, cancel := context.WithCancel(t.Context())
	served := make(chan error, 1)
	h.limits.farewell = time.Millisecond
	hang := make(chan bool)
	go func() {
		served <- h.Serve(ctx, func(context.Context, *Request) int {
			cancel()
			<-hang // a command that doesn't hear of the end
			return 0
		})
	}()
	answer := make(chan error, 1)
	go func() {
		_, err := dial(t, dir).Run(t.Context(), Call{})
		answer <- err
	}()
	if err := <-served; err != nil {
		t.Error(err)
	}
	close(hang)
	<-answer // either it was still answered, or it heard of the end
	if _, err := Dial(t.Context(), dir); !errors.Is(err, ErrNoHolder) {
		t.Errorf("it still answers: %v", err)
	}
}

func TestAClientThatIsGoneIsNamedInAnError(t *testing.T) {
	dir, o := folder(t)
	h := acquire(t, dir, o)
	go func() {
		conn, err := h.listener.AcceptUnix() // a holder that dies when asked
		if err == nil {
			_, _, _ = (&wire{conn: conn}).read()
			_ = conn.Close()
		}
	}()
	code, err := dial(t, dir).Run(t.Context(), Call{})
	if code != exit.IOErr || exit.Code(err) != exit.IOErr || !strings.Contains(err.Error(), "serendip host acme") {
		t.Errorf("%d, %v", code, err)
	}
}

func TestAnOutputThatIsClosedEndsTheCall(t *testing.T) {
	dir, o := folder(t)
	wrote := make(chan error, 1)
	serve(t, acquire(t, dir, o), func(_ context.Context, r *Request) int {
		var err error
		for err == nil {
			_, err = r.Stdout.Write(make([]byte, chunk))
		}
		wrote <- err
		return 0
	})
	pipe, out, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := pipe.Close(); err != nil {
		t.Fatal(err)
	}
	defer out.Close() // its other end is closed
	code, err := dial(t, dir).Run(t.Context(), Call{Stdout: out})
	if code != exit.IOErr || err == nil {
		t.Errorf("%d, %v", code, err)
	}
	if err := <-wrote; err == nil {
		t.Error("the command was not told")
	}
}

func TestAStalledClientIsGivenUp(t *testing.T) {
	dir, o := folder(t)
	h := acquire(t, dir, o)
	h.limits.stuck = 50 * time.Millisecond
	wrote, over := make(chan error, 1), make(chan bool, 1)
	serve(t, h, func(ctx context.Context, r *Request) int {
		var err error
		for err == nil {
			_, err = r.Stdout.Write(make([]byte, chunk))
		}
		wrote <- err
		<-ctx.Done()
		over <- true
		return 0
	})
	c := dial(t, dir)
	if err := c.wire.write(kindRequest, []byte(`{"protocol":1}`)); err != nil {
		t.Fatal(err)
	}
	if err := <-wrote; !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("%v", err)
	}
	<-over
}

func TestInputThatWasNotAskedForEndsTheRequest(t *testing.T) {
	dir, o := folder(t)
	causes := make(chan error, 1)
	serve(t, acquire(t, dir, o), func(ctx context.Context, _ *Request) int {
		<-ctx.Done()
		causes <- context.Cause(ctx)
		return 0
	})
	c := dial(t, dir)
	if err := c.wire.write(kindRequest, []byte(`{"protocol":1}`)); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := c.wire.write(kindInput, []byte("x")); err != nil {
			t.Fatal(err)
		}
	}
	if err := <-causes; err == nil || !strings.Contains(err.Error(), "not asked for") {
		t.Errorf("%v", err)
	}
}

func TestACommandLineThatIsTooLongIsRefused(t *testing.T) {
	dir, o := folder(t)
	acquire(t, dir, o)
	code, err := dial(t, dir).Run(t.Context(), Call{Args: []string{strings.Repeat("x", maxFrame)}})
	if code != exit.Usage || exit.Code(err) != exit.Usage {
		t.Errorf("%d, %v", code, err)
	}
}

func TestPassedKeepsWhatDrawingNeeds(t *testing.T) {
	got := Passed([]string{"TERM=xterm", "AWS_SECRET=x", "LC_ALL=pt_PT.UTF-8", "HOME=/h", "COLORTERM=truecolor", "TERMINFO=/x"})
	if want := []string{"TERM=xterm", "LC_ALL=pt_PT.UTF-8", "HOME=/h", "COLORTERM=truecolor"}; !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}
