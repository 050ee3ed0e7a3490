// Word lists of rules/lexicon: the census lists of names, and the words that are none. A name is
// supported by them, never conditional on them where a format or key promises one. They are
// searched where they lie in the program: there is nothing to load. Thread-safe.
#pragma once

#include <string_view>

namespace phiward {

// How usual a name is: `common` are the 400 most frequent first names of a sex and the 1,000 most
// frequent last names, `known` up to ranks 1,200 and 5,000, `rare` the rest of the lists.
enum class NameRank { unlisted, rare, known, common };

// Any case; a compound such as "Ann-Marie" ranks as the most usual of its parts.
[[nodiscard]] NameRank first_name_rank(std::string_view word);
[[nodiscard]] NameRank last_name_rank(std::string_view word);

// Words of English, of programs and of medicine, any case: Page, Class, Will, Diabetes.
[[nodiscard]] bool is_ordinary_word(std::string_view word);
[[nodiscard]] bool is_clinical_word(std::string_view word);

// In the list and no ordinary word: Mark and Grant are not.
[[nodiscard]] bool is_listed_first_name(std::string_view word);
[[nodiscard]] bool is_listed_last_name(std::string_view word);

}  // namespace phiward
