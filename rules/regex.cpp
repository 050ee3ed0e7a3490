#include "rules/regex.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <re2/re2.h>
#include <re2/set.h>

namespace phiward {
namespace {

constexpr std::int64_t kPatternMemory = std::int64_t{64} << 20U;  // bytes

re2::RE2::Options options(std::int64_t memory) {
  re2::RE2::Options result;
  result.set_encoding(re2::RE2::Options::EncodingLatin1);
  result.set_never_nl(true);
  result.set_log_errors(false);
  result.set_max_mem(memory);
  return result;
}

std::string multi_line(const std::string& pattern) { return "(?m:" + pattern + ")"; }

}  // namespace

Regex::Regex(const std::string& pattern, Capture capture) {
  re2::RE2::Options chosen = options(kPatternMemory);
  chosen.set_never_capture(capture == Capture::whole_match);
  re2_ = std::make_unique<re2::RE2>(multi_line(pattern), chosen);
  if (!re2_->ok()) throw MatchError("pattern does not compile: " + re2_->error());
  if (re2_->NumberOfCapturingGroups() >= static_cast<int>(kMostGroups)) {
    throw MatchError("pattern has more than " + std::to_string(kMostGroups - 1) +
                     " groups; write (?:…) for those that name nothing");
  }
  if (re2_->ProgramSize() > kLargestProgram) {
    throw MatchError("pattern is too large: " + std::to_string(re2_->ProgramSize()) +
                     " instructions, at most " + std::to_string(kLargestProgram));
  }
}

Regex::~Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;

std::optional<std::size_t> Regex::group(std::string_view name) const {
  const std::map<std::string, int>& groups = re2_->NamedCapturingGroups();
  const auto found = groups.find(std::string(name));
  if (found == groups.end()) return std::nullopt;
  return static_cast<std::size_t>(found->second);
}

bool Regex::match(std::string_view text, std::size_t from, int anchor, Groups& groups) const {
  std::array<re2::StringPiece, kMostGroups> pieces;
  const int wanted = re2_->NumberOfCapturingGroups() + 1;
  if (!re2_->Match(text, from, text.size(), static_cast<re2::RE2::Anchor>(anchor), pieces.data(),
                   wanted)) {
    return false;
  }
  for (std::size_t at = 0; at < kMostGroups; ++at) {
    const re2::StringPiece& piece = pieces.at(at);
    const bool took_part = piece.data() != nullptr;
    const auto begin = took_part ? static_cast<std::size_t>(piece.data() - text.data()) : 0;
    groups.at(at) = {begin, begin + piece.size()};
  }
  return true;
}

bool Regex::find(std::string_view text, std::size_t from, Groups& groups) const {
  return match(text, from, re2::RE2::UNANCHORED, groups);
}

bool Regex::fits(std::string_view text) const {
  return re2_->Match(text, 0, text.size(), re2::RE2::ANCHOR_BOTH, nullptr, 0);
}

bool Regex::find_at(std::string_view text, std::size_t at, Groups& groups) const {
  return match(text, at, re2::RE2::ANCHOR_START, groups);
}

struct RegexSet::Set {
  explicit Set(std::int64_t memory) : set(options(memory), re2::RE2::UNANCHORED) {}
  re2::RE2::Set set;
  bool empty = true;
};

RegexSet::RegexSet(const std::vector<std::string>& patterns, std::int64_t memory)
    : set_(std::make_unique<Set>(memory)) {
  for (const std::string& pattern : patterns) {
    std::string error;
    if (set_->set.Add(multi_line(pattern), &error) < 0) {
      throw MatchError("pattern does not compile: " + error);
    }
  }
  set_->empty = patterns.empty();
  if (!set_->set.Compile()) throw MatchError("the set of all patterns is too large to compile");
}

RegexSet::~RegexSet() = default;
RegexSet::RegexSet(RegexSet&&) noexcept = default;
RegexSet& RegexSet::operator=(RegexSet&&) noexcept = default;

std::vector<std::size_t> RegexSet::present_in(std::string_view text) const {
  if (set_->empty) return {};
  std::vector<int> indices;
  re2::RE2::Set::ErrorInfo error{};
  if (!set_->set.Match(text, &indices, &error) && error.kind != re2::RE2::Set::kNoError) {
    throw MatchError("matching ran out of memory; the text was not looked at in full");
  }
  std::vector<std::size_t> result(indices.begin(), indices.end());
  std::ranges::sort(result);
  return result;
}

}  // namespace phiward
