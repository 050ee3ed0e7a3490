// One document from bytes to findings: charset, line matcher, format readers, judge.
// Knows nothing of git objects. Const methods may be called from several threads at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "auditor/formats/reader.hpp"
#include "rules/catalog.hpp"
#include "rules/judge.hpp"
#include "rules/line_matcher.hpp"

namespace phiward {

struct Inspection {
  std::vector<Finding> findings;  // byte ranges are offsets into the bytes as given
  bool binary = false;            // only the plain text inside was looked at
  bool cut_off = false;           // more hits or fields than are judged of one document
};

class Inspector {
 public:
  // REQUIRES: `catalog` outlives the inspector. Throws MatchError.
  Inspector(const Catalog& catalog, Thresholds thresholds, Fingerprinter fingerprint);

  // Throws MatchError: then the bytes are unscanned, not clean.
  [[nodiscard]] Inspection inspect(std::string_view bytes, Surface surface,
                                   std::string_view path) const;

  // A foreign name (path, ref) as it may be shown: printable, what was found in it masked.
  [[nodiscard]] std::string display(std::string_view name, Surface surface) const;

 private:
  LineMatcher matcher_;
  FieldReader reader_;
  Judge judge_;
};

}  // namespace phiward
