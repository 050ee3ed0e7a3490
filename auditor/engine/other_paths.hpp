// What else the files are called that findings stand in: copies, and what was renamed. One thread.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "auditor/engine/exposed.hpp"
#include "auditor/engine/finding_set.hpp"
#include "auditor/engine/inspector.hpp"

namespace phiward {

class OtherPaths {
 public:
  // REQUIRES: both outlive this.
  OtherPaths(const Exposed& exposed, const Inspector& inspector)
      : exposed_(exposed), inspector_(inspector), paths_(exposed.paths()) {}

  // Nothing is told where a history has more paths than can be held.
  void tell(const GatheredFinding& finding, Exposure& exposure);

 private:
  struct Told {
    bool at_tip = false;
    const std::string* name = nullptr;
  };

  [[nodiscard]] std::vector<HeldPaths::Standing> standings(const GatheredFinding& finding) const;
  [[nodiscard]] const std::string& shown(HeldPaths::Path path);

  const Exposed& exposed_;
  const Inspector& inspector_;
  HeldPaths paths_;
  std::unordered_map<HeldPaths::Path, std::string> shown_;
};

}  // namespace phiward
