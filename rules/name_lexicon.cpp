#include "rules/name_lexicon.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <unordered_set>

#include "rules/ascii.hpp"
#include "rules/embedded.hpp"

namespace phiward {
namespace {

using Words = std::unordered_set<std::string_view>;  // borrowed from the embedded files

// Calls `use` for each piece of `text` between separators.
template <class Use>
void for_each_piece(std::string_view text, std::string_view separators, Use use) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(separators, at), text.size());
    if (end > at) use(text.substr(at, end - at));
    at = end + 1;
  }
}

Words words_of(std::string_view file) {
  for (const EmbeddedFile& embedded : embedded_lexicon()) {
    if (embedded.name != file) continue;
    Words words;
    for_each_piece(embedded.text, "\n", [&](std::string_view line) {
      if (line.front() != '#') words.insert(line);
    });
    return words;
  }
  throw std::logic_error("no embedded word list " + std::string(file));
}

bool listed(const Words& words, std::string_view name) {
  const std::string folded = lower_case(name);
  bool found = words.contains(only(folded, is_letter));
  for_each_piece(folded, "-",
                 [&](std::string_view part) { found = found || words.contains(part); });
  return found;
}

}  // namespace

bool is_listed_first_name(std::string_view word) {
  static const Words kFirstNames = words_of("first_names.txt");
  return listed(kFirstNames, word);
}

bool is_listed_last_name(std::string_view word) {
  static const Words kLastNames = words_of("last_names.txt");
  return listed(kLastNames, word);
}

}  // namespace phiward
