// What earlier runs found in blobs, each under its path and surface: what was looked at wholly,
// by the same program under the same rules, need not be read again. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/engine/compact_report.hpp"
#include "auditor/engine/memory.hpp"
#include "auditor/git/object_id.hpp"
#include "rules/vocabulary.hpp"

namespace phiward {

// A blob and where it stands, and what was made of it. Borrows.
struct LookedAt {
  ObjectId id;
  Surface surface = Surface::blob;
  std::string_view path;
  std::uint32_t size = 0;                        // bytes
  const PackedInspection* inspection = nullptr;  // null or empty if it was unremarkable
};

class Verdicts {
 public:
  // Recalls those kept under `name`; none if they cannot be read. REQUIRES: `memory` outlives this.
  Verdicts(Memory& memory, std::string name);

  struct Verdict {
    std::uint32_t size = 0;
    PackedInspection inspection;
  };
  // Of each blob once: its findings are moved out.
  [[nodiscard]] std::optional<Verdict> take(const ObjectId& id, Surface surface,
                                            std::string_view path);

  // In the place of all that were known. Blobs of which something was not looked at are left out.
  void keep(const std::vector<LookedAt>& blobs);

 private:
  struct Known {
    ObjectId id;
    std::uint32_t place = 0;  // in places_
    std::uint32_t size = 0;
    std::uint32_t remarkable = 0;  // in inspections_, counted from 1
  };
  void read(std::string_view bytes);

  Memory& memory_;
  std::string name_;
  std::vector<std::string> places_;  // surface and path, concealed
  std::vector<Known> known_;         // by id
  std::vector<PackedInspection> inspections_;
};

}  // namespace phiward
