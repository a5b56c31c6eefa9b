package getting

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"serendip/model"
)

// job is one writing. Its messages bear it, so that those of an earlier one say nothing.
type job struct {
	stop context.CancelFunc
	news chan progress // of one place: only the newest counts
}

// progress is how far a job is.
type progress struct{ done, n int }

type progressMsg struct {
	job *job
	progress
}

type doneMsg struct {
	job     *job
	written Written
	err     error
}

// begin is a job and the commands that do it and tell of it.
func begin(x Exporter, s model.SessionID, formats []string, replace bool) (*job, tea.Cmd) {
	ctx, stop := context.WithCancel(context.Background())
	j := &job{stop: stop, news: make(chan progress, 1)}
	return j, tea.Batch(func() tea.Msg {
		defer stop()
		defer close(j.news)
		w, err := x.Write(ctx, s, formats, replace, j.tell)
		return doneMsg{j, w, err}
	}, j.listen)
}

// tell puts the newest progress in the place of one that nobody took. Only the writer tells.
func (j *job) tell(done, n int) {
	select {
	case <-j.news:
	default:
	}
	j.news <- progress{done, n}
}

// listen waits for progress; after the last there is nothing more to hear.
func (j *job) listen() tea.Msg {
	p, ok := <-j.news
	if !ok {
		return nil
	}
	return progressMsg{j, p}
}
