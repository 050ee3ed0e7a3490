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

constexpr std::size_t kChunk = 8192;  // bytes, up to the next line end

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

// Whole lines. Where a gate fires, only its chunk is searched again.
struct Chunk {
  std::size_t begin;
  std::string_view text;
};

std::vector<Chunk> chunks_of(std::string_view text) {
  std::vector<Chunk> chunks;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t line_end = text.find('\n', std::min(begin + kChunk, text.size()));
    const std::size_t end = line_end == std::string_view::npos ? text.size() : line_end + 1;
    chunks.push_back({begin, text.substr(begin, end - begin)});
    begin = end;
  }
  return chunks;
}

void append(const std::vector<Hit>& found, std::size_t offset, std::vector<Hit>& hits) {
  for (Hit hit : found) {
    hit.value_begin += offset;
    hit.value_end += offset;
    hit.key_begin += hit.keyed ? offset : 0;
    hit.key_end += hit.keyed ? offset : 0;
    hits.push_back(hit);
  }
}

Hit hit_of(std::uint32_t rule, Span whole, Span value) {
  Hit hit;
  hit.rule = rule;
  hit.value_begin = value.begin;
  hit.value_end = value.end;
  hit.bounded_before = whole.begin < value.begin;
  hit.bounded_behind = whole.end > value.end;
  return hit;
}

// A pattern that finds a value by its own shape.
class ShapePattern {
 public:
  ShapePattern(std::uint32_t rule, const std::string& pattern)
      : regex_(pattern), rule_(rule), value_(regex_.group(kValueGroup).value()) {}

  // Every match, left to right, none inside another's value.
  void find_all(std::string_view text, std::vector<Hit>& hits) const {
    Groups groups;
    std::size_t from = 0;
    while (from < text.size() && regex_.find(text, from, groups)) {
      const Span value = trimmed(text, groups.at(value_));
      if (!value.empty()) hits.push_back(hit_of(rule_, groups[0], value));
      from = std::max(groups.at(value_).end, groups[0].begin + 1);
    }
  }

 private:
  Regex regex_;
  std::uint32_t rule_;
  std::size_t value_;
};

// The patterns of many rules, with the set that says which of them occur.
class ShapePatterns {
 public:
  void add(std::uint32_t rule, const std::vector<std::string>& patterns) {
    for (const std::string& pattern : patterns) {
      patterns_.emplace_back(rule, pattern);
      texts_.push_back(pattern);
    }
  }

  [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }
  [[nodiscard]] std::size_t size() const { return patterns_.size(); }

  void find_all(std::size_t pattern, std::string_view text, std::vector<Hit>& hits) const {
    patterns_.at(pattern).find_all(text, hits);
  }

 private:
  std::vector<ShapePattern> patterns_;
  std::vector<std::string> texts_;
};

// Values under a key. One pattern finds any key at all; only for the rules that have this
// key it is then asked whether their value stands there.
class KeyedPatterns {
 public:
  void add(std::uint32_t rule, const std::vector<std::string>& keys, const std::string& value) {
    keys_.insert(keys_.end(), keys.begin(), keys.end());
    if (!values_.contains(value)) values_.emplace(value, Regex(named_value_pattern(value)));
    for (std::string key : keys) {
      std::erase(key, ' ');
      by_key_[key].push_back({rule, &values_.at(value)});
    }
  }

  [[nodiscard]] bool empty() const { return by_key_.empty(); }

  // To be called once, when all rules are added: the pattern of any key with any value.
  std::string compile() {
    std::vector<std::string> values;
    for (const auto& [value, regex] : values_) values.push_back(value);
    const std::string pattern = keyed_pattern(std::move(keys_), std::move(values));
    any_.emplace(pattern);
    key_ = any_->group(kKeyGroup).value();
    hump_ = any_->group(kHumpGroup).value();
    suffix_ = any_->group(kSuffixGroup).value();
    return pattern;
  }

  void find_all(std::string_view text, std::vector<Hit>& hits) const {
    Groups groups;
    std::size_t from = 0;
    while (from < text.size() && any_->find(text, from, groups)) {
      const Span key = groups.at(key_).empty() ? groups.at(hump_) : groups.at(key_);
      find_under({key.begin, groups.at(suffix_).end}, text, hits);
      // A key may stand inside a longer one: phone in home_phone.
      from = std::max(key.begin, groups[0].begin + 1);
    }
  }

 private:
  struct NamedValue {
    std::uint32_t rule;
    const Regex* value;  // owned by values_, whose nodes do not move
  };

  void find_under(Span name, std::string_view text, std::vector<Hit>& hits) const {
    std::vector<std::uint32_t> tried;
    for (const std::string& key : key_candidates(text.substr(name.begin, name.end - name.begin))) {
      const auto found = by_key_.find(key);
      if (found == by_key_.end()) continue;
      for (const NamedValue& named : found->second) {
        if (std::ranges::find(tried, named.rule) != tried.end()) continue;
        tried.push_back(named.rule);
        add(named, name, text, hits);
      }
    }
  }

  static void add(const NamedValue& named, Span name, std::string_view text,
                  std::vector<Hit>& hits) {
    Groups groups;
    if (!named.value->find_at(text, name.end, groups)) return;
    const Span value = trimmed(text, groups.at(named.value->group(kValueGroup).value()));
    if (value.empty()) return;
    Hit hit = hit_of(named.rule, groups[0], value);
    hit.keyed = true;
    hit.key_begin = name.begin;
    hit.key_end = name.end;
    hits.push_back(hit);
  }

  std::vector<std::string> keys_;
  std::map<std::string, Regex> values_;  // by pattern
  std::map<std::string, std::vector<NamedValue>, std::less<>> by_key_;
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

  // True if anything was found that makes weak shapes worth a look.
  bool find_strong(std::string_view text, std::vector<Hit>& hits) const {
    bool patient_word = false;
    for (const Chunk& chunk : chunks_of(text)) {
      std::vector<Hit> found;
      for (const std::size_t gate : gates->present_in(chunk.text)) {
        if (gate < strong.size()) {
          strong.find_all(gate, chunk.text, found);
        } else if (gate == strong.size() && !keyed.empty()) {
          keyed.find_all(chunk.text, found);
        } else {
          patient_word = true;
        }
      }
      append(found, chunk.begin, hits);
    }
    return patient_word || !hits.empty();
  }

  void find_weak(std::string_view text, std::vector<Hit>& hits) const {
    for (const Chunk& chunk : chunks_of(text)) {
      std::vector<Hit> found;
      for (const std::size_t gate : weak_gates->present_in(chunk.text)) {
        weak.find_all(gate, chunk.text, found);
      }
      append(found, chunk.begin, hits);
    }
  }
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
  const bool gate_open = compiled_->find_strong(text, hits);
  if (gate_open) compiled_->find_weak(text, hits);
  const auto order = [](const Hit& hit) {
    return std::tuple(hit.value_begin, hit.rule, !hit.keyed, hit.value_end, hit.key_begin);
  };
  std::ranges::sort(hits, {}, order);
  return hits;
}

}  // namespace phiward
