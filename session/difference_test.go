package session_test

import (
	"fmt"
	"reflect"
)

// difference is the first place where two faces say something else, or "". No list is as good as an empty one, and a map
// says the same with a zero value as without it.
func difference(a, b any) string {
	return differ("", reflect.ValueOf(a), reflect.ValueOf(b))
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
