package session

import (
	"bytes"
	"context"
	"errors"
)

// commit keeps the batch, publishes the state and answers; or drops the state and answers "not saved".
func (l *Live) commit(ctx context.Context, w *work) {
	if len(w.jobs) == 0 {
		return
	}
	if len(w.batch.Events)+len(w.batch.Puts)+len(w.batch.Deletes) == 0 { // nothing to save, and nothing learnt of the disk
		w.answer()
		return
	}
	w.batch.Head = w.head
	err := l.Store.Commit(ctx, w.batch)
	if err != nil && !errors.Is(err, ErrFull) {
		err = l.doubted(ctx, w, err)
	}
	if err != nil {
		l.Logger.Error("a batch was not saved", "commands", len(w.jobs), "error", err)
		for _, j := range w.jobs {
			j.answer <- answer{err: notSaved(err)}
		}
		if l.hub.setTrouble(notSaved(err).Error()) {
			l.tellConsoles()
		}
		return
	}
	l.adopt(w)
	w.answer()
	l.keepState()
}

// answer tells everybody in the batch what was done.
func (w *work) answer() {
	for i, j := range w.jobs {
		j.answer <- answer{result: w.results[i]}
	}
}

// adopt makes a batch that is on disk what everybody sees.
func (l *Live) adopt(w *work) {
	l.hub.setTrouble("")
	l.head = w.head
	for _, id := range w.rounds {
		if err := l.Secrets.DropRoundKey(id); err != nil {
			l.Logger.Error("the key of a round that is over could not be destroyed; it goes at the next start", "round", id, "error", err)
		}
	}
	l.publish(w.state)
}

// doubted looks whether a batch whose commit failed is in the store nevertheless: the disk may keep what it could not
// confirm, and then it counts. When the disk doesn't tell, the batch stays in doubt until it does.
func (l *Live) doubted(ctx context.Context, w *work, failure error) error {
	kept, err := l.keptAfterAll(ctx, w)
	switch {
	case err != nil:
		l.doubt = w
		return &Error{NotSaved, "no answer from the disk; look whether it was saved before you send it again", failure}
	case kept:
		return nil
	}
	return failure
}

// settle ends a doubt before anything new is decided on a state that may lag behind the disk.
func (l *Live) settle(ctx context.Context) error {
	if l.doubt == nil {
		return nil
	}
	kept, err := l.keptAfterAll(ctx, l.doubt)
	if err != nil {
		return err
	}
	if kept {
		l.adopt(l.doubt)
	}
	l.doubt = nil
	return nil
}

// keptAfterAll says whether a batch is in the store. It is there whole or not at all, so that its head tells; one that
// has no events is there when its records are as it left them.
func (l *Live) keptAfterAll(ctx context.Context, w *work) (bool, error) {
	if len(w.batch.Events) > 0 {
		end, err := l.Store.Head(ctx, w.batch.Stream)
		return err == nil && end.Seq == w.state.Seq && end.Hash == w.head, err
	}
	last := make(map[string][]byte)
	for _, put := range w.batch.Puts {
		last[put.Key] = put.Value
	}
	for _, key := range w.batch.Deletes {
		last[key] = nil
	}
	for key, put := range last {
		value, err := l.Store.Record(ctx, w.batch.Stream, key)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return false, err
		}
		if !bytes.Equal(value, put) {
			return false, nil
		}
	}
	return true, nil
}

// notSaved is a failure as the one who waits reads it.
func notSaved(err error) error {
	var known *Error
	switch {
	case errors.Is(err, ErrFull):
		return &Error{NotSaved, "not saved: the disk has too little free room; make room and send it again", err}
	case errors.As(err, &known) && known.Code == NotSaved:
		return known
	case errors.As(err, &known):
		return &Error{NotSaved, "not saved: " + known.Message, err}
	}
	return &Error{NotSaved, "not saved; your text is still in the line, send it again", err}
}
