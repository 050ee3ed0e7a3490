#include "auditor/git/tree_walk.hpp"

#include <algorithm>
#include <optional>

namespace phiward {
namespace {

// git itself refuses paths over 4096 bytes (PATH_MAX) in a checkout. Without these bounds a
// small pack could make a walk endless.
constexpr std::size_t kLongestPath = 4096;
constexpr int kDeepest = 1024;
constexpr std::size_t kMostParents = 16;  // compared at a time; git octopuses have fewer
constexpr std::size_t kCacheBytes = std::size_t{96} << 20;

// git's order of tree entries: by name, directories as if theirs ended in "/".
bool stands_before(const TreeEntry& a, const TreeEntry& b) {
  const std::size_t common = std::min(a.name.size(), b.name.size());
  if (const int order = a.name.substr(0, common).compare(b.name.substr(0, common)); order != 0) {
    return order < 0;
  }
  const auto next = [common](const TreeEntry& entry) {
    if (entry.name.size() > common)
      return static_cast<int>(static_cast<unsigned char>(entry.name[common]));
    return entry.is_tree() ? int{'/'} : 0;
  };
  return next(a) < next(b);
}

}  // namespace

struct TreeWalk::Tree {
  std::optional<Object> object;  // owns what the entries borrow; none for an empty tree
  std::vector<TreeEntry> entries;
};

// The most recently used trees, up to kCacheBytes.
class TreeWalk::Cache {
 public:
  TreePtr find(const ObjectId& id) {
    const auto found = index_.find(id);
    if (found == index_.end()) return nullptr;
    order_.splice(order_.begin(), order_, found->second);
    return found->second->tree;
  }

  void add(const ObjectId& id, TreePtr tree) {
    const std::size_t cost =
        tree->object->bytes().size() + tree->entries.capacity() * sizeof(TreeEntry) + 256;
    order_.push_front({id, std::move(tree), cost});
    index_[id] = order_.begin();
    bytes_ += cost;
    while (bytes_ > kCacheBytes && order_.size() > 1) {
      bytes_ -= order_.back().cost;
      index_.erase(order_.back().id);
      order_.pop_back();
    }
  }

 private:
  struct Slot {
    ObjectId id;
    TreePtr tree;
    std::size_t cost = 0;
  };
  std::list<Slot> order_;
  std::unordered_map<ObjectId, std::list<Slot>::iterator, ObjectIdHash> index_;
  std::size_t bytes_ = 0;
};

TreeWalk::TreeWalk(const ObjectStore& store, Visitor visitor)
    : store_(store), visitor_(std::move(visitor)), cache_(std::make_unique<Cache>()) {}
TreeWalk::~TreeWalk() = default;

TreeWalk::TreePtr TreeWalk::load(const ObjectId& id) const {
  if (auto known = cache_->find(id)) return known;
  auto tree = std::make_shared<Tree>();
  tree->object = store_.read(id, kMostMetadataBytes);
  if (!tree->object) throw GitError("missing from this repository");
  auto entries = tree->object->type() == ObjectType::tree
                     ? parse_tree(tree->object->bytes(), id.size)
                     : std::nullopt;
  if (!entries) throw GitError("not a readable tree object");
  tree->entries = std::move(*entries);
  cache_->add(id, tree);
  return tree;
}

std::vector<TreeWalk::TreePtr> TreeWalk::load_all(const std::vector<ObjectId>& ids) const {
  std::vector<TreePtr> trees;
  for (const ObjectId& id : ids) {
    if (trees.size() == kMostParents) break;
    try {
      trees.push_back(load(id));
    } catch (const GitError&) {
      continue;  // as if the parent had no such tree; it is reported with its own commit
    }
  }
  return trees;
}

void TreeWalk::visit(const ObjectId& tree, const std::vector<ObjectId>& parent_trees) {
  if (std::ranges::find(parent_trees, tree) != parent_trees.end()) return;
  path_.clear();
  descend(tree, load_all(parent_trees), 0);
}

void TreeWalk::descend(const ObjectId& id, const std::vector<TreePtr>& parents, int depth) {
  if (!visited_trees_.insert(id).second) return;
  if (visitor_.step) visitor_.step();
  TreePtr tree;
  try {
    if (depth > kDeepest) throw GitError("nested more than 1024 directories deep");
    tree = load(id);
  } catch (const GitError& error) {
    visitor_.unreadable(id, path_, error.what());
    return;
  }
  // Entries of one name are met by moving along; a tree out of order only costs repeated
  // reports.
  std::vector<std::size_t> at(parents.size(), 0);
  for (const TreeEntry& entry : tree->entries) {
    bool known = false;
    std::vector<ObjectId> subtrees;  // what the parents have under this name
    for (std::size_t p = 0; p < parents.size(); ++p) {
      const auto& theirs = parents[p]->entries;
      while (at[p] < theirs.size() && stands_before(theirs[at[p]], entry)) ++at[p];
      if (at[p] == theirs.size()) continue;
      const TreeEntry& same = theirs[at[p]];
      known = known || same == entry;
      if (same.is_tree() && same.name == entry.name) subtrees.push_back(same.id);
    }
    if (!known) enter(entry, subtrees, depth);
  }
}

void TreeWalk::enter(const TreeEntry& entry, const std::vector<ObjectId>& parents, int depth) {
  const std::size_t parent_path_size = path_.size();
  if (parent_path_size + 1 + entry.name.size() > kLongestPath) {
    visitor_.unreadable(entry.id, path_, "its path is longer than 4096 bytes");
    return;
  }
  if (!path_.empty()) path_ += '/';
  path_ += entry.name;
  report_path();
  if (entry.is_tree()) {
    descend(entry.id, load_all(parents), depth + 1);
  } else if (!entry.is_submodule() && visited_blobs_.insert(entry.id).second) {
    visitor_.blob(path_, entry);
  }
  path_.resize(parent_path_size);
}

void TreeWalk::report_path() {
  if (visited_paths_.insert(std::hash<std::string_view>{}(path_)).second) visitor_.path(path_);
}

}  // namespace phiward
