#include "auditor/formats/key_value/program_block.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "rules/naming.hpp"

namespace phiward::key_value {

bool is_program_block(std::string_view name) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"case",  "catch",  "class",     "def",     "default",  "describe", "do",     "else",
       "enum",  "for",    "fun",       "func",    "function", "if",       "impl",   "interface",
       "it",    "module", "namespace", "package", "public",   "struct",   "switch", "test",
       "trait", "try",    "type",      "while",   "with"});
  const std::vector<std::string> words = name_words(name);
  return words.size() > 1 && std::ranges::any_of(words, [&](const std::string& word) {
           return std::ranges::find(kWords, std::string_view(word)) != kWords.end();
         });
}

}  // namespace phiward::key_value
