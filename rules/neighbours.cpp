#include "rules/neighbours.hpp"

#include <array>
#include <bitset>
#include <cstddef>
#include <map>
#include <string>

namespace phiward {
namespace {

constexpr std::uint32_t kLines = 10;   // on either side
constexpr std::size_t kBytes = 2'000;  // on either side, for texts without lines
constexpr double kOneClass = 1.0;      // log-odds
constexpr double kMoreClasses = 1.8;
constexpr double kManyClasses = 2.6;  // three or more: nobody else has all of them
constexpr std::size_t kClasses = static_cast<std::size_t>(Identifier::schema) + 1;

using Classes = std::bitset<kClasses>;

std::size_t class_of(const Candidate& candidate) {
  return static_cast<std::size_t>(candidate.rule->identifier);
}

// How many candidates of each class a moving window holds.
class Window {
 public:
  void add(const Candidate& candidate) { ++counts_.at(class_of(candidate)); }
  void remove(const Candidate& candidate) { --counts_.at(class_of(candidate)); }

  [[nodiscard]] Classes classes() const {
    Classes present;
    for (std::size_t c = 0; c < kClasses; ++c) present.set(c, counts_.at(c) > 0);
    return present;
  }

 private:
  std::array<std::size_t, kClasses> counts_{};
};

// A value stands near many others only for its own sake: a made-up or a provider's value,
// and a column that merely will hold one, support nobody.
std::vector<bool> supporters(const std::vector<Candidate>& candidates, double credible) {
  std::vector<bool> result;
  for (const Candidate& candidate : candidates) {
    const bool own = candidate.subject == Subject::patient || candidate.subject == Subject::unknown;
    result.push_back(own && candidate.rule->identifier != Identifier::schema &&
                     candidate.evidence.confidence() >= credible);
  }
  return result;
}

double weight_of(const Classes& classes) {
  if (classes.count() == 1) return kOneClass;
  return classes.count() == 2 ? kMoreClasses : kManyClasses;
}

std::string names_of(const Classes& classes) {
  std::string names;
  for (std::size_t c = 0; c < kClasses; ++c) {
    if (!classes.test(c)) continue;
    if (!names.empty()) names += ", ";
    names += to_string(static_cast<Identifier>(c));
  }
  return names;
}

}  // namespace

void weigh_neighbours(std::vector<Candidate>& candidates, const std::vector<std::uint32_t>& lines,
                      double credible) {
  const std::vector<bool> supports = supporters(candidates, credible);
  std::map<std::uint32_t, Classes> records;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    if (candidates[i].record && supports[i]) {
      records[*candidates[i].record].set(class_of(candidates[i]));
    }
  }

  const auto near = [&](std::size_t a, std::size_t b) {  // a <= b
    return lines[b] - lines[a] <= kLines &&
           candidates[b].value.begin - candidates[a].value.begin <= kBytes;
  };
  Window window;
  std::size_t first = 0;  // the window is [first, last)
  std::size_t last = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (; last < candidates.size() && near(i, last); ++last) {
      if (supports[last]) window.add(candidates[last]);
    }
    for (; !near(first, i); ++first) {
      if (supports[first]) window.remove(candidates[first]);
    }
    Candidate& candidate = candidates[i];
    Classes classes;
    if (candidate.record) classes |= records[*candidate.record];
    if (!candidate.record || candidate.in_text) classes |= window.classes();
    classes.reset(class_of(candidate));
    if (classes.none()) continue;
    candidate.patient = true;
    candidate.evidence.add(weight_of(classes), "close to " + names_of(classes));
  }
}

}  // namespace phiward
