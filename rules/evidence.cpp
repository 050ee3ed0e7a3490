#include "rules/evidence.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>

namespace phiward {
namespace {

// No sum of hints is certainty.
constexpr double kMostConfident = 0.99;
constexpr double kLeastConfident = 0.01;

std::string signed_weight(double log_odds) {
  std::array<char, 32> buffer{};
  const int length = std::snprintf(buffer.data(), buffer.size(), "%+.1f", log_odds);
  return {buffer.data(), static_cast<std::size_t>(std::max(length, 0))};
}

}  // namespace

Evidence::Evidence(double probability) {
  const double p = std::clamp(probability, kLeastConfident, kMostConfident);
  log_odds_ = std::log(p / (1 - p));
}

void Evidence::add(double log_odds, std::string_view reason) {
  log_odds_ += log_odds;
  reasons_.push_back(std::string(reason) + " (" + signed_weight(log_odds) + ")");
}

void Evidence::note(std::string_view reason) { reasons_.emplace_back(reason); }

double Evidence::confidence() const {
  const double p = 1 / (1 + std::exp(-log_odds_));
  return std::round(std::clamp(p, 0.0, kMostConfident) * 100) / 100;
}

}  // namespace phiward
