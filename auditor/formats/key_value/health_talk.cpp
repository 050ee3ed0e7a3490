#include "auditor/formats/key_value/health_talk.hpp"

#include <algorithm>
#include <array>

#include "auditor/formats/marker.hpp"
#include "rules/ascii.hpp"
#include "rules/beginnings.hpp"

namespace phiward::key_value {
namespace {

constexpr std::size_t kPart = 4'096;  // bytes

// Beginnings of words, also within a camelCase name.
constexpr std::array<std::string_view, 12> kStems = {"patient", "ssn",   "mrn",    "dob",
                                                     "birth",   "medic", "health", "insur",
                                                     "claim",   "payer", "eligib", "inpatient"};
constexpr std::size_t kLongestStem = 9;  // bytes
static_assert(2 * kPart + kLongestStem <= HealthTalk::kHead);

const Beginnings& stem_beginnings() {
  static const Beginnings all = [] {
    Beginnings beginnings;
    for (const std::string_view stem : kStems) beginnings.add(stem);
    return beginnings;
  }();
  return all;
}

bool has_stem(std::string_view text, std::size_t at) {
  return std::ranges::any_of(kStems, [&](std::string_view stem) {
    const std::string_view here = text.substr(at, stem.size());
    return std::ranges::equal(here, stem, {}, to_lower);
  });
}

}  // namespace

HealthTalk::HealthTalk(std::string_view text) : text_(text), parts_(text.size() / kPart + 1) {}

bool HealthTalk::near(std::size_t at) {
  const std::size_t part = std::min(at / kPart, parts_.size() - 1);
  return in_part(0) || in_part(part) || (part > 0 && in_part(part - 1)) ||
         (part + 1 < parts_.size() && in_part(part + 1));
}

bool HealthTalk::in_part(std::size_t part) {
  Known& known = parts_.at(part);
  if (known == Known::nothing) {
    const std::size_t end = std::min((part + 1) * kPart, text_.size());
    known = Known::silent;
    const std::string_view here = text_.substr(0, end + kLongestStem);
    for (std::size_t at = stem_beginnings().next(here, part * kPart);
         at < end && known == Known::silent; at = stem_beginnings().next(here, at + 1)) {
      if (begins_word(here, at) && has_stem(here, at)) known = Known::speaking;
    }
  }
  return known == Known::speaking;
}

}  // namespace phiward::key_value
