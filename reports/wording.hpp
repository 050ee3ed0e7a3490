// The words reports use for what the vocabulary only names. Every text is for people who
// may not know git.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/vocabulary.hpp"

namespace phiward {

[[nodiscard]] std::string_view words_for(Surface surface);  // "commit message"
[[nodiscard]] std::string_view words_for(Subject subject);  // "made up"

// "45 CFR 164.514(b)(2)(i)(G)"; empty for a class without a letter.
[[nodiscard]] std::string citation(Identifier identifier);

// The first 12 digits, enough to find an object by. Printable.
[[nodiscard]] std::string short_id(std::string_view id);

// The day of a time such as "2026-11-23T14:42:14Z"; empty if it is not one.
[[nodiscard]] std::optional<std::chrono::sys_days> day_of(std::string_view time);

[[nodiscard]] std::string in_words(std::chrono::sys_days day);  // "23 November 2026"

// "23 November 2026, 14:42:14 UTC"; the printable text itself if it is no such time.
[[nodiscard]] std::string in_words(std::string_view time);

// "us-ssn, mrn". Printable.
[[nodiscard]] std::string listed(const std::vector<std::string>& items);

// The last part of a target's path: "river-clinic.git". Printable.
[[nodiscard]] std::string base_name(std::string_view target);

}  // namespace phiward
