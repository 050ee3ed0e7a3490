#include "rules/judge.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "rules/ascii.hpp"
#include "rules/beside.hpp"
#include "rules/line_cursor.hpp"
#include "rules/mere_contacts.hpp"
#include "rules/neighbours.hpp"
#include "rules/records.hpp"
#include "rules/shape.hpp"
#include "rules/weighing.hpp"

namespace phiward {
namespace {

// The same number however it was written: only letters and digits, in upper case.
std::string normalised(std::string_view value) {
  std::string result;
  for (const char c : value) {
    if (is_alphanumeric(c)) result += to_upper(c);
  }
  return result;
}

using Place = std::tuple<std::uint32_t, std::size_t, std::size_t>;

Place place_of(const Hit& hit) { return {hit.rule, hit.value_begin, hit.value_end}; }

// Without the bare shapes that were also found under a key: the key is then no context.
std::vector<Hit> best_known(std::span<const Hit> hits) {
  std::set<Place> keyed;
  for (const Hit& hit : hits) {
    if (hit.keyed) keyed.insert(place_of(hit));
  }
  std::vector<Hit> result;
  std::ranges::copy_if(hits, std::back_inserter(result),
                       [&](const Hit& hit) { return hit.keyed || !keyed.contains(place_of(hit)); });
  return result;
}

// Smaller is better: a value of its own, a weak one of a patient, one that was only found beside
// another, a weak one about which nothing is known.
int standing(const Candidate& candidate) {
  if (candidate.rule->beside) return 2;
  if (!candidate.weak) return 0;
  return candidate.patient ? 1 : 3;
}

// The most confident candidate of the best standing stays for any byte. What its format says
// whose it is goes before what the words around it suggest. A field wins a tie, then a key, then
// the longer value, then what stands first.
std::vector<Candidate> without_overlaps(std::vector<Candidate> candidates) {
  const auto rank = [](const Candidate& c) {
    return std::tuple(standing(c), !c.settled, -c.evidence.confidence(), !c.record, c.field.empty(),
                      -static_cast<std::ptrdiff_t>(c.value.end - c.value.begin), c.value.begin,
                      c.rule_index);
  };
  std::ranges::stable_sort(candidates, {}, rank);
  std::map<std::size_t, Candidate> kept;  // by value.begin
  for (Candidate& candidate : candidates) {
    const auto next = kept.lower_bound(candidate.value.begin);
    if (next != kept.end() && next->first < candidate.value.end) continue;
    if (next != kept.begin() && std::prev(next)->second.value.end > candidate.value.begin) continue;
    kept.emplace_hint(next, candidate.value.begin, std::move(candidate));
  }
  std::vector<Candidate> result;
  for (auto& [begin, candidate] : kept) result.push_back(std::move(candidate));
  return result;
}

std::vector<std::uint32_t> lines_of(const std::vector<Candidate>& candidates,
                                    std::string_view text) {
  std::vector<std::uint32_t> lines;
  LineCursor cursor(text);
  for (const Candidate& candidate : candidates) {
    cursor.advance_to(candidate.value.begin);
    lines.push_back(cursor.line());
  }
  return lines;
}

std::optional<Outcome> outcome_of(const Candidate& candidate, const Thresholds& thresholds) {
  // A weak shape about which nothing else is known means nothing.
  if (candidate.weak && !candidate.patient) return std::nullopt;
  const double confidence = candidate.evidence.confidence();
  if (confidence < thresholds.info) return std::nullopt;
  const Outcome earned = confidence >= thresholds.block  ? Outcome::block
                         : confidence >= thresholds.warn ? Outcome::warn
                                                         : Outcome::info;
  return std::max(earned, candidate.most);
}

}  // namespace

struct Judge::Index {
  explicit Index(const Catalog& catalog) : weighing(catalog), beside(catalog) {}
  Weighing weighing;
  Beside beside;
};

Judge::Judge(const Catalog& catalog, Thresholds thresholds, Fingerprinter fingerprint)
    : thresholds_(thresholds),
      fingerprint_(std::move(fingerprint)),
      index_(std::make_unique<Index>(catalog)) {}

Judge::~Judge() = default;

std::vector<Finding> Judge::judge(const Document& document, std::span<const Hit> hits,
                                  std::span<const Field> fields) const {
  std::vector<Candidate> candidates;
  const auto weigh = [&](const auto& found) {
    if (auto candidate = index_->weighing.weigh(document, found)) {
      candidates.push_back(*std::move(candidate));
    }
  };
  std::ranges::for_each(best_known(hits), weigh);
  std::ranges::for_each(fields, weigh);
  candidates = without_overlaps(std::move(candidates));
  const std::vector<Hit> beside = index_->beside.find(document, candidates, thresholds_.warn);
  if (!beside.empty()) {
    std::ranges::for_each(beside, weigh);
    candidates = without_overlaps(std::move(candidates));
  }
  const bool contacts = are_contacts(candidates, thresholds_.block);
  if (candidates.size() > 1) {
    weigh_neighbours(candidates, lines_of(candidates, document.text), thresholds_.warn);
  }
  const auto would_block = [this](const Candidate& candidate) {
    return candidate.evidence.confidence() >= thresholds_.block;
  };
  if (contacts && std::ranges::any_of(candidates, would_block) && !speaks_of_patients(document)) {
    for (Candidate& candidate : candidates)
      candidate.most = std::max(candidate.most, Outcome::warn);
  }

  std::erase_if(candidates, [this](const Candidate& c) { return !outcome_of(c, thresholds_); });
  return findings_of(document.text, candidates);
}

bool Judge::is_value_of(const Finding& finding, std::string_view value) const {
  return fingerprint_(finding.identifier, normalised(value)) == finding.fingerprint;
}

std::vector<Finding> Judge::findings_of(std::string_view text,
                                        const std::vector<Candidate>& candidates) const {
  const auto fingerprint = [&](const Candidate& candidate) {
    const Span value = candidate.value;
    return fingerprint_(candidate.rule->identifier,
                        normalised(text.substr(value.begin, value.size())));
  };
  std::vector<Finding> findings;
  LineCursor cursor(text);
  for (const Candidate& candidate : candidates) {
    cursor.advance_to(candidate.value.begin);
    findings.push_back(
        {.rule = candidate.rule->id,
         .title = candidate.rule->title,
         .identifier = candidate.rule->identifier,
         .outcome = *outcome_of(candidate, thresholds_),
         .subject = candidate.subject,
         .confidence = candidate.evidence.confidence(),
         .byte_start = candidate.value.begin,
         .byte_end = candidate.value.end,
         .line = cursor.line(),
         .column = cursor.column(),
         .field = candidate.field,
         .preview = shape_of(text.substr(candidate.value.begin, candidate.value.size())),
         .fingerprint = fingerprint(candidate),
         .individual = {},
         .reasons = candidate.evidence.reasons()});
  }
  std::vector<std::uint32_t> lines;
  lines.reserve(findings.size());
  for (const Finding& finding : findings) lines.push_back(finding.line);
  const std::vector<std::size_t> best = best_of_records(candidates, lines);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    findings[i].individual = findings[best[i]].fingerprint;
  }
  return findings;
}

}  // namespace phiward
