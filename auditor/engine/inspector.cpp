#include "auditor/engine/inspector.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_set>

#include "auditor/content/container_kind.hpp"
#include "auditor/content/decode.hpp"
#include "auditor/engine/built_in_sieve.hpp"
#include "auditor/engine/likeness.hpp"
#include "auditor/engine/member_walk.hpp"
#include "auditor/formats/reader.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

// Judged of one document. Each costs about a kilobyte and ten microseconds, and a file made
// of nothing but keys must not keep a push waiting for minutes.
constexpr std::size_t kMostHits = 100'000;

// Containers are stored contents; messages and names are what a person wrote.
bool may_hold_members(Surface surface) {
  return surface == Surface::blob || surface == Surface::note;
}

// The values that were found again in a member, with their place there.
void remove_found_again(std::vector<Finding>& findings,
                        const std::vector<MemberFindings>& members) {
  std::unordered_set<std::string_view> known;
  for (const MemberFindings& member : members) {
    for (const Finding& finding : member.findings) known.insert(finding.fingerprint);
  }
  std::erase_if(findings, [&](const Finding& f) { return known.contains(f.fingerprint); });
}

}  // namespace

Inspector::Inspector(const Catalog& catalog, Thresholds thresholds, Fingerprinter fingerprint,
                     std::filesystem::path unpacker)
    : matcher_(catalog, format_markers(), &built_in_sieve()),
      reader_(catalog),
      judge_(catalog, thresholds, std::move(fingerprint)),
      unpacker_(std::make_unique<Unpacker>(std::move(unpacker))),
      plain_members_(std::make_unique<PlainMembers>()) {}

Inspection Inspector::inspect(std::string_view bytes, Surface surface,
                              std::string_view path) const {
  return inspect(bytes, surface, path, nullptr, nullptr, {});
}

Inspection Inspector::inspect(std::string_view bytes, Surface surface, std::string_view path,
                              Versions* versions, LineMemory* memory,
                              const Deadline& deadline) const {
  Inspection inspection = inspect_as_it_stands(bytes, surface, path, versions, memory);
  const auto kind = may_hold_members(surface) ? container_kind(bytes) : std::nullopt;
  if (!kind) return inspection;
  const auto look = [&](std::string_view content, Surface where, std::string_view name) {
    return plain_members_->inspect(content, where, name, [&] {
      return inspect_as_it_stands(content, where, name, nullptr, memory);
    });
  };
  const auto shown = [this](std::string_view name) { return display(name, Surface::path); };
  Inspection inside =
      MemberWalk(*unpacker_, surface, path, look, shown, deadline).walk(*kind, bytes);
  inside.binary = inside.binary || (inspection.binary && holds_pictures(*kind));
  remove_found_again(inspection.findings, inside.members);
  inside.findings = std::move(inspection.findings);
  std::ranges::move(inspection.gaps, std::back_inserter(inside.gaps));
  return inside;
}

Inspection Inspector::inspect_as_it_stands(std::string_view bytes, Surface surface,
                                           std::string_view path, Versions* versions,
                                           LineMemory* memory) const {
  const Text decoded = decode(bytes);
  Versions only;
  Versions& known = versions != nullptr ? *versions : only;
  see(decoded, known, memory);
  SectionVersions sections{&known.before->sections, known.kept};

  Document document{decoded.text(), path, surface};
  Matches matches = matcher_.matches(document.text, known.now.sightings, memory);
  document.of_patients = matches.of_patients;
  document.of_members = matches.of_members;
  document.passages = matches.passages;
  std::vector<Hit>& hits = matches.hits;
  const bool too_many = hits.size() > kMostHits;
  if (too_many) hits.resize(kMostHits);
  const Fields fields = decoded.binary() ? Fields{}
                                         : reader_.read(document, hits, matches.markers,
                                                        versions != nullptr ? &sections : nullptr);
  known.now.sections = std::move(sections.now);

  Inspection inspection;
  inspection.binary = decoded.binary();
  if (too_many || fields.cut_off()) {
    inspection.gaps.push_back({{}, "more values than are read of one file"});
  }
  if (hits.empty() && fields.all().empty()) return inspection;
  inspection.findings = judge_.judge(document, hits, fields.all());
  for (Finding& finding : inspection.findings) {
    finding.byte_start = decoded.to_stored(finding.byte_start);
    finding.byte_end = decoded.to_stored(finding.byte_end);
  }
  return inspection;
}

void Inspector::see(const Text& decoded, Versions& versions, LineMemory* memory) const {
  static const Seen kNothing;
  versions.now.as_stored = decoded.encoding() == Encoding::bytes;
  const bool kept =
      versions.now.as_stored && versions.before != nullptr && versions.before->as_stored;
  if (!kept) {
    versions.before = &kNothing;
    versions.kept = {};
  }
  versions.now.sightings =
      matcher_.see_again(decoded.text(), versions.before->sightings, versions.kept, memory);
}

std::string Inspector::display(std::string_view name, Surface surface) const {
  std::string shown;
  std::size_t at = 0;
  for (const Finding& finding : inspect_as_it_stands(name, surface, {}).findings) {
    shown += printable(name.substr(at, finding.byte_start - at));
    shown += finding.preview;
    at = finding.byte_end;
  }
  return shown + printable(name.substr(at));
}

std::optional<std::string> Inspector::without_value(std::string_view shown,
                                                    const Finding& finding) const {
  if (finding.outcome == Outcome::info) return std::nullopt;
  std::optional<std::string> masked;
  for (const Span place : likenesses(shown, finding.preview)) {
    const std::string_view like = shown.substr(place.begin, place.size());
    if (!judge_.is_value_of(finding, like)) continue;
    if (!masked) masked = shown;
    masked->replace(place.begin, place.size(), shape_of(like));
  }
  return masked;
}

}  // namespace phiward
