#include "rules/judge.hpp"

#include <stdexcept>
#include <utility>

namespace phiward {

struct Judge::Index {};

Judge::Judge(const Catalog& catalog, Thresholds thresholds, Fingerprinter fingerprint)
    : catalog_(catalog), thresholds_(thresholds), fingerprint_(std::move(fingerprint)) {}

Judge::~Judge() = default;

std::vector<Finding> Judge::judge(const Document&, std::span<const Hit> hits,
                                  std::span<const Field> fields) const {
  if (hits.empty() && fields.empty()) return {};
  throw std::logic_error("the judge is not built yet");
}

}  // namespace phiward
