// What was found in one document and, if it is a container, in its members.
#pragma once

#include <string>
#include <vector>

#include "rules/finding.hpp"

namespace phiward {

// Something of the document that was not looked at.
struct Gap {
  std::string member;  // printable and masked; empty: of the document itself
  std::string reason;
};

// What was found in a member of a container.
struct MemberFindings {
  std::string member;             // printable and masked: "b.zip!patients.csv"
  std::vector<Finding> findings;  // byte ranges are offsets into the member's bytes
  std::vector<Finding> in_name;
};

struct Inspection {
  std::vector<Finding> findings;  // byte ranges are offsets into the bytes as given
  std::vector<MemberFindings> members;
  std::vector<Gap> gaps;
  bool binary = false;  // of it, or of a member, only the plain text inside was looked at

  // Nothing that a report has to say of it.
  [[nodiscard]] bool unremarkable() const {
    return findings.empty() && members.empty() && gaps.empty() && !binary;
  }
};

}  // namespace phiward
