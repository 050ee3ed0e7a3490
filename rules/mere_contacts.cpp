#include "rules/mere_contacts.hpp"

#include <algorithm>
#include <string_view>

#include "rules/ascii.hpp"
#include "rules/boilerplate.hpp"
#include "rules/context_words.hpp"
#include "rules/naming.hpp"

namespace phiward {
namespace {

constexpr std::size_t kLongestLook = std::size_t{1} << 20;  // bytes; longer texts are doubted

}  // namespace

bool has_patient_word(std::string_view text) {
  if (text.size() > kLongestLook) return true;
  const auto tells = [](const std::string& word) {
    return is_patient_word(word) && !is_institution_word(word) && !is_customer_word(word);
  };
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t end = at;
    while (end < text.size() && is_alphanumeric(text[end])) ++end;
    if (std::ranges::any_of(name_words(text.substr(at, end - at)), tells)) return true;
    at = end + 1;
  }
  return false;
}

bool are_contacts(const std::vector<Candidate>& candidates, double certain) {
  return std::ranges::all_of(candidates, [&](const Candidate& candidate) {
    return is_contact(candidate.rule->identifier) && !candidate.patient &&
           candidate.evidence.confidence() < certain;
  });
}

bool speaks_of_patients(const Document& document) {
  return has_patient_word(document.path) || has_patient_word(document.text);
}

}  // namespace phiward
