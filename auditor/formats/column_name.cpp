#include "auditor/formats/column_name.hpp"

#include <algorithm>
#include <array>

#include "rules/ascii.hpp"
#include "rules/name_lexicon.hpp"
#include "rules/naming.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

constexpr int kMostDigits = 2;  // more could be a value

// Of usual headers; neither rules nor word lists have them.
constexpr auto kHeaderWords = std::to_array<std::string_view>(
    {"bdate", "cityvillage", "countydistrict", "givens", "mmddyyyy", "yyyy", "yyyymmdd"});

// Last names are so many that the rare ones are ordinary words as well: "test", "hash".
bool is_no_name(std::string_view word) {
  return (is_ordinary_word(word) || is_clinical_word(word)) &&
         first_name_rank(word) == NameRank::unlisted && last_name_rank(word) < NameRank::known;
}

bool is_header_word(std::string_view word, const KeyFilter& keys) {
  return word.size() == 1 || all_digits(word) || keys.knows(word) || is_person_prefix(word) ||
         is_no_name(word) || std::ranges::find(kHeaderWords, word) != kHeaderWords.end();
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

bool is_telling(std::string_view header, const KeyFilter& keys) {
  if (header.empty() || header.size() > kLongestColumnName) return false;
  if (!std::ranges::all_of(header, is_ascii)) return false;
  if (std::ranges::count_if(header, is_digit) > kMostDigits) return false;
  const auto known = [&](const std::string& word) { return is_header_word(word, keys); };
  return std::ranges::all_of(name_words(header), known);
}

}  // namespace

std::string column_name(std::string_view header, std::size_t index, const KeyFilter& keys) {
  return is_telling(header, keys) ? "column " + printable(header) : column_name(index);
}

std::string column_name(std::size_t index) { return "column " + std::to_string(index + 1); }

}  // namespace phiward
