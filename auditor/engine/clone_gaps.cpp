#include "auditor/engine/clone_gaps.hpp"

#include <algorithm>
#include <filesystem>

namespace phiward {
namespace {

// A pack that came without objects it leads to has a file ".promisor" beside it (git-pack-objects).
bool is_partial(const std::filesystem::path& object_directory) {
  std::error_code error;
  for (std::filesystem::directory_iterator at(object_directory / "pack", error), end;
       !error && at != end; at.increment(error)) {
    if (at->path().extension() == ".promisor") return true;
  }
  return false;
}

}  // namespace

void explain_missing(const Repository& repository, Coverage& coverage) {
  const bool shallow = !repository.shallow_boundary().empty();
  const bool partial = is_partial(repository.object_directory());
  for (Unscanned& gap : coverage.unscanned) {
    if (gap.reason != "missing from this repository") continue;
    if (shallow && gap.kind == "commit") {
      gap.reason += ", which is a shallow clone: older history was left out";
    } else if (partial) {
      gap.reason += ", which is a partial clone: such objects were left out";
    }
  }
}

}  // namespace phiward
