package model

// Lesson says what a detail of a use case tells: more about it, what failed at first, how that was overcome, or where and
// when its actual figure was read.
type Lesson uint8

// The lessons. The numbers are on disk.
const (
	NoLesson Lesson = iota
	Failed
	Overcome
	Measured
)

var lessonKeys = [...]string{"", "failed", "overcome", "measured"}

// Key is the lesson's name in files; "" for none.
func (l Lesson) Key() string { return lessonKeys[l%Lesson(len(lessonKeys))] }

// LessonOf reads a lesson's name.
func LessonOf(key string) Lesson {
	for l, k := range lessonKeys {
		if k == key {
			return Lesson(l)
		}
	}
	return NoLesson
}

// Lead is what stands before its words: "failed at first:"; "" for none.
func (l Lesson) Lead() string {
	return [...]string{"", "failed at first:", "overcome by:", "the figure is from:"}[l%Lesson(len(lessonKeys))]
}

// Tell is its words with what they tell before them.
func (l Lesson) Tell(words string) string {
	if l == NoLesson {
		return words
	}
	return l.Lead() + " " + words
}
