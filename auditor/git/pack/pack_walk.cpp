#include "auditor/git/pack/pack_walk.hpp"

#include <algorithm>
#include <utility>

#include "auditor/git/git_error.hpp"
#include "auditor/git/pack/delta.hpp"

namespace phiward {
namespace {

constexpr std::uint32_t kNone = DeltaForest::kNone;

}  // namespace

PackWalk::PackWalk(const Pack& pack, const PackIndex& index, const DeltaForest& forest,
                   PackWalkSettings settings)
    : index_(index),
      forest_(forest),
      settings_(std::move(settings)),
      reader_(pack, index, forest, settings_.max_object_bytes) {}

void PackWalk::walk(const DeltaForest::Group& group, const PackVisitor& visitor) {
  for (std::uint32_t i = group.begin; i < group.end; ++i) walk_tree(forest_.trees()[i], visitor);
}

void PackWalk::walk_tree(const DeltaForest::Tree& tree, const PackVisitor& visitor) {
  leave_to(kNone);
  if (!choose(tree)) return;
  for (std::uint32_t node = tree.begin; node < tree.end; ++node) {
    Need& need = needs_[node - tree.begin];
    if (need.wanted || need.waiting > 0) visit(node, need, visitor);
  }
}

// Fills needs_. False if nothing of the tree is wanted.
bool PackWalk::choose(const DeltaForest::Tree& tree) {
  const auto& nodes = forest_.nodes();
  if (settings_.only && tree.type && *tree.type != *settings_.only) return false;
  tree_begin_ = tree.begin;
  needs_.assign(tree.end - tree.begin, Need{});
  for (std::uint32_t node = tree.end; node-- > tree.begin;) {
    Need& need = needs_[node - tree.begin];
    need.wanted = !settings_.wanted || settings_.wanted(index_.id(nodes[node].row), tree.type);
    if (node != tree.begin && (need.wanted || need.waiting > 0)) {
      ++needs_[nodes[node].parent - tree.begin].waiting;
    }
  }
  type_ = tree.type.value_or(ObjectType::blob);
  return needs_.front().wanted || needs_.front().waiting > 0;
}

void PackWalk::visit(std::uint32_t node, Need& need, const PackVisitor& visitor) {
  const DeltaForest::Node& here = forest_.nodes()[node];
  leave_to(here.parent);
  Held made;
  made.node = node;
  made.failure = make(node, made.bytes);
  if (!made.failure.empty()) made.bytes.reset();
  if (need.wanted) tell(index_.id(here.row), made, visitor);
  if (here.parent != kNone && --needs_[here.parent - tree_begin_].waiting == 0) {
    drop(chain_.back());
  }
  if (need.waiting > 0) hold(std::move(made));
}

void PackWalk::tell(const ObjectId& id, Held& made, const PackVisitor& visitor) {
  if (!made.failure.empty()) return visitor.unreadable(id, made.failure);
  if (!visitor.noted) return visitor.object(id, type_, made.bytes.view());
  const Held* base = chain_.empty() ? nullptr : &chain_.back();
  if (base == nullptr || base->note == nullptr) {
    made.note = visitor.noted(id, type_, made.bytes.view(), nullptr);
    return;
  }
  const PackOrigin origin{base->bytes.view(), Delta::parse(reader_.delta()).value(), *base->note};
  made.note = visitor.noted(id, type_, made.bytes.view(), &origin);
}

// Forgets what is not an ancestor of `node`'s children any more.
void PackWalk::leave_to(std::uint32_t node) {
  while (!chain_.empty() && chain_.back().node != node) {
    drop(chain_.back());
    chain_.pop_back();
  }
  oldest_held_ = std::min(oldest_held_, chain_.size());
}

// The newest stays, whatever its size: it is needed next. Of the others the oldest go
// first, because they are needed last.
void PackWalk::hold(Held held) {
  held_bytes_ += held.size();
  chain_.push_back(std::move(held));
  for (; held_bytes_ > settings_.max_held_bytes && oldest_held_ + 1 < chain_.size();
       ++oldest_held_) {
    drop(chain_[oldest_held_]);
  }
}

void PackWalk::drop(Held& held) {
  held_bytes_ -= held.size();
  held.bytes.reset();
  held.note.reset();
}

std::string_view PackWalk::make(std::uint32_t node, Buffer& bytes) {
  if (chain_.empty()) return make_root(node, bytes);
  Held& base = chain_.back();
  if (base.failure.empty() && !base.bytes) base.failure = rebuild(chain_.size() - 1);
  if (!base.failure.empty()) return "its delta base cannot be read";
  return make_from(base.bytes.view(), node, bytes);
}

// Makes the bytes of chain_[depth] again, from the nearest ancestor that has them.
std::string_view PackWalk::rebuild(std::size_t depth) {
  std::size_t from = depth;
  while (from > 0 && !chain_[from].bytes) --from;
  Buffer bytes;
  std::string_view failure;
  if (!chain_[from].bytes) {
    failure = make_root(chain_[from].node, bytes);
    rebuilt_bytes_ += bytes.size();
  }
  for (std::size_t i = from + 1; i <= depth && failure.empty(); ++i) {
    if (rebuilt_bytes_ > settings_.max_rebuilt_bytes) return "its deltas need too much memory";
    Buffer next;
    failure = make_from(bytes ? bytes.view() : chain_[from].bytes.view(), chain_[i].node, next);
    bytes = std::move(next);
    rebuilt_bytes_ += bytes.size();
  }
  if (!failure.empty()) return failure;
  held_bytes_ += bytes.size();
  chain_[depth].bytes = std::move(bytes);
  oldest_held_ = std::min(oldest_held_, depth);
  return {};
}

std::string_view PackWalk::make_root(std::uint32_t node, Buffer& bytes) {
  EntryReader::Entry entry;
  const std::string_view failure = reader_.open(node, entry);
  if (!failure.empty()) return failure;
  if (entry.header.kind == EntryKind::offset_delta) return "its delta base is not in the pack";
  if (entry.header.kind == EntryKind::id_delta) return make_outside(entry, bytes);
  type_ = entry.header.type;
  return reader_.inflate(entry, bytes);
}

std::string_view PackWalk::make_outside(const EntryReader::Entry& entry, Buffer& bytes) {
  std::optional<Object> base;
  try {
    if (settings_.outside) base = settings_.outside(entry.header.base_id);
  } catch (const GitError&) {
    return "its delta base cannot be read";
  }
  if (!base) return "its delta base is missing";
  type_ = base->type();
  return reader_.apply(entry, base->bytes(), bytes);
}

std::string_view PackWalk::make_from(std::string_view base, std::uint32_t node, Buffer& bytes) {
  EntryReader::Entry entry;
  const std::string_view failure = reader_.open(node, entry);
  return failure.empty() ? reader_.apply(entry, base, bytes) : failure;
}

}  // namespace phiward
