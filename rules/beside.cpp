#include "rules/beside.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "rules/ascii.hpp"
#include "rules/keyed_pattern.hpp"
#include "rules/validators.hpp"

namespace phiward {
namespace {

constexpr std::size_t kReach = 240;  // bytes on either side of the identifier, on its line
constexpr std::string_view kBlank = " \t";

// Identifiers that one person has for himself.
constexpr std::array kSinglesOut = {Identifier::ssn,     Identifier::mrn,  Identifier::health_plan,
                                    Identifier::account, Identifier::date, Identifier::license};

// Words before a name that make it an author's or a colleague's, sorted.
constexpr auto kStaff = std::to_array<std::string_view>(
    {"ask",        "assigned",  "assignee", "attending",  "author",    "authors", "by",
     "cc",         "credit",    "credits",  "dev",        "developer", "doctor",  "dr",
     "engineer",   "from",      "hi",       "maintainer", "nurse",     "owner",   "pcp",
     "pharmacist", "physician", "provider", "reviewer",   "surgeon",   "thanks",  "therapist"});

// Words behind a name that make it a place's, sorted.
constexpr auto kPlaces = std::to_array<std::string_view>(
    {"ave",     "avenue",   "blvd",       "building",  "campus", "center",  "centre",
     "church",  "clinic",   "college",    "county",    "dr",     "drive",   "foundation",
     "general", "health",   "hospital",   "institute", "lane",   "medical", "memorial",
     "park",    "pharmacy", "rd",         "regional",  "road",   "school",  "st",
     "street",  "tower",    "university", "ward"});

// Letters behind a name that make it a provider's, sorted.
constexpr auto kCredentials = std::to_array<std::string_view>(
    {"crna", "dds", "do", "dpm", "fnp", "lcsw", "lpn", "md", "np", "pharmd", "phd", "psyd", "rn"});
static_assert(std::ranges::is_sorted(kCredentials));
static_assert(std::ranges::is_sorted(kStaff) && std::ranges::is_sorted(kPlaces));

bool singles_out(const Candidate& candidate, double credible) {
  const bool own = candidate.subject == Subject::patient || candidate.subject == Subject::unknown;
  const bool in_prose = !candidate.record || candidate.in_text;
  return own && in_prose && (!candidate.weak || candidate.patient) &&
         candidate.evidence.confidence() >= credible &&
         std::ranges::find(kSinglesOut, candidate.rule->identifier) != kSinglesOut.end();
}

std::size_t line_begin(std::string_view text, std::size_t at, std::size_t most) {
  const std::size_t stop = at > most ? at - most : 0;
  while (at > stop && text[at - 1] != '\n') --at;
  return at;
}

std::size_t line_end(std::string_view text, std::size_t at, std::size_t most) {
  const std::size_t stop = std::min(text.size(), at + std::min(most, text.size()));
  while (at < stop && text[at] != '\n') ++at;
  return at;
}

// The lines of the identifiers, cut to their surroundings, in order and apart from each other.
std::vector<Span> reaches(std::string_view text, const std::vector<Candidate>& candidates,
                          double credible) {
  std::vector<Span> spans;
  for (const Candidate& candidate : candidates) {
    if (!singles_out(candidate, credible)) continue;
    const Span reach{line_begin(text, candidate.value.begin, kReach),
                     line_end(text, candidate.value.end, kReach)};
    if (!spans.empty() && reach.begin <= spans.back().end) {
      spans.back().end = std::max(spans.back().end, reach.end);
    } else {
      spans.push_back(reach);
    }
  }
  return spans;
}

std::string_view word_before(std::string_view text, std::size_t at) {
  while (at > 0 && (kBlank.find(text[at - 1]) != kBlank.npos || text[at - 1] == ':')) --at;
  std::size_t begin = at;
  while (begin > 0 && at - begin < 16 && is_letter(text[begin - 1])) --begin;
  return text.substr(begin, at - begin);
}

std::string_view word_behind(std::string_view text, std::size_t at) {
  while (at < text.size() && kBlank.find(text[at]) != kBlank.npos) ++at;
  std::size_t end = at;
  while (end < text.size() && end - at < 16 && is_letter(text[end])) ++end;
  return text.substr(at, end - at);
}

bool is_one_of(const auto& sorted, std::string_view word) {
  const std::string folded = lower_case(word);
  return std::ranges::binary_search(sorted, std::string_view(folded));
}

// "X Y, MD"
bool has_credentials(std::string_view text, Span value) {
  const bool comma = value.end < text.size() && text[value.end] == ',';
  const std::string_view word = word_behind(text, value.end + (comma ? 1 : 0));
  return !word.empty() && is_upper(word.back()) && is_one_of(kCredentials, word);
}

// "author: X Y", "X Y, MD", "X Y Hospital", and "other_key": "X Y", for which other rules exist.
bool is_no_patient(std::string_view text, Span value) {
  const bool quoted =
      value.begin > 0 && (text[value.begin - 1] == '"' || text[value.begin - 1] == '\'');
  std::size_t before = value.begin - (quoted ? 1 : 0);
  while (before > 0 && kBlank.find(text[before - 1]) != kBlank.npos) --before;
  const char joint = before > 0 ? text[before - 1] : '\0';
  if (joint == '=' || (quoted && joint == ':')) return true;
  return is_one_of(kStaff, word_before(text, value.begin)) || has_credentials(text, value) ||
         is_one_of(kPlaces, word_behind(text, value.end));
}

// Nothing else but marks of a comment or list stands on its line.
bool alone_on_its_line(std::string_view text, Span value) {
  constexpr std::string_view kMarks = " \t\r/*#-;%|>.,:";
  const Span line{line_begin(text, value.begin, kReach), line_end(text, value.end, kReach)};
  const auto only_marks = [&](std::size_t begin, std::size_t end) {
    return text.substr(begin, end - begin).find_first_not_of(kMarks) == std::string_view::npos;
  };
  return only_marks(line.begin, value.begin) && only_marks(value.end, line.end);
}

Span lines_around(std::string_view text, Span reach) {
  Span wide = reach;
  if (wide.begin > 0 && text[wide.begin - 1] == '\n') {
    wide.begin = line_begin(text, wide.begin - 1, kReach);
  }
  if (wide.end < text.size() && text[wide.end] == '\n') {
    wide.end = line_end(text, wide.end + 1, kReach);
  }
  return wide;
}

// "Ruth Jones's chart"
Span without_genitive(std::string_view text, Span value) {
  const bool genitive = text.substr(value.begin, value.size()).ends_with("'s");
  return {value.begin, genitive ? value.end - 2 : value.end};
}

std::size_t behind_first_word(std::string_view text, Span value) {
  const std::size_t end = text.find_first_of(" ,^", value.begin);
  return end == std::string_view::npos || end >= value.end ? value.end : end;
}

}  // namespace

struct Beside::Patterns {
  struct Pattern {
    Pattern(std::uint32_t of_rule, const std::string& text, const Validator* check)
        : rule(of_rule), regex(text), validator(check) {}
    std::uint32_t rule;
    LazyRegex regex;
    const Validator* validator;
  };
  std::deque<Pattern> all;

  static void find(const Pattern& pattern, std::string_view text, Span wide, Span reach,
                   std::vector<Hit>& hits) {
    const std::string_view lines = text.substr(0, wide.end);
    const Regex& regex = pattern.regex.get();
    const std::size_t group = regex.group(kValueGroup).value();
    Groups groups;
    for (std::size_t from = wide.begin; from < wide.end && regex.find(lines, from, groups);) {
      const Span value = without_genitive(text, groups.at(group));
      const bool on_line = value.begin >= reach.begin && value.end <= reach.end;
      const bool valid = pattern.validator == nullptr ||
                         pattern.validator->accepts(text.substr(value.begin, value.size()));
      if (valid && !is_no_patient(text, value) && (on_line || alone_on_its_line(text, value))) {
        hits.push_back(
            {.rule = pattern.rule,
             .value_begin = value.begin,
             .value_end = value.end,
             .bounded_before =
                 groups[0].begin<value.begin, .bounded_behind = groups[0].end> value.end});
      }
      // "Opened Ruth Jones": what is no name may hold the beginning of one.
      from = std::max(valid ? value.end : behind_first_word(text, value), groups[0].begin + 1);
    }
  }
};

Beside::Beside(const Catalog& catalog)
    : catalog_(catalog), patterns_(std::make_unique<Patterns>()) {
  std::uint32_t index = 0;
  for (const Rule& rule : catalog.rules()) {
    for (const std::string& pattern : rule.patterns) {
      if (!rule.beside) continue;
      patterns_->all.emplace_back(index, pattern, find_validator(rule.validator));
    }
    ++index;
  }
}

Beside::~Beside() = default;

std::vector<Hit> Beside::find(const Document& document, const std::vector<Candidate>& candidates,
                              double credible) const {
  std::vector<Hit> hits;
  for (const Span reach : reaches(document.text, candidates, credible)) {
    const Span wide = lines_around(document.text, reach);
    for (const Patterns::Pattern& pattern : patterns_->all) {
      Patterns::find(pattern, document.text, wide, reach, hits);
    }
  }
  return hits;
}

}  // namespace phiward
