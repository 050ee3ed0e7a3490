// One document from bytes to findings: charset, line matcher, format readers, judge; and
// the same for each member if it is a container.
// Knows nothing of git objects. Const methods may be called from several threads at once.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "auditor/content/decode.hpp"
#include "auditor/content/unpacker.hpp"
#include "auditor/engine/deadline.hpp"
#include "auditor/engine/inspection.hpp"
#include "auditor/engine/plain_members.hpp"
#include "auditor/formats/reader.hpp"
#include "rules/catalog.hpp"
#include "rules/judge.hpp"
#include "rules/line_matcher.hpp"
#include "rules/line_memory.hpp"

namespace phiward {

// What was seen in stored bytes.
struct Seen {
  bool as_stored = false;  // the text is the bytes, so that lines kept of the one are of the other
  Sightings sightings;
  SectionMap sections;

  // About what it takes to keep, in bytes.
  [[nodiscard]] std::size_t bytes() const { return sightings.bytes() + sections.bytes(); }
};

// What is known of two versions of the same bytes.
struct Versions {
  const Seen* before = nullptr;          // of the earlier one; null: there is none
  std::span<const KeptLines> kept = {};  // what the later one has of it
  Seen now = {};                         // of the later one, once it was looked at
};

class Inspector {
 public:
  // REQUIRES: `catalog` outlives the inspector. Throws MatchError.
  Inspector(const Catalog& catalog, Thresholds thresholds, Fingerprinter fingerprint,
            std::filesystem::path unpacker = unpack_program());

  // Throws MatchError: then the bytes are unscanned, not clean.
  [[nodiscard]] Inspection inspect(std::string_view bytes, Surface surface,
                                   std::string_view path) const;

  // The same where an earlier version may have been seen before: only what is not kept of it is
  // looked at. `memory` may be null. Throws MatchError, after which versions.now tells nothing,
  // and DeadlineExceeded.
  [[nodiscard]] Inspection inspect(std::string_view bytes, Surface surface, std::string_view path,
                                   Versions* versions, LineMemory* memory,
                                   const Deadline& deadline) const;

  // The same, but a container is only looked at as the bytes it is.
  [[nodiscard]] Inspection inspect_as_it_stands(std::string_view bytes, Surface surface,
                                                std::string_view path, Versions* versions = nullptr,
                                                LineMemory* memory = nullptr) const;

  // A foreign name (path, ref) as it may be shown: printable, what was found in it masked.
  [[nodiscard]] std::string display(std::string_view name, Surface surface) const;

  // A name that is shown with the value of a finding masked, which may be one only beside what
  // is said elsewhere. Empty if it does not hold the value.
  [[nodiscard]] std::optional<std::string> without_value(std::string_view shown,
                                                         const Finding& finding) const;

 private:
  void see(const Text& decoded, Versions& versions, LineMemory* memory) const;

  LineMatcher matcher_;
  FieldReader reader_;
  Judge judge_;
  std::unique_ptr<Unpacker> unpacker_;
  std::unique_ptr<PlainMembers> plain_members_;
};

}  // namespace phiward
