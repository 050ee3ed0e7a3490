#include "auditor/git/pack/open_pack.hpp"

#include "auditor/git/git_error.hpp"

namespace phiward {

OpenPack::OpenPack(const std::filesystem::path& index_path)
    : file_(index_path),
      forest_(file_.pack(), file_.index()),
      node_of_row_(forest_.nodes().size()) {
  const auto& nodes = forest_.nodes();
  for (std::uint32_t node = 0; node < nodes.size(); ++node) node_of_row_[nodes[node].row] = node;
  release_pages();
}

std::optional<std::uint32_t> OpenPack::find_node(const ObjectId& id) const {
  const auto row = index().find(id);
  return row ? std::optional(node_of_row_[*row]) : std::nullopt;
}

OpenPacks open_packs(const std::vector<std::filesystem::path>& index_paths) {
  OpenPacks packs;
  for (const auto& path : index_paths) {
    try {
      packs.emplace_back(path);
    } catch (const GitError&) {
      continue;
    }
  }
  return packs;
}

}  // namespace phiward
