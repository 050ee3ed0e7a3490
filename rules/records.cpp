#include "rules/records.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace phiward {
namespace {

constexpr std::uint32_t kLines = 3;  // between the values of one record in free text

// Best first. One person has one of each of the first six, so that a second begins a new record.
constexpr std::array kByWorth = {
    Identifier::ssn,     Identifier::mrn,       Identifier::health_plan, Identifier::license,
    Identifier::account, Identifier::biometric, Identifier::name,        Identifier::other,
    Identifier::email,   Identifier::phone,     Identifier::fax,         Identifier::vehicle,
    Identifier::device,  Identifier::address,   Identifier::url,         Identifier::ip,
    Identifier::photo,   Identifier::date,      Identifier::age,         Identifier::zip};
constexpr std::size_t kOneEach = 6;

std::size_t worth(const Candidate& candidate) {
  return static_cast<std::size_t>(std::ranges::find(kByWorth, candidate.rule->identifier) -
                                  kByWorth.begin());
}

bool may_identify(const Candidate& candidate) {
  return candidate.subject == Subject::patient || candidate.subject == Subject::unknown;
}

// A record in the making: the index of its best value, and what it already has.
struct Record {
  std::optional<std::size_t> best;
  std::set<std::size_t> has;  // worths of those of which there is one each
};

}  // namespace

std::vector<std::size_t> best_of_records(const std::vector<Candidate>& candidates,
                                         const std::vector<std::uint32_t>& lines) {
  std::vector<Record> records;
  std::vector<std::size_t> record_of(candidates.size());
  std::map<std::uint32_t, std::size_t> stated;  // of fields
  std::optional<std::size_t> open;              // of free text: the last candidate's index
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& candidate = candidates[i];
    const std::size_t rank = worth(candidate);
    std::size_t record = records.size();
    if (candidate.record) {
      record = stated.try_emplace(*candidate.record, records.size()).first->second;
    } else {
      const bool near = open && lines[i] - lines[*open] <= kLines;
      if (near && !(rank < kOneEach && records[record_of[*open]].has.contains(rank))) {
        record = record_of[*open];
      }
      open = i;
    }
    if (record == records.size()) records.emplace_back();
    record_of[i] = record;
    Record& mine = records[record];
    if (rank < kOneEach) mine.has.insert(rank);
    if (may_identify(candidate) && (!mine.best || rank < worth(candidates[*mine.best]))) {
      mine.best = i;
    }
  }
  std::vector<std::size_t> best;
  best.reserve(candidates.size());
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    best.push_back(records[record_of[i]].best.value_or(i));
  }
  return best;
}

}  // namespace phiward
