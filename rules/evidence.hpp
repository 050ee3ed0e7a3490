// What speaks for and against a candidate, added up as log-odds, each term with its reason.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace phiward {

class Evidence {
 public:
  explicit Evidence(double probability);  // before anything else is known

  void add(double log_odds, std::string_view reason);
  void note(std::string_view reason);  // says something, weighs nothing

  [[nodiscard]] double confidence() const;  // 0..kMostConfident, two decimals
  [[nodiscard]] const std::vector<std::string>& reasons() const { return reasons_; }

 private:
  double log_odds_;
  std::vector<std::string> reasons_;
};

}  // namespace phiward
