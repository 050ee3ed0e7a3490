// Where findings and gaps of a scan are gathered, with names as they may be shown. Not
// thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/engine/audit_report.hpp"
#include "auditor/engine/finding_set.hpp"
#include "auditor/engine/inspector.hpp"
#include "auditor/engine/selection.hpp"
#include "auditor/git/object_id.hpp"
#include "auditor/git/object_text.hpp"

namespace phiward {

// What holds a finding: a blob, wherever in trees it stands, or a commit itself.
struct Carrier {
  ObjectId object;
  Surface surface = Surface::blob;
  std::string path = {};  // that it was looked at under, as git has it

  bool operator==(const Carrier&) const = default;
};

// Where a text stands. Borrows; used during one call.
struct Place {
  Surface surface = Surface::blob;
  std::string_view name;             // path, or the ref of a tag; empty if it has none
  const ObjectId* commit = nullptr;  // that brought it, if one did
  const ObjectId* object = nullptr;  // that holds it, if one does
  std::uint64_t order = 0;           // of places that hold the same, the least is shown
  std::string_view kind = {};        // of its gaps ("file"); empty: as the surface is called
  const ObjectId* last = nullptr;    // another that holds it: the last of many alike
};

class Recorder {
 public:
  // Of other surfaces than `selection` takes nothing is kept. REQUIRES: both outlive the recorder.
  explicit Recorder(const Inspector& inspector, const Selection* selection = nullptr)
      : inspector_(inspector), selection_(selection) {}

  // Findings and gaps; that it is binary is told apart.
  void add(const Inspection& inspection, const Place& place);
  // Inspects and adds; a text that cannot be matched becomes a gap.
  void inspect(std::string_view text, const Place& place);
  void inspect(const HeadedText& text, const Place& place);

  void unscanned(std::string kind, const ObjectId* id, std::string_view name, std::string reason);
  void binary(const ObjectId* id, std::string_view path);
  // Likewise of content that was not looked into for another reason.
  void binary(const ObjectId* id, std::string_view path, std::string reason);

  [[nodiscard]] Coverage& coverage() { return coverage_; }

  // Moves everything into `report`, in an order that depends on the content alone. `expose` may
  // look at the findings and what holds them, by number, before.
  using Expose = std::function<void(std::span<GatheredFinding>, std::span<const Carrier>)>;
  void finish(AuditReport& report, const Expose& expose = {});

 private:
  void add_findings(const std::vector<Finding>& findings, Surface surface,
                    const std::string& member, const Place& place);
  [[nodiscard]] std::vector<std::uint32_t> carriers_of(const Place& place);

  const Inspector& inspector_;
  const Selection* selection_;
  FindingSet findings_;
  Coverage coverage_;
  std::vector<Carrier> carriers_;
};

}  // namespace phiward
