// What can be a person's name where a key or label promises one.
#pragma once

#include <string_view>

namespace phiward {

// One to six words that begin with a capital letter (particles such as "van" may stand between),
// none of them a word that labels or stands in for a name ("Name", "Unknown", "String"). Case may
// be all upper. "Last, First" and "Last^First" too.
[[nodiscard]] bool is_person_name(std::string_view value);

// A person name of which the census lists know a part: one word that is a first or last name, or
// several that begin (or, after a comma or caret, go on) with a first name. Thread-safe.
[[nodiscard]] bool is_listed_name(std::string_view value);

// A listed name, or one of words of which no list knows any as a word of English, of programs or of
// medicine: for places where a name is all but certain.
[[nodiscard]] bool is_plausible_name(std::string_view value);

// Whatever a record may hold where its format promises a name: any case, digits at the end of
// words, but no word that only stands for a name.
[[nodiscard]] bool is_recorded_name(std::string_view value);

}  // namespace phiward
