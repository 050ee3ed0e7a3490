// Looks into a container: what is unpacked of it is inspected as documents of their own, and
// containers in there are opened in turn. Bounded in bytes, members, depth and time.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/content/unpacker.hpp"
#include "auditor/engine/deadline.hpp"
#include "auditor/engine/inspection.hpp"
#include "rules/vocabulary.hpp"

namespace phiward {

// One walk for one file. One thread.
class MemberWalk {
 public:
  // Inspects one document as it stands; throws MatchError.
  using Look = std::function<Inspection(std::string_view bytes, Surface, std::string_view path)>;
  // A foreign name as it may be shown.
  using Display = std::function<std::string(std::string_view name)>;

  MemberWalk(Unpacker& unpacker, Surface surface, std::string_view path, Look look, Display display,
             const Deadline& deadline);

  // Members and gaps; `binary` if one of the members is. Throws DeadlineExceeded.
  [[nodiscard]] Inspection walk(ContainerKind kind, std::string_view bytes);

 private:
  struct Container {
    std::string name;  // "b.zip!c.gz" inside the file; empty for the file itself
    std::string bytes;
    ContainerKind kind{};
    int depth = 0;
  };

  void open(const Container& container, std::string_view bytes);
  void look_at(const Container& outer, Part part);
  [[nodiscard]] std::string path_of(std::string_view member, std::string_view part) const;
  void gap(const std::string& member, std::string reason);

  Unpacker& unpacker_;
  Surface surface_;
  std::string_view path_;
  Look look_;
  Display display_;
  UnpackLimits left_;
  Deadline deadline_;              // of the scan
  UnpackProcess::Time stop_time_;  // of this walk
  std::deque<Container> waiting_;
  Inspection result_;
};

}  // namespace phiward
