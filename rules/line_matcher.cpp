#include "rules/line_matcher.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "rules/context_words.hpp"
#include "rules/keyed_pattern.hpp"

namespace phiward {
namespace {

constexpr std::size_t kMostGroups = 8;

std::string any_patient_word() {
  std::string words;
  for (const std::string_view word : patient_words()) {
    if (!words.empty()) words += '|';
    words += word;
  }
  return "(?:^|[^A-Za-z0-9])(?i:" + words + ")(?:$|[^A-Za-z0-9])|[Pp]atient|PATIENT";
}

// Line ends are no part of a value, whichever pattern took them in.
Span trimmed(std::string_view text, Span span) {
  constexpr std::string_view kBlank = " \t\r\n";
  const auto blank = [&](std::size_t at) { return kBlank.find(text[at]) != kBlank.npos; };
  while (span.begin < span.end && blank(span.end - 1)) --span.end;
  while (span.begin < span.end && blank(span.begin)) ++span.begin;
  return span;
}

// One pattern of a rule and what its groups mean.
class RulePattern {
 public:
  RulePattern(std::uint32_t rule, bool keyed, const std::string& pattern)
      : regex_(pattern),
        rule_(rule),
        value_(regex_.group(kValueGroup).value_or(0)),
        key_(keyed ? regex_.group(kKeyGroup) : std::nullopt),
        hump_(keyed ? regex_.group(kHumpGroup) : std::nullopt) {}

  // Every match, left to right, none inside another's value.
  void find_all(std::string_view text, std::vector<Hit>& hits) const {
    std::array<Span, kMostGroups> groups;
    std::size_t from = 0;
    while (from < text.size() && regex_.find(text, from, groups)) {
      const Span value = groups.at(value_);
      add(text, groups, hits);
      from = std::max(value.end, groups[0].begin + 1);
    }
  }

 private:
  void add(std::string_view text, const std::array<Span, kMostGroups>& groups,
           std::vector<Hit>& hits) const {
    const Span value = trimmed(text, groups.at(value_));
    if (value.empty()) return;
    Hit hit;
    hit.rule = rule_;
    hit.value_begin = value.begin;
    hit.value_end = value.end;
    hit.bounded_before = groups[0].begin < value.begin;
    hit.bounded_behind = groups[0].end > value.end;
    if (key_ && hump_) {
      const Span key = groups.at(*key_).empty() ? groups.at(*hump_) : groups.at(*key_);
      hit.keyed = true;
      hit.key_begin = key.begin;
      hit.key_end = key.end;
    }
    hits.push_back(hit);
  }

  Regex regex_;
  std::uint32_t rule_;
  std::size_t value_;
  std::optional<std::size_t> key_;
  std::optional<std::size_t> hump_;
};

// Patterns and the set that says which of them occur.
class Stage {
 public:
  void add(std::uint32_t rule, bool keyed, const std::string& pattern) {
    patterns_.emplace_back(rule, keyed, pattern);
    texts_.push_back(pattern);
  }

  // Makes the stage ready. `gate`, if not empty, only opens the next stage.
  void compile(const std::string& gate = {}) {
    if (!gate.empty()) texts_.push_back(gate);
    set_.emplace(texts_);
    texts_.clear();
  }

  // True if anything of the stage occurs in `text`.
  bool find_all(std::string_view text, std::vector<Hit>& hits) const {
    const std::vector<std::size_t> present = set_->present_in(text);
    for (const std::size_t index : present) {
      if (index < patterns_.size()) patterns_[index].find_all(text, hits);
    }
    return !present.empty();
  }

 private:
  std::vector<RulePattern> patterns_;
  std::vector<std::string> texts_;
  std::optional<RegexSet> set_;
};

}  // namespace

struct LineMatcher::Compiled {
  Stage gates;
  Stage weak;
};

LineMatcher::LineMatcher(const Catalog& catalog) : compiled_(std::make_unique<Compiled>()) {
  std::uint32_t index = 0;
  for (const Rule& rule : catalog.rules()) {
    Stage& stage = rule.weak ? compiled_->weak : compiled_->gates;
    for (const std::string& pattern : rule.patterns) stage.add(index, false, pattern);
    if (!rule.keys.empty()) {
      compiled_->gates.add(index, true, keyed_pattern(rule.keys, rule.value));
    }
    ++index;
  }
  compiled_->gates.compile(any_patient_word());
  compiled_->weak.compile();
}

LineMatcher::~LineMatcher() = default;

std::vector<Hit> LineMatcher::match(std::string_view text) const {
  std::vector<Hit> hits;
  if (compiled_->gates.find_all(text, hits)) compiled_->weak.find_all(text, hits);
  const auto order = [](const Hit& hit) {
    return std::tuple(hit.value_begin, hit.rule, !hit.keyed, hit.value_end, hit.key_begin);
  };
  std::ranges::sort(hits, {}, order);
  return hits;
}

}  // namespace phiward
