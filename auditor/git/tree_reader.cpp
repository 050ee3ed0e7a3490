#include "auditor/git/tree_reader.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace phiward {
namespace {

constexpr std::size_t kMostKeptBytes = std::size_t{40} << 20;

// Bytes that `a` and `b` have in common from their beginning.
std::size_t common_prefix(std::string_view a, std::string_view b) {
  constexpr std::size_t kStep = 64;
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t at = 0;
  while (at + kStep <= most && std::memcmp(a.data() + at, b.data() + at, kStep) == 0) at += kStep;
  while (at < most && a[at] == b[at]) ++at;
  return at;
}

}  // namespace

Tree::Tree(const ObjectId& id, Object object) : id_(id), object_(std::move(object)) {
  if (object_.type() != ObjectType::tree) throw GitError("not a readable tree object");
  const std::string_view bytes = object_.bytes();
  starts_.reserve(bytes.size() / 32 + 2);
  for (std::size_t at = 0; at < bytes.size();) {
    starts_.push_back(static_cast<std::uint32_t>(at));
    const std::size_t size = tree_entry_size(bytes.substr(at), id.size);
    if (size == 0) throw GitError("not a readable tree object");
    at += size;
  }
  starts_.push_back(static_cast<std::uint32_t>(bytes.size()));
}

TreeEntry Tree::entry(std::size_t i) const {
  std::string_view text = object_.bytes().substr(starts_[i], starts_[i + 1] - starts_[i]);
  return *take_tree_entry(text, id_.size);
}

std::size_t Tree::same_from(std::size_t i, const Tree& other, std::size_t j) const {
  const std::size_t same = common_prefix(object_.bytes().substr(starts_[i]),
                                         other.object_.bytes().substr(other.starts_[j]));
  const auto begin = starts_.begin() + static_cast<std::ptrdiff_t>(i);
  const auto after = std::upper_bound(begin, starts_.end(), starts_[i] + same);
  return static_cast<std::size_t>(after - begin) - 1;
}

std::size_t Tree::cost() const {
  return object_.bytes().size() + starts_.capacity() * sizeof(std::uint32_t) + 256;
}

TreeReader::TreePtr TreeReader::load(const ObjectId& id) {
  if (const auto found = index_.find(id); found != index_.end()) {
    latest_first_.splice(latest_first_.begin(), latest_first_, found->second);
    return found->second->tree;
  }
  auto object = read_(id);
  if (!object) throw GitError("missing from this repository");
  auto tree = std::make_shared<const Tree>(id, *std::move(object));
  keep(tree);
  return tree;
}

void TreeReader::keep(const TreePtr& tree) {
  latest_first_.push_front({tree->id(), tree});
  index_[tree->id()] = latest_first_.begin();
  bytes_ += tree->cost();
  while (bytes_ > kMostKeptBytes && latest_first_.size() > 1) {
    bytes_ -= latest_first_.back().tree->cost();
    index_.erase(latest_first_.back().id);
    latest_first_.pop_back();
  }
}

}  // namespace phiward
