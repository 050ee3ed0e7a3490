// Words that say whom a text is about.
#pragma once

#include <span>
#include <string_view>

namespace phiward {

// Lower-case whole words of patients, their care and their coverage, sorted.
[[nodiscard]] std::span<const std::string_view> patient_words();

// Those of them that tell of patients wherever they stand, and those that do so only beside
// other signs of them: "pt", "encounter". Sorted.
[[nodiscard]] std::span<const std::string_view> patient_words_alone();
[[nodiscard]] std::span<const std::string_view> patient_hints();

// How words of the insured begin, which stand in all kinds of software as well.
[[nodiscard]] std::span<const std::string_view> member_words();

[[nodiscard]] bool is_patient_word(std::string_view lower_case_word);
// Patient words that also name the place that treats, which has a telephone of its own.
[[nodiscard]] bool is_institution_word(std::string_view lower_case_word);
// Patient words that customers of newsletters and telephone companies are called, too.
[[nodiscard]] bool is_customer_word(std::string_view lower_case_word);

// Of those who treat, refer, prescribe or bill.
[[nodiscard]] bool is_provider_word(std::string_view lower_case_word);

}  // namespace phiward
