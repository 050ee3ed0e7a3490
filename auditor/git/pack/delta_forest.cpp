#include "auditor/git/pack/delta_forest.hpp"

#include <algorithm>
#include <numeric>

#include "auditor/git/git_error.hpp"

namespace phiward {
namespace {

using Node = DeltaForest::Node;
constexpr std::uint32_t kNone = DeltaForest::kNone;
constexpr unsigned kBlockBits = 12;  // of the offset: a block holds a few entries

// Turns the entries into nodes, in which parents are entries.
class Planter {
 public:
  Planter(const Pack& pack, const PackIndex& index)
      : pack_(pack), index_(index), entries_(entries_by_offset(pack, index)) {
    find_blocks();
    find_parents();
    cut_cycles();
    list_children();
    count_descendants();
  }

  // The trees in the order of their roots.
  void plant(std::vector<Node>& nodes, std::vector<DeltaForest::Tree>& trees) {
    nodes.reserve(entries_.size());
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].parent == kNone) trees.push_back(plant_tree(i, nodes));
    }
  }

 private:
  void find_parents() {
    std::vector<std::uint32_t> entry_of_row(entries_.size());
    for (std::uint32_t i = 0; i < entries_.size(); ++i) entry_of_row[entries_[i].row] = i;
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].begin == entries_[i].end) continue;
      const auto entry = pack_.entry(entries_[i].begin);
      if (!entry || entry->kind == EntryKind::whole) continue;
      if (entry->kind == EntryKind::offset_delta) {
        entries_[i].parent = entry_at(entry->base_offset, i);
      } else if (const auto row = index_.find(entry->base_id)) {
        entries_[i].parent = entry_of_row[*row];
      }
    }
  }

  // The first entry of each block of the pack, and of what is behind the last one.
  void find_blocks() {
    first_of_block_.assign((pack_.end() >> kBlockBits) + 2,
                           static_cast<std::uint32_t>(entries_.size()));
    for (auto i = static_cast<std::uint32_t>(entries_.size()); i-- > 0;) {
      first_of_block_[entries_[i].begin >> kBlockBits] = i;
    }
    for (std::size_t block = first_of_block_.size() - 1; block-- > 0;) {
      first_of_block_[block] = std::min(first_of_block_[block], first_of_block_[block + 1]);
    }
  }

  // The entry that begins at `offset`, before entry `before`.
  [[nodiscard]] std::uint32_t entry_at(std::uint64_t offset, std::uint32_t before) const {
    if (offset >= entries_[before].begin) return kNone;
    const std::uint64_t block = offset >> kBlockBits;
    const auto begin = entries_.begin() + first_of_block_[block];
    const auto end = entries_.begin() + first_of_block_[block + 1];
    const auto found = std::ranges::lower_bound(begin, end, offset, {}, &Node::begin);
    if (found == end || found->begin != offset) return kNone;
    return static_cast<std::uint32_t>(found - entries_.begin());
  }

  // Bases named by id can form a ring; one of it becomes a root that cannot be read.
  void cut_cycles() {
    enum class Seen : std::uint8_t { no, on_this_path, yes };
    std::vector<Seen> seen(entries_.size(), Seen::no);
    for (std::uint32_t start = 0; start < entries_.size(); ++start) {
      std::uint32_t at = start;
      std::uint32_t last = start;
      for (; at != kNone && seen[at] == Seen::no; at = entries_[at].parent) {
        seen[at] = Seen::on_this_path;
        last = at;
      }
      if (at != kNone && seen[at] == Seen::on_this_path) entries_[last].parent = kNone;
      for (at = start; at != kNone && seen[at] == Seen::on_this_path; at = entries_[at].parent) {
        seen[at] = Seen::yes;
      }
    }
  }

  void list_children() {
    first_child_.assign(entries_.size() + 1, 0);
    for (const Node& entry : entries_) {
      if (entry.parent != kNone) ++first_child_[entry.parent + 1];
    }
    std::partial_sum(first_child_.begin(), first_child_.end(), first_child_.begin());
    children_.resize(first_child_.back());
    std::vector<std::uint32_t> next(first_child_.begin(), first_child_.end() - 1);
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].parent != kNone) children_[next[entries_[i].parent]++] = i;
    }
  }

  void count_descendants() {
    descendants_.assign(entries_.size(), 0);
    std::vector<std::uint32_t> order;  // parents before children
    order.reserve(entries_.size());
    for (std::uint32_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].parent == kNone) order.push_back(i);
    }
    for (std::size_t i = 0; i < order.size(); ++i) {
      const std::uint32_t entry = order[i];
      for (std::uint32_t c = first_child_[entry]; c < first_child_[entry + 1]; ++c) {
        order.push_back(children_[c]);
      }
    }
    for (auto i = order.rbegin(); i != order.rend(); ++i) {
      const std::uint32_t parent = entries_[*i].parent;
      if (parent != kNone) descendants_[parent] += descendants_[*i] + 1;
    }
  }

  DeltaForest::Tree plant_tree(std::uint32_t root, std::vector<Node>& nodes) {
    struct Waiting {
      std::uint32_t entry, parent_node;
    };
    const auto begin = static_cast<std::uint32_t>(nodes.size());
    std::uint64_t packed = 0;
    std::vector<Waiting> waiting = {{root, kNone}};
    while (!waiting.empty()) {
      const auto [entry, parent_node] = waiting.back();
      waiting.pop_back();
      const auto node = static_cast<std::uint32_t>(nodes.size());
      nodes.push_back(entries_[entry]);
      nodes.back().parent = parent_node;
      packed += nodes.back().end - nodes.back().begin;
      push_children(entry, [&](std::uint32_t child) { waiting.push_back({child, node}); });
    }
    const auto end = static_cast<std::uint32_t>(nodes.size());
    const auto entry = pack_.entry(entries_[root].begin);
    const bool whole = entry && entry->kind == EntryKind::whole;
    return {begin, end, packed + (end - begin) * size_of(entry),
            whole ? std::optional(entry->type) : std::nullopt};
  }

  // Last what is to be planted first.
  template <class Push>
  void push_children(std::uint32_t entry, Push push) const {
    const std::uint32_t begin = first_child_[entry];
    const std::uint32_t end = first_child_[entry + 1];
    if (begin == end) return;
    const auto by_descendants = [this](std::uint32_t a, std::uint32_t b) {
      return descendants_[a] < descendants_[b];
    };
    const std::uint32_t heaviest =
        *std::max_element(children_.begin() + begin, children_.begin() + end, by_descendants);
    push(heaviest);
    for (std::uint32_t c = end; c > begin; --c) {
      if (children_[c - 1] != heaviest) push(children_[c - 1]);
    }
  }

  // Bytes; a guess that is never far too high, because the pack says what it likes.
  static std::uint64_t size_of(const std::optional<PackEntry>& root) {
    constexpr std::uint64_t kMost = std::uint64_t{1} << 30;
    return root ? std::min(root->size, kMost) : 0;
  }

  const Pack& pack_;
  const PackIndex& index_;
  std::vector<Node> entries_;
  std::vector<std::uint32_t> first_of_block_;
  std::vector<std::uint32_t> first_child_, children_;  // of entry e: first_child_[e] to [e + 1]
  std::vector<std::uint32_t> descendants_;
};

}  // namespace

void check_belong(const Pack& pack, const PackIndex& index) {
  if (pack.count() != index.count() || pack.checksum() != index.pack_checksum()) {
    throw GitError("the pack index is of another pack; git index-pack makes it again");
  }
}

std::vector<Node> entries_by_offset(const Pack& pack, const PackIndex& index) {
  check_belong(pack, index);
  std::vector<Node> entries(index.count());
  for (std::uint32_t row = 0; row < index.count(); ++row) {
    const auto offset = index.offset(row);
    entries[row].row = row;
    if (offset && *offset < pack.end()) entries[row].begin = *offset;
  }
  std::ranges::sort(entries, [](const Node& a, const Node& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.row < b.row;
  });
  for (std::size_t i = 0; i < entries.size(); ++i) {
    entries[i].end = i + 1 < entries.size() ? entries[i + 1].begin : pack.end();
  }
  // Two objects cannot be one entry; which of them it is cannot be told.
  for (std::size_t i = 1; i < entries.size(); ++i) {
    if (entries[i].begin == entries[i - 1].begin) entries[i].end = entries[i].begin;
  }
  return entries;
}

DeltaForest::DeltaForest(const Pack& pack, const PackIndex& index) {
  Planter(pack, index).plant(nodes_, trees_);
}

std::vector<DeltaForest::Group> DeltaForest::groups(std::uint64_t cost) const {
  std::vector<Group> groups;
  for (std::uint32_t i = 0; i < trees_.size(); ++i) {
    if (groups.empty() || groups.back().cost >= cost) groups.push_back({i, i, 0});
    groups.back().end = i + 1;
    groups.back().cost += trees_[i].cost;
  }
  return groups;
}

}  // namespace phiward
