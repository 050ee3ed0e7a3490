// What else the files are called that findings stand in: copies, and what was renamed. One thread.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "auditor/engine/exposed.hpp"
#include "auditor/engine/finding_set.hpp"
#include "auditor/engine/inspector.hpp"

namespace phiward {

class OtherPaths {
 public:
  // REQUIRES: all outlive this.
  OtherPaths(const Exposed& exposed, std::span<const Carrier> carriers, const Inspector& inspector)
      : exposed_(exposed), carriers_(carriers), inspector_(inspector), paths_(exposed.paths()) {}

  // Fills them into what `findings` have as `exposed`, without the values found in these files.
  void tell(std::span<GatheredFinding> findings);

 private:
  struct Group {
    std::vector<const GatheredFinding*> findings;  // of one exposure
    Exposure* exposure = nullptr;
    std::vector<HeldPaths::Path> shown = {};
  };

  static std::vector<Group> groups_of(std::span<GatheredFinding> findings);
  void choose(Group& group);
  void mask(const Group& group);
  [[nodiscard]] std::vector<HeldPaths::Standing> standings(const Group& group);

  const Exposed& exposed_;
  std::span<const Carrier> carriers_;
  const Inspector& inspector_;
  HeldPaths paths_;
  std::unordered_map<HeldPaths::Path, std::string> shown_;  // as they may be
  // What may be gone through for all findings. If it is not enough, nothing is told of any.
  std::size_t left_ = std::size_t{64} << 20;
  bool room_ = true;
};

}  // namespace phiward
