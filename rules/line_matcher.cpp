#include "rules/line_matcher.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "rules/context_words.hpp"
#include "rules/keyed_pattern.hpp"
#include "rules/naming.hpp"

namespace phiward {
namespace {

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
    Groups groups;
    std::size_t from = 0;
    while (from < text.size() && regex_.find(text, from, groups)) {
      add(text, groups, hits);
      from = std::max(groups.at(value_).end, groups[0].begin + 1);
    }
  }

  void find_at(std::string_view text, std::size_t at, std::vector<Hit>& hits) const {
    Groups groups;
    if (regex_.find_at(text, at, groups)) add(text, groups, hits);
  }

 private:
  void add(std::string_view text, const Groups& groups, std::vector<Hit>& hits) const {
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

// Patterns that find values by their own shape.
class ShapePatterns {
 public:
  void add(std::uint32_t rule, const std::vector<std::string>& patterns) {
    for (const std::string& pattern : patterns) {
      patterns_.emplace_back(rule, false, pattern);
      texts_.push_back(pattern);
    }
  }

  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }
  [[nodiscard]] std::size_t size() const { return patterns_.size(); }

  void find_all(std::size_t pattern, std::string_view text, std::vector<Hit>& hits) const {
    patterns_.at(pattern).find_all(text, hits);
  }

 private:
  std::vector<RulePattern> patterns_;
  std::vector<std::string> texts_;
};

// Patterns of values under a key. One pattern finds any key at all; only the rules that
// have this key are then tried, at this place.
class KeyedPatterns {
 public:
  void add(std::uint32_t rule, const std::vector<std::string>& keys, std::string_view value) {
    for (const std::string& key : keys) {
      keys_.push_back(key);
      std::string joined = key;
      std::erase(joined, ' ');
      by_key_[joined].push_back(patterns_.size());
    }
    patterns_.emplace_back(rule, true, keyed_pattern(keys, value));
  }

  // To be called once, when all rules are added. The text of the gate.
  std::string compile() {
    const std::string pattern = any_keyed_pattern(keys_);
    any_.emplace(pattern);
    key_ = any_->group(kKeyGroup).value();
    hump_ = any_->group(kHumpGroup).value();
    suffix_ = any_->group(kSuffixGroup).value();
    return pattern;
  }

  [[nodiscard]] bool empty() const { return patterns_.empty(); }

  void find_all(std::string_view text, std::vector<Hit>& hits) const {
    Groups groups;
    std::size_t from = 0;
    while (from < text.size() && any_->find(text, from, groups)) {
      const Span key = groups.at(key_).empty() ? groups.at(hump_) : groups.at(key_);
      find_under(text.substr(key.begin, groups.at(suffix_).end - key.begin), text, groups[0].begin,
                 hits);
      // A key may stand inside a longer one: phone in home_phone.
      from = std::max(key.begin, groups[0].begin + 1);
    }
  }

 private:
  void find_under(std::string_view name, std::string_view text, std::size_t at,
                  std::vector<Hit>& hits) const {
    std::vector<std::size_t> tried;
    for (const std::string& key : key_candidates(name)) {
      const auto found = by_key_.find(key);
      if (found == by_key_.end()) continue;
      for (const std::size_t pattern : found->second) {
        if (std::ranges::find(tried, pattern) != tried.end()) continue;
        tried.push_back(pattern);
        patterns_[pattern].find_at(text, at, hits);
      }
    }
  }

  std::vector<std::string> keys_;
  std::vector<RulePattern> patterns_;
  std::map<std::string, std::vector<std::size_t>, std::less<>> by_key_;
  std::optional<Regex> any_;
  std::size_t key_ = 0;
  std::size_t hump_ = 0;
  std::size_t suffix_ = 0;
};

}  // namespace

struct LineMatcher::Compiled {
  ShapePatterns strong;
  KeyedPatterns keyed;
  ShapePatterns weak;
  std::optional<RegexSet> gates;  // the strong patterns, any key, any patient word
  std::optional<RegexSet> weak_gates;
};

LineMatcher::LineMatcher(const Catalog& catalog) : compiled_(std::make_unique<Compiled>()) {
  std::uint32_t index = 0;
  for (const Rule& rule : catalog.rules()) {
    (rule.weak ? compiled_->weak : compiled_->strong).add(index, rule.patterns);
    if (!rule.keys.empty()) compiled_->keyed.add(index, rule.keys, rule.value);
    ++index;
  }
  std::vector<std::string> gates = compiled_->strong.texts();
  if (!compiled_->keyed.empty()) gates.push_back(compiled_->keyed.compile());
  gates.push_back(any_patient_word());
  compiled_->gates.emplace(gates);
  compiled_->weak_gates.emplace(compiled_->weak.texts());
}

LineMatcher::~LineMatcher() = default;

std::vector<Hit> LineMatcher::match(std::string_view text) const {
  std::vector<Hit> hits;
  const std::size_t strong = compiled_->strong.size();
  bool gate_open = false;
  for (const std::size_t gate : compiled_->gates->present_in(text)) {
    if (gate < strong) {
      compiled_->strong.find_all(gate, text, hits);
    } else if (gate == strong && !compiled_->keyed.empty()) {
      compiled_->keyed.find_all(text, hits);
    } else {
      gate_open = true;  // a patient word
    }
  }
  if (gate_open || !hits.empty()) {
    for (const std::size_t gate : compiled_->weak_gates->present_in(text)) {
      compiled_->weak.find_all(gate, text, hits);
    }
  }
  const auto order = [](const Hit& hit) {
    return std::tuple(hit.value_begin, hit.rule, !hit.keyed, hit.value_end, hit.key_begin);
  };
  std::ranges::sort(hits, {}, order);
  return hits;
}

}  // namespace phiward
