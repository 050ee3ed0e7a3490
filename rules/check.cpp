#include "rules/check.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "rules/judge.hpp"
#include "rules/line_matcher.hpp"
#include "rules/regex.hpp"
#include "rules/specimens.hpp"

namespace phiward {
namespace {

constexpr std::array<std::uint64_t, 5> kSeeds = {1, 2, 3, 20'250'101, 0xfedcba9876543210};
constexpr std::string_view kOpen = "«";
constexpr std::string_view kShut = "»";

std::string place_of(const Rule& rule) { return rule.source + ":" + std::to_string(rule.line); }

// An example as it is matched, and where its values stand.
struct Marked {
  std::string text;
  std::vector<Span> values;
};

// Throws std::invalid_argument if the marks do not come in pairs.
Marked without_marks(std::string_view example) {
  Marked marked;
  while (true) {
    const std::size_t open = example.find(kOpen);
    marked.text += example.substr(0, open);
    if (open == std::string_view::npos) break;
    const std::size_t shut = example.find(kShut, open);
    if (shut == std::string_view::npos) throw std::invalid_argument("a « has no »");
    const std::size_t begin = open + kOpen.size();
    const Span value{marked.text.size(), marked.text.size() + (shut - begin)};
    marked.text += example.substr(begin, shut - begin);
    marked.values.push_back(value);
    example.remove_prefix(shut + kShut.size());
  }
  if (marked.text.find(kShut) != std::string::npos) {
    throw std::invalid_argument("a » has no «");
  }
  return marked;
}

bool overlaps(const Finding& finding, Span value) {
  return finding.byte_end > value.begin && finding.byte_start < value.end;
}

// What was found where a value stands, without saying what stands there.
std::string found_instead(const std::vector<Finding>& findings, Span value) {
  for (const Finding& finding : findings) {
    if (!overlaps(finding, value)) continue;
    const auto offset = [&](std::uint64_t at) {
      return std::to_string(static_cast<std::int64_t>(at - value.begin));
    };
    std::string found = "found instead: " + finding.rule + ", bytes " + offset(finding.byte_start) +
                        " to " + offset(finding.byte_end) + " of the value, " +
                        std::string(to_string(finding.outcome));
    for (const std::string& reason : finding.reasons) found += "; " + reason;
    return found;
  }
  return "nothing is found there";
}

}  // namespace

std::vector<ExampleCase> example_cases(const Catalog& catalog) {
  std::vector<ExampleCase> cases;
  for (const Rule& rule : catalog.rules()) {
    const auto add = [&](Expectation expectation, const std::vector<std::string>& texts) {
      for (const std::string& text : texts) {
        cases.push_back({rule.id, expectation, text, place_of(rule)});
      }
    };
    add(Expectation::blocks, rule.blocks);
    add(Expectation::matches, rule.matches);
    add(Expectation::rejects, rule.rejects);
  }
  return cases;
}

struct CatalogChecker::State {
  explicit State(const Catalog& checked)
      : catalog(checked),
        matcher(checked),
        judge(checked, Thresholds{}, [](Identifier, std::string_view) { return std::string(); }) {}

  [[nodiscard]] std::vector<Finding> findings_in(const std::string& text) const {
    const std::vector<Hit> hits = matcher.match(text);
    return judge.judge({.text = text, .path = {}, .surface = Surface::blob}, hits, {});
  }

  const Catalog& catalog;
  LineMatcher matcher;
  Judge judge;
};

CatalogChecker::CatalogChecker(const Catalog& catalog) : state_(std::make_unique<State>(catalog)) {}
CatalogChecker::~CatalogChecker() = default;

std::vector<Problem> CatalogChecker::check(const ExampleCase& example, std::uint64_t seed) const {
  std::vector<Problem> problems;
  const auto report = [&](const std::string& what) {
    problems.push_back({example.where, example.rule + ": " + what + ": " + example.text});
  };
  Marked marked;
  try {
    marked = without_marks(Specimens(seed).fill(example.text));
  } catch (const std::invalid_argument& error) {
    report(error.what());
    return problems;
  }
  const std::vector<Finding> findings = state_->findings_in(marked.text);
  const auto of_rule = [&](const Finding& finding) { return finding.rule == example.rule; };
  if (example.expectation == Expectation::rejects) {
    const auto found = std::ranges::find_if(findings, of_rule);
    if (found != findings.end()) {
      report("must not be found (" + found_instead({*found}, {found->byte_start, found->byte_end}) +
             ")");
    }
    return problems;
  }
  if (marked.values.empty()) report("no value is marked «…»");
  for (const Span value : marked.values) {
    const auto found = std::ranges::find_if(findings, [&](const Finding& finding) {
      return of_rule(finding) && finding.byte_start == value.begin && finding.byte_end == value.end;
    });
    if (found == findings.end()) {
      report("is not found at its mark (" + found_instead(findings, value) + ")");
    } else if (example.expectation == Expectation::blocks && found->outcome != Outcome::block) {
      report("does not block (" + found_instead({*found}, value) + ")");
    }
  }
  return problems;
}

std::vector<Problem> CatalogChecker::check_all() const {
  std::vector<Problem> problems;
  for (const ExampleCase& example : example_cases(state_->catalog)) {
    for (const std::uint64_t seed : kSeeds) {
      std::vector<Problem> found = check(example, seed);
      if (found.empty()) continue;
      problems.push_back(std::move(found.front()));
      break;  // one seed is enough to show it
    }
  }
  return problems;
}

}  // namespace phiward
