#include "auditor/engine/inspector.hpp"

#include "auditor/content/decode.hpp"
#include "auditor/formats/reader.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

// Judged of one document. Each costs about a kilobyte and ten microseconds, and a file made
// of nothing but keys must not keep a push waiting for minutes.
constexpr std::size_t kMostHits = 100'000;

}  // namespace

Inspector::Inspector(const Catalog& catalog, Thresholds thresholds, Fingerprinter fingerprint)
    : matcher_(catalog), reader_(catalog), judge_(catalog, thresholds, std::move(fingerprint)) {}

Inspection Inspector::inspect(std::string_view bytes, Surface surface,
                              std::string_view path) const {
  const Text decoded = decode(bytes);
  Document document{decoded.text(), path, surface};
  std::vector<Hit> hits = matcher_.match(document.text, &document.of_patients);
  const bool too_many = hits.size() > kMostHits;
  if (too_many) hits.resize(kMostHits);
  const Fields fields = decoded.binary() ? Fields{} : reader_.read(document, hits);

  Inspection inspection;
  inspection.binary = decoded.binary();
  inspection.cut_off = too_many || fields.cut_off();
  if (hits.empty() && fields.all().empty()) return inspection;
  inspection.findings = judge_.judge(document, hits, fields.all());
  for (Finding& finding : inspection.findings) {
    finding.byte_start = decoded.to_stored(finding.byte_start);
    finding.byte_end = decoded.to_stored(finding.byte_end);
  }
  return inspection;
}

std::string Inspector::display(std::string_view name, Surface surface) const {
  std::string shown;
  std::size_t at = 0;
  for (const Finding& finding : inspect(name, surface, {}).findings) {
    shown += printable(name.substr(at, finding.byte_start - at));
    shown += finding.preview;
    at = finding.byte_end;
  }
  return shown + printable(name.substr(at));
}

}  // namespace phiward
