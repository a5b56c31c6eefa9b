package session_test

import (
	"fmt"
	"reflect"
)

// difference is the first place where two faces say something else, or "". No list is as good as an empty one, and a map
// says the same with a zero value as without it.
func difference(a, b any) string {
	x, y := reflect.ValueOf(a), reflect.ValueOf(b)
	if alike(x, y) { // as nearly always: no words are needed
		return ""
	}
	return differ("", x, y)
}

// alike says in a fraction of the time that differ finds nothing; where it is not sure it says no.
func alike(a, b reflect.Value) bool {
	switch {
	case a.IsValid() != b.IsValid():
		return false
	case !a.IsValid():
		return true
	case a.Type() != b.Type():
		return false
	}
	switch a.Kind() {
	case reflect.Pointer:
		return a.Pointer() == b.Pointer() || alike(a.Elem(), b.Elem())
	case reflect.Interface:
		return alike(a.Elem(), b.Elem())
	case reflect.Struct:
		for i := range a.NumField() {
			if !alike(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Array:
		if a.Type().Elem().Kind() == reflect.Uint8 && a.CanInterface() {
			return a.Interface() == b.Interface() // ids are many
		}
		return alikeLists(a, b)
	case reflect.Slice:
		return a.Len() == b.Len() && (a.Pointer() == b.Pointer() || alikeLists(a, b))
	case reflect.Map:
		return a.Pointer() == b.Pointer() || alikeMaps(a, b)
	case reflect.Func, reflect.Chan, reflect.UnsafePointer:
		return false
	}
	return a.Equal(b)
}

func alikeLists(a, b reflect.Value) bool {
	for i := range a.Len() {
		if !alike(a.Index(i), b.Index(i)) {
			return false
		}
	}
	return true
}

func alikeMaps(a, b reflect.Value) bool {
	zero := reflect.Zero(a.Type().Elem())
	within := func(a, b reflect.Value) bool {
		for k, x := range a.Seq2() {
			y := b.MapIndex(k)
			if !y.IsValid() {
				y = zero
			}
			if !alike(x, y) {
				return false
			}
		}
		return true
	}
	return within(a, b) && within(b, a)
}

func differ(at string, a, b reflect.Value) string {
	if a.IsValid() != b.IsValid() {
		return fmt.Sprintf("%s: one is missing", at)
	}
	if !a.IsValid() {
		return ""
	}
	switch a.Kind() {
	case reflect.Pointer, reflect.Interface:
		return differ(at, a.Elem(), b.Elem())
	case reflect.Struct:
		for i := range a.NumField() {
			if d := differ(at+"."+a.Type().Field(i).Name, a.Field(i), b.Field(i)); d != "" {
				return d
			}
		}
		return ""
	case reflect.Slice, reflect.Array:
		if a.Len() != b.Len() {
			return fmt.Sprintf("%s: %d and %d of them: %+v and %+v", at, a.Len(), b.Len(), a, b)
		}
		for i := range a.Len() {
			if d := differ(fmt.Sprintf("%s[%d]", at, i), a.Index(i), b.Index(i)); d != "" {
				return d
			}
		}
		return ""
	case reflect.Map:
		return differMaps(at, a, b)
	}
	if x, y := fmt.Sprint(a), fmt.Sprint(b); x != y {
		return fmt.Sprintf("%s: %s and %s", at, x, y)
	}
	return ""
}

func differMaps(at string, a, b reflect.Value) string {
	for _, m := range []reflect.Value{a, b} {
		for _, k := range m.MapKeys() {
			x, y := a.MapIndex(k), b.MapIndex(k)
			zero := reflect.Zero(a.Type().Elem())
			if !x.IsValid() {
				x = zero
			}
			if !y.IsValid() {
				y = zero
			}
			if d := differ(fmt.Sprintf("%s[%v]", at, k), x, y); d != "" {
				return d
			}
		}
	}
	return ""
}
