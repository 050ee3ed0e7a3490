#include "auditor/git/tree_reader.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace phiward {
namespace {

constexpr std::size_t kMostKeptBytes = std::size_t{4} << 20;
constexpr std::size_t kStep = 64;  // bytes compared at a time

// Bytes that `a` and `b` have in common from their beginning.
std::size_t common_prefix(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t at = 0;
  while (at + kStep <= most && std::memcmp(a.data() + at, b.data() + at, kStep) == 0) at += kStep;
  while (at < most && a[at] == b[at]) ++at;
  return at;
}

// Likewise from their end, and not more than that.
std::size_t common_suffix(std::string_view a, std::string_view b) {
  const std::size_t most = std::min(a.size(), b.size());
  const char* const a_end = a.data() + a.size();
  const char* const b_end = b.data() + b.size();
  std::size_t size = 0;
  while (size + kStep <= most &&
         std::memcmp(a_end - size - kStep, b_end - size - kStep, kStep) == 0) {
    size += kStep;
  }
  while (size < most && a[a.size() - 1 - size] == b[b.size() - 1 - size]) ++size;
  return size;
}

}  // namespace

Tree::Tree(const ObjectId& id, Object object, const Tree* like)
    : id_(id), object_(std::move(object)) {
  if (object_.type() != ObjectType::tree) throw GitError("not a readable tree object");
  const std::string_view text = bytes();
  starts_.reserve(like != nullptr ? like->starts_.size() + 2 : text.size() / 32 + 2);
  std::size_t at = like != nullptr ? take_front(*like) : 0;
  const std::size_t tail = like != nullptr ? common_suffix(text.substr(at), like->bytes()) : 0;
  while (at < text.size()) {
    if (text.size() - at <= tail && take_back(*like, at)) break;
    starts_.push_back(static_cast<std::uint32_t>(at));
    const std::size_t size = tree_entry_size(text.substr(at), id.size);
    if (size == 0) throw GitError("not a readable tree object");
    at += size;
  }
  starts_.push_back(static_cast<std::uint32_t>(text.size()));
}

// The starts of whole entries that both have at their beginning; where they end.
std::size_t Tree::take_front(const Tree& like) {
  const std::size_t same = common_prefix(bytes(), like.bytes());
  const auto end = std::ranges::upper_bound(like.starts_, same);
  starts_.assign(like.starts_.begin(), end);  // the last begins what may differ
  const std::size_t at = starts_.back();
  starts_.pop_back();
  like_ = like.id_;
  front_ = starts_.size();
  return at;
}

// The starts of all from `at` on, if an entry of `like` begins there, counted from the end: what
// is behind is the same.
bool Tree::take_back(const Tree& like, std::size_t at) {
  const std::size_t left = bytes().size() - at;
  const std::size_t there = like.bytes().size() - left;
  const auto begin = std::ranges::lower_bound(like.starts_, there);
  if (begin == like.starts_.end() || *begin != there) return false;
  const auto moved = static_cast<std::uint32_t>(at - there);  // wraps, and back
  back_ = static_cast<std::size_t>(like.starts_.end() - begin) - 1;
  const std::size_t front = starts_.size();
  starts_.resize(front + back_);
  for (std::size_t i = 0; i < back_; ++i)
    starts_[front + i] = begin[static_cast<std::ptrdiff_t>(i)] + moved;
  return true;
}

TreeEntry Tree::entry(std::size_t i) const {
  std::string_view text = bytes().substr(starts_[i], starts_[i + 1] - starts_[i]);
  return *take_tree_entry(text, id_.size);
}

std::size_t Tree::same_from(std::size_t i, const Tree& other, std::size_t j) const {
  if (other.id_ == like_) {
    if (i == j && i < front_) return front_ - i;
    const std::size_t left = size() - i;
    if (left <= back_ && left == other.size() - j) return left;
  }
  const std::size_t same =
      common_prefix(bytes().substr(starts_[i]), other.bytes().substr(other.starts_[j]));
  const auto begin = starts_.begin() + static_cast<std::ptrdiff_t>(i);
  const auto after = std::upper_bound(begin, starts_.end(), starts_[i] + same);
  return static_cast<std::size_t>(after - begin) - 1;
}

std::size_t Tree::cost() const {
  return bytes().size() + starts_.capacity() * sizeof(std::uint32_t) + 256;
}

TreeReader::TreePtr TreeReader::load(const ObjectId& id, const Tree* like) {
  if (const auto found = index_.find(id); found != index_.end()) {
    latest_first_.splice(latest_first_.begin(), latest_first_, found->second);
    return found->second->tree;
  }
  auto object = read_(id);
  if (!object) throw GitError("missing from this repository");
  auto tree = std::make_shared<const Tree>(id, *std::move(object), like);
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
