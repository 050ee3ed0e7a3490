// One document from bytes to findings: charset, line matcher, format readers, judge; and
// the same for each member if it is a container.
// Knows nothing of git objects. Const methods may be called from several threads at once.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "auditor/content/decode.hpp"
#include "auditor/content/unpacker.hpp"
#include "auditor/engine/deadline.hpp"
#include "auditor/engine/inspection.hpp"
#include "auditor/formats/reader.hpp"
#include "rules/catalog.hpp"
#include "rules/judge.hpp"
#include "rules/line_matcher.hpp"
#include "rules/line_memory.hpp"

namespace phiward {

// What was seen in the lines of stored bytes.
struct SeenLines {
  bool as_stored = false;  // the text is the bytes, so that lines kept of the one are of the other
  Sightings sightings;
};

class Inspector {
 public:
  // REQUIRES: `catalog` outlives the inspector. Throws MatchError.
  Inspector(const Catalog& catalog, Thresholds thresholds, Fingerprinter fingerprint,
            std::filesystem::path unpacker = unpack_program());

  // Throws MatchError: then the bytes are unscanned, not clean.
  [[nodiscard]] Inspection inspect(std::string_view bytes, Surface surface,
                                   std::string_view path) const;

  // The same in two steps, for texts of which an earlier version was seen before: only what is
  // not kept of it is looked at. `before` and `memory` may be null. Both throw MatchError,
  // the second DeadlineExceeded.
  [[nodiscard]] SeenLines see(std::string_view bytes, const SeenLines* before,
                              std::span<const KeptLines> kept, LineMemory* memory = nullptr) const;
  [[nodiscard]] Inspection inspect(std::string_view bytes, const SeenLines& seen, Surface surface,
                                   std::string_view path, LineMemory* memory = nullptr,
                                   const Deadline& deadline = {}) const;

  // The same, but a container is only looked at as the bytes it is.
  [[nodiscard]] Inspection inspect_as_it_stands(std::string_view bytes, Surface surface,
                                                std::string_view path,
                                                LineMemory* memory = nullptr) const;

  // A foreign name (path, ref) as it may be shown: printable, what was found in it masked.
  [[nodiscard]] std::string display(std::string_view name, Surface surface) const;

 private:
  [[nodiscard]] Inspection judge(const Text& decoded, const Sightings& seen, Surface surface,
                                 std::string_view path, LineMemory* memory) const;

  LineMatcher matcher_;
  FieldReader reader_;
  Judge judge_;
  std::unique_ptr<Unpacker> unpacker_;
};

}  // namespace phiward
