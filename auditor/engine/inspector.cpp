#include "auditor/engine/inspector.hpp"

#include "auditor/content/decode.hpp"
#include "auditor/formats/reader.hpp"
#include "rules/shape.hpp"

namespace phiward {

Inspector::Inspector(const Catalog& catalog, Thresholds thresholds, Fingerprinter fingerprint)
    : matcher_(catalog), reader_(catalog), judge_(catalog, thresholds, std::move(fingerprint)) {}

Inspection Inspector::inspect(std::string_view bytes, Surface surface,
                              std::string_view path) const {
  const Text decoded = decode(bytes);
  const Document document{decoded.text(), path, surface};
  const std::vector<Hit> hits = matcher_.match(document.text);
  const Fields fields = decoded.binary() ? Fields{} : reader_.read(document, hits);

  Inspection inspection;
  inspection.binary = decoded.binary();
  inspection.cut_off = fields.cut_off();
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
