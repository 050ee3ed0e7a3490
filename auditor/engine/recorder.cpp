#include "auditor/engine/recorder.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "auditor/engine/headed_text.hpp"
#include "auditor/engine/names_without_values.hpp"

namespace phiward {
namespace {

// Names of refs are masked by what a ref name may hold, all others as paths.
Surface name_surface(Surface surface) {
  const bool is_ref = surface == Surface::ref_name || surface == Surface::tag_message ||
                      surface == Surface::identity;  // of a tagger
  return is_ref ? Surface::ref_name : Surface::path;
}

void sort(std::vector<Unscanned>& list) {
  std::ranges::sort(list, [](const Unscanned& a, const Unscanned& b) {
    return std::tie(a.kind, a.path, a.id, a.reason) < std::tie(b.kind, b.path, b.id, b.reason);
  });
}

}  // namespace

void Recorder::add(const Inspection& inspection, const Place& place) {
  add_findings(inspection.findings, place.surface, {}, place);
  for (const MemberFindings& found : inspection.members) {
    add_findings(found.findings, place.surface, found.member, place);
    add_findings(found.in_name, Surface::path, found.member, place);
  }
  const std::string_view kind = place.kind.empty() ? to_string(place.surface) : place.kind;
  for (const Gap& gap : inspection.gaps) {
    unscanned(std::string(kind), place.object, place.name, gap.reason);
    if (!gap.member.empty()) coverage_.unscanned.back().path += '!' + gap.member;
  }
}

void Recorder::add_findings(const std::vector<Finding>& findings, Surface surface,
                            const std::string& member, const Place& place) {
  if (findings.empty() || (selection_ != nullptr && !selection_->takes(place.surface))) return;
  const std::string name = inspector_.display(place.name, name_surface(place.surface));
  const std::vector<std::uint32_t> carriers = carriers_of(place);
  for (const Finding& finding : findings) {
    findings_.add({finding, surface, name, member, place.commit, place.object, place.order},
                  carriers);
  }
}

// A place is told several times only where it has members.
std::vector<std::uint32_t> Recorder::carriers_of(const Place& place) {
  std::vector<std::uint32_t> carriers;
  for (const ObjectId* object : {place.object, place.last}) {
    if (object == nullptr) continue;
    Carrier carrier{*object, place.surface, std::string(place.name)};
    if (carriers_.empty() || carriers_.back() != carrier) carriers_.push_back(std::move(carrier));
    carriers.push_back(static_cast<std::uint32_t>(carriers_.size() - 1));
  }
  return carriers;
}

void Recorder::inspect(std::string_view text, const Place& place) {
  inspect(HeadedText{{}, {}, text}, place);
}

void Recorder::inspect(const HeadedText& text, const Place& place) {
  coverage_.bytes += text.headers.size() + text.message.size();
  try {
    add(inspect_headed(inspector_, text, place.surface, place.name), place);
  } catch (const MatchError& error) {
    unscanned(std::string(to_string(place.surface)), place.object, place.name, error.what());
  }
}

void Recorder::unscanned(std::string kind, const ObjectId* id, std::string_view name,
                         std::string reason) {
  const Surface surface = kind == "ref" ? Surface::ref_name : Surface::path;
  coverage_.unscanned.push_back(
      {std::move(kind), hex_or_empty(id), inspector_.display(name, surface), std::move(reason)});
}

void Recorder::binary(const ObjectId* id, std::string_view path) {
  binary(id, path, "binary content, only its plain text was searched");
}

void Recorder::binary(const ObjectId* id, std::string_view path, std::string reason) {
  coverage_.binary.push_back(
      {"blob", hex_or_empty(id), inspector_.display(path, Surface::path), std::move(reason)});
}

void Recorder::finish(AuditReport& report, const Expose& expose) {
  std::vector<GatheredFinding> findings = findings_.take();
  if (expose) expose(findings, carriers_);
  mask_names(inspector_, findings, coverage_);
  report.findings.reserve(findings.size());
  for (GatheredFinding& finding : findings) {
    finding.exposure = std::move(finding.exposed);
    report.findings.push_back(std::move(finding));
  }
  sort(coverage_.unscanned);
  sort(coverage_.binary);
  report.coverage = std::move(coverage_);
}

}  // namespace phiward
