package exports

// catalogue is the fixed words of exports: the English that stands in the code, then German and French. The verbs stand in the same order.
var catalogue = map[string][2]string{}
