// Reports and inspections in compact form (compact.hpp). As findings themselves it holds no
// value. Only the program that wrote it reads it: there is no version in it.
#pragma once

#include <string>
#include <string_view>

#include "auditor/engine/audit_report.hpp"
#include "auditor/engine/compact.hpp"
#include "auditor/engine/inspection.hpp"

namespace phiward {

// Target, findings and coverage; who made the report, when, and its entry are left out.
// REQUIRES of both: what is written outlives the writer.
void write(CompactWriter& out, const AuditReport& report);
void write(CompactWriter& out, const Inspection& inspection);

// Both throw CompactError.
[[nodiscard]] AuditReport read_report(CompactReader& in);
[[nodiscard]] Inspection read_inspection(CompactReader& in);

// An inspection in compact form by itself: an audit may hold half a million findings, of a
// kilobyte each, until all is looked at. Empty if it was unremarkable.
class PackedInspection {
 public:
  PackedInspection() = default;
  explicit PackedInspection(const Inspection& inspection);
  // Of bytes() of another, which may be damaged. Throws CompactError.
  static PackedInspection checked(std::string_view bytes);

  [[nodiscard]] bool empty() const { return bytes_.empty(); }
  [[nodiscard]] bool has_gaps() const { return has_gaps_; }
  [[nodiscard]] Inspection unpacked() const;
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  std::string bytes_;
  bool has_gaps_ = false;
};

}  // namespace phiward
