#include "rules/name_lexicon.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>

#include "rules/ascii.hpp"
#include "rules/embedded.hpp"

namespace phiward {
namespace {

constexpr auto npos = std::string_view::npos;

// A list sorted by bytes, a word a line, perhaps with a class of frequency behind a blank.
class WordList {
 public:
  explicit WordList(std::string_view file) {
    for (const EmbeddedFile& embedded : embedded_lexicon()) {
      if (embedded.name == file) text_ = embedded.text;
    }
    if (text_.empty()) throw std::logic_error("no embedded word list " + std::string(file));
    while (text_.starts_with('#')) text_.remove_prefix(text_.find('\n') + 1);
  }

  // What stands behind the word on its line; empty if the word is not in the list.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view word) const {
    std::size_t low = 0;  // line starts
    std::size_t high = text_.size();
    while (low < high) {
      const std::size_t line = line_start(low, low + (high - low) / 2);
      const std::size_t line_end = std::min(text_.find('\n', line), text_.size());
      const std::string_view entry = text_.substr(line, line_end - line);
      const std::string_view listed = entry.substr(0, entry.find(' '));
      if (listed == word) return entry.substr(listed.size());
      if (listed < word) {
        low = line_end + 1;
      } else {
        high = line;
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] std::size_t line_start(std::size_t first, std::size_t at) const {
    const std::size_t before = at == first ? npos : text_.rfind('\n', at - 1);
    return before == npos || before < first ? first : before + 1;
  }

  std::string_view text_;
};

NameRank rank_of(std::optional<std::string_view> class_of_frequency) {
  if (!class_of_frequency) return NameRank::unlisted;
  if (*class_of_frequency == " 1") return NameRank::common;
  return *class_of_frequency == " 2" ? NameRank::known : NameRank::rare;
}

NameRank rank_in(const WordList& list, std::string_view name) {
  const std::string folded = lower_case(name);
  NameRank best = rank_of(list.find(only(folded, is_letter)));
  for (std::size_t at = 0; folded.find('-') != npos && at < folded.size();) {
    const std::size_t end = std::min(folded.find('-', at), folded.size());
    best = std::max(best, rank_of(list.find(std::string_view(folded).substr(at, end - at))));
    at = end + 1;
  }
  return best;
}

}  // namespace

NameRank first_name_rank(std::string_view word) {
  static const WordList kFirstNames("first_names.txt");
  return rank_in(kFirstNames, word);
}

NameRank last_name_rank(std::string_view word) {
  static const WordList kLastNames("last_names.txt");
  return rank_in(kLastNames, word);
}

bool is_ordinary_word(std::string_view word) {
  static const WordList kWords("common_words.txt");
  return kWords.find(lower_case(word)).has_value();
}

bool is_clinical_word(std::string_view word) {
  static const WordList kWords("clinical_words.txt");
  return kWords.find(lower_case(word)).has_value();
}

bool is_listed_first_name(std::string_view word) {
  return first_name_rank(word) != NameRank::unlisted && !is_ordinary_word(word);
}

bool is_listed_last_name(std::string_view word) {
  return last_name_rank(word) != NameRank::unlisted && !is_ordinary_word(word);
}

}  // namespace phiward
