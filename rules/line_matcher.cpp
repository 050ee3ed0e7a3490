#include "rules/line_matcher.hpp"

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "rules/ascii.hpp"
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

// A pattern of these bytes.
std::string literally(std::string_view text) {
  std::string pattern;
  for (const char c : text) {
    if (!is_alphanumeric(c)) pattern += '\\';
    pattern += c;
  }
  return pattern;
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
  ShapePattern(std::uint32_t rule, const std::string& pattern) : lazy_(pattern), rule_(rule) {}

  // Every match, left to right, none inside another's value.
  void find_all(std::string_view text, std::vector<Hit>& hits) const {
    const Regex& regex = lazy_.get();
    const std::size_t group = regex.group(kValueGroup).value();
    Groups groups;
    std::size_t from = 0;
    while (from < text.size() && regex.find(text, from, groups)) {
      const Span value = trimmed(text, groups.at(group));
      if (!value.empty()) hits.push_back(hit_of(rule_, groups[0], value));
      from = std::max(groups.at(group).end, groups[0].begin + 1);
    }
  }

 private:
  LazyRegex lazy_;
  std::uint32_t rule_;
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
  std::deque<ShapePattern> patterns_;
  std::vector<std::string> texts_;
};

// Values under a key. One pattern finds any key; only the rules that have it are asked
// whether their value stands there.
class KeyedPatterns {
 public:
  void add(std::uint32_t index, const Rule& rule) {
    keys_.insert(keys_.end(), rule.keys.begin(), rule.keys.end());
    values_.try_emplace(rule.value, named_value_pattern(rule.value));
    const bool common = rule.has_common_keys();
    for (std::string key : rule.keys) {
      std::erase(key, ' ');
      by_key_[key].push_back({index, common, &values_.at(rule.value)});
    }
  }

  // To be called once, when all rules are added.
  void compile() {
    if (keys_.empty()) return;
    any_name_.emplace(name_pattern(std::move(keys_)), Capture::whole_match);
  }

  void find_all(std::string_view text, std::vector<Hit>& hits) const {
    if (!any_name_) return;
    Groups groups;
    std::size_t from = 0;
    while (from < text.size() && any_name_->find(text, from, groups)) {
      const Span match = groups[0];
      const std::vector<Span> names = names_in(text, match);
      std::vector<std::uint32_t> found_rules;
      for (const Span name : names) find_under(name, text, found_rules, hits);
      // A key may stand inside a longer one: phone in home_phone.
      from = std::max(names.empty() ? 0 : names.front().begin, match.begin + 1);
    }
  }

 private:
  struct NamedValue {
    std::uint32_t rule;
    bool common;
    const LazyRegex* value;  // owned by values_, whose nodes do not move
  };

  // Rules that have found a value under a longer name are not asked again.
  void find_under(Span name, std::string_view text, std::vector<std::uint32_t>& found_rules,
                  std::vector<Hit>& hits) const {
    for (const std::string& key : key_candidates(text.substr(name.begin, name.size()))) {
      const auto found = by_key_.find(key);
      if (found == by_key_.end()) continue;
      for (const NamedValue& named : found->second) {
        if (std::ranges::find(found_rules, named.rule) != found_rules.end()) continue;
        if (add(named, name, text, hits)) found_rules.push_back(named.rule);
      }
    }
  }

  static bool add(const NamedValue& named, Span name, std::string_view text,
                  std::vector<Hit>& hits) {
    Groups groups;
    const Regex& regex = named.value->get();
    if (!regex.find_at(text, name.end, groups)) return false;
    const Span value = trimmed(text, groups.at(regex.group(kValueGroup).value()));
    if (value.empty()) return false;
    Hit hit = hit_of(named.rule, groups[0], value);
    hit.keyed = true;
    hit.common = named.common;
    hit.key_begin = name.begin;
    hit.key_end = name.end;
    hits.push_back(hit);
    return true;
  }

  std::vector<std::string> keys_;
  std::map<std::string, LazyRegex> values_;  // by pattern
  std::map<std::string, std::vector<NamedValue>, std::less<>> by_key_;
  std::optional<Regex> any_name_;
};

}  // namespace

struct LineMatcher::Compiled {
  ShapePatterns strong;
  ShapePatterns weak;
  KeyedPatterns keyed;
  std::size_t markers = 0;
  std::optional<RegexSet> gates;  // the strong patterns, any patient word, the markers
  mutable std::once_flag weak_once;
  mutable std::optional<RegexSet> weak_shapes;  // compiled when first needed

  void find_strong(std::string_view text, Matches& matches) const {
    matches.markers.resize(markers);
    for (const Chunk& chunk : chunks_of(text)) {
      std::vector<Hit> found;
      for (const std::size_t gate : gates->present_in(chunk.text)) {
        if (gate < strong.size()) {
          strong.find_all(gate, chunk.text, found);
        } else if (gate == strong.size()) {
          matches.of_patients = true;
        } else {
          matches.markers[gate - strong.size() - 1] = true;
        }
      }
      append(found, chunk.begin, matches.hits);
    }
  }

  void find_weak(std::string_view text, std::vector<Hit>& hits) const {
    if (weak.size() == 0) return;
    std::call_once(weak_once, [this] { weak_shapes.emplace(weak.texts()); });
    for (const Chunk& chunk : chunks_of(text)) {
      std::vector<Hit> found;
      for (const std::size_t shape : weak_shapes->present_in(chunk.text)) {
        weak.find_all(shape, chunk.text, found);
      }
      append(found, chunk.begin, hits);
    }
  }
};

LineMatcher::LineMatcher(const Catalog& catalog, std::span<const std::string_view> markers)
    : compiled_(std::make_unique<Compiled>()) {
  std::uint32_t index = 0;
  for (const Rule& rule : catalog.rules()) {
    if (!rule.beside) (rule.weak ? compiled_->weak : compiled_->strong).add(index, rule.patterns);
    if (!rule.keys.empty()) compiled_->keyed.add(index, rule);
    ++index;
  }
  compiled_->keyed.compile();
  std::vector<std::string> gates = compiled_->strong.texts();
  gates.push_back(any_patient_word());
  for (const std::string_view marker : markers) gates.push_back(literally(marker));
  compiled_->gates.emplace(gates);
  compiled_->markers = markers.size();
}

LineMatcher::~LineMatcher() = default;

Matches LineMatcher::look(std::string_view text) const {
  Matches matches;
  compiled_->find_strong(text, matches);
  compiled_->keyed.find_all(text, matches.hits);
  if (matches.of_patients || !std::ranges::all_of(matches.hits, &Hit::common)) {
    compiled_->find_weak(text, matches.hits);
  }
  const auto order = [](const Hit& hit) {
    return std::tuple(hit.value_begin, hit.rule, !hit.keyed, hit.value_end, hit.key_begin);
  };
  std::ranges::sort(matches.hits, {}, order);
  return matches;
}

}  // namespace phiward
