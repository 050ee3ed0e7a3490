#include "auditor/engine/history_scan.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace phiward {
namespace {

constexpr std::string_view kNotes = "refs/notes/";

}  // namespace

HistoryScan::HistoryScan(BlobScan settings)
    : settings_(std::move(settings)),
      store_(settings_.open_store()),
      recorder_(settings_.inspector),
      lfs_(settings_, recorder_),
      trees_(store_, tree_visitor()) {}

void HistoryScan::add_ref(const Ref& ref) {
  ++recorder_.coverage().refs;
  recorder_.inspect(ref.name, {Surface::ref_name, ref.name, nullptr, &ref.target, 0});
  add_target(ref.name, ref.target);
}

void HistoryScan::add_target(std::string_view name, const ObjectId& target) {
  const Surface surface = name.starts_with(kNotes) ? Surface::note : Surface::blob;
  const auto on_tag = [&](const ObjectId& id, const TagText& tag) {
    if (!tags_.insert(id).second) return;
    ++recorder_.coverage().tags;
    recorder_.inspect(tag.message, {Surface::tag_message, name, nullptr, &id, 0});
    recorder_.inspect(identity_of(tag.tagger), {Surface::identity, {}, nullptr, &id, 0});
  };
  try {
    const Tip tip = peel(store_, target, on_tag);
    if (name.empty() && tip.type == ObjectType::commit) return unnamed_tips_.push_back(tip.id);
    add_tip(tip, surface);
  } catch (const GitError& error) {
    recorder_.unscanned("ref", &target, name, error.what());
  }
}

// Of places that hold the same, one in a commit is shown.
void HistoryScan::inspect(std::string_view text, Surface surface, std::string_view name) {
  constexpr auto kLast = std::numeric_limits<std::uint64_t>::max();
  recorder_.inspect(text, {surface, name, nullptr, nullptr, kLast});
}

void HistoryScan::add_gap(std::string kind, std::string_view name, std::string reason) {
  recorder_.unscanned(std::move(kind), nullptr, name, std::move(reason));
}

void HistoryScan::add_unreadable_ref(std::string_view name) {
  ++recorder_.coverage().refs;
  recorder_.unscanned("ref", nullptr, name, "the ref cannot be read");
}

void HistoryScan::add_damaged_pack(std::string_view name, std::string reason) {
  recorder_.unscanned("pack", nullptr, name, std::move(reason));
}

void HistoryScan::add_tip(const Tip& tip, Surface surface) {
  if (tip.type == ObjectType::commit) {
    (surface == Surface::note ? note_tips_ : commit_tips_).push_back(tip.id);
  } else if (tip.type == ObjectType::tree) {
    tree_tips_.push_back(tip.id);
  } else {
    add_blob(tip.id, {}, std::nullopt);
  }
}

void HistoryScan::scan_commits(const Choose& known) {
  walk_commits(commit_tips_, known);
  const std::size_t ordinary = history_.size();
  walk_commits(note_tips_, known);
  history_.for_each_from(ordinary, [&](const Commit& commit) { note_commits_.insert(commit.id); });
  walk_commits(unnamed_tips_, known);  // last: any of them may be a note's
  order_commits();
  for (const auto& [id, inspection] : messages_) {
    recorder_.add(inspection, {Surface::commit_message, {}, &id, &id, position_.at(id), "commit"});
  }
  for (const auto& [identity, use] : identities_) {
    recorder_.inspect(identity,
                      {Surface::identity, {}, &use.commit, &use.commit, position_.at(use.commit)});
  }
}

void HistoryScan::walk_commits(const std::vector<ObjectId>& tips, const Choose& known) {
  History::Visitor visitor;
  visitor.stop = known;
  visitor.commit = [this](const ObjectId& id, const CommitText& text) {
    settings_.deadline.check();
    ++settings_.progress.commits;
    ++recorder_.coverage().commits;
    inspect_message(id, text.message);
    use_identity(text.author, id, text.time);
    use_identity(text.committer, id, text.time);
  };
  visitor.unreadable = [this](const ObjectId& id, const std::string& reason) {
    recorder_.unscanned("commit", &id, {}, reason);
  };
  history_.add(store_, tips, visitor);
}

// Where a message stands among the commits is known only once all have been seen.
void HistoryScan::inspect_message(const ObjectId& id, std::string_view message) {
  recorder_.coverage().bytes += message.size();
  try {
    auto inspection = settings_.inspector.inspect(message, Surface::commit_message, {});
    if (!inspection.unremarkable()) messages_.emplace_back(id, std::move(inspection));
  } catch (const MatchError& error) {
    recorder_.unscanned("commit", &id, {}, error.what());
  }
}

// Remembers the identity with the oldest commit that names it.
void HistoryScan::use_identity(std::string_view line, const ObjectId& commit, std::int64_t time) {
  const std::string_view identity = identity_of(line);
  const auto found = identities_.find(identity);
  if (found == identities_.end()) {
    identities_.emplace(identity, FirstUse{time, commit});
  } else if (std::tie(time, commit) < std::tie(found->second.time, found->second.commit)) {
    found->second = {time, commit};
  }
}

void HistoryScan::order_commits() {
  order_ = history_.in_order();
  position_.reserve(order_.size());
  for (std::uint32_t i = 0; i < order_.size(); ++i) position_.emplace(order_[i].id, i);
}

TreeWalk::Visitor HistoryScan::tree_visitor() {
  TreeWalk::Visitor visitor;
  visitor.blob = [this](std::string_view path, const TreeEntry& entry) {
    add_blob(entry.id, path, walked_commit_);
  };
  visitor.path = [this](std::string_view path) {
    settings_.deadline.check();
    ++recorder_.coverage().paths;
    const ObjectId* commit = walked_commit_ ? &order_[*walked_commit_].id : nullptr;
    recorder_.inspect(path, {Surface::path, path, commit, nullptr, walked_commit_.value_or(0)});
  };
  visitor.unreadable = [this](const ObjectId& tree, std::string_view path,
                              const std::string& reason) {
    recorder_.unscanned("tree", &tree, path, reason);
  };
  visitor.step = [this] { settings_.deadline.check(); };
  return visitor;
}

void HistoryScan::scan_trees() {
  for (std::uint32_t i = 0; i < order_.size(); ++i) {
    settings_.deadline.check();
    walked_commit_ = i;
    trees_.visit(order_[i].tree, parent_trees(order_[i]));
  }
  walked_commit_.reset();
  for (const ObjectId& tree : tree_tips_) trees_.visit(tree, {});
  recorder_.coverage().trees = trees_.count();
}

void HistoryScan::scan_unreferenced(const std::vector<ObjectId>& ids) {
  for (const ObjectId& id : ids) {
    settings_.deadline.check();
    if (history_.contains(id) || tags_.contains(id) || trees_.visited(id) || blobs_.contains(id)) {
      continue;
    }
    try {
      add_unreferenced(id);
    } catch (const GitError& error) {
      recorder_.unscanned("object", &id, {}, error.what());
    }
  }
  recorder_.coverage().trees = trees_.count();
}

void HistoryScan::add_unreferenced(const ObjectId& id) {
  const auto header = store_.header(id);
  if (!header) throw GitError("missing from this repository");
  if (header->type == ObjectType::blob) return add_blob(id, {}, std::nullopt);
  if (header->type == ObjectType::tree) return trees_.visit(id, {});
  const auto object = store_.read(id, kMostMetadataBytes);
  if (!object) throw GitError("missing from this repository");
  // The whole text: there is no reason to trust the form of such an object.
  const bool tag = header->type == ObjectType::tag;
  recorder_.inspect(object->bytes(),
                    {tag ? Surface::tag_message : Surface::commit_message, {}, nullptr, &id, 0});
}

std::vector<ObjectId> HistoryScan::parent_trees(const Commit& commit) const {
  std::vector<ObjectId> trees;
  for (const ObjectId& parent : commit.parents) {
    if (const auto found = position_.find(parent); found != position_.end()) {
      trees.push_back(order_[found->second].tree);
    } else if (const auto tree = outside_tree(parent)) {
      trees.push_back(*tree);
    }
  }
  return trees;
}

// The tree of a commit that is not part of this scan. Empty if the commit cannot be read:
// then it counts as having nothing, and everything in its children is new.
std::optional<ObjectId> HistoryScan::outside_tree(const ObjectId& commit) const {
  try {
    const auto object = store_.read(commit, kMostMetadataBytes);
    const auto text = object ? parse_commit(object->bytes()) : std::nullopt;
    return text ? std::optional(text->tree) : std::nullopt;
  } catch (const GitError&) {
    return std::nullopt;
  }
}

std::vector<ObjectId> HistoryScan::commit_tips() const {
  std::vector<ObjectId> tips = commit_tips_;
  tips.insert(tips.end(), note_tips_.begin(), note_tips_.end());
  return tips;
}

std::vector<ObjectId> HistoryScan::boundary_trees() const {
  std::vector<ObjectId> trees;
  for (const Commit& commit : order_) {
    for (const ObjectId& parent : commit.parents) {
      if (position_.contains(parent)) continue;
      if (const auto tree = outside_tree(parent)) trees.push_back(*tree);
    }
  }
  return trees;
}

void HistoryScan::add_blob(const ObjectId& id, std::string_view path,
                           std::optional<std::uint32_t> commit) {
  const auto [blob, added] = blobs_.try_emplace(id);
  if (!added) return;
  blob->second.commit = commit;
  if (path.empty()) return;
  const auto known = path_index_.find(path);
  if (known != path_index_.end()) {
    blob->second.path = known->second;
    return;
  }
  const std::string& stored = paths_.emplace_back(path);
  path_index_.emplace(stored, &stored);
  blob->second.path = &stored;
}

std::vector<BlobTask> HistoryScan::blob_tasks(const Choose& known) const {
  std::vector<BlobTask> tasks;
  tasks.reserve(blobs_.size());
  for (const auto& [id, introduction] : blobs_) {
    if (known && known(id)) continue;
    BlobTask task{id, {}, Surface::blob};
    if (introduction.path != nullptr) task.path = *introduction.path;
    if (introduction.commit && note_commits_.contains(order_[*introduction.commit].id)) {
      task.surface = Surface::note;
    }
    tasks.push_back(task);
  }
  return tasks;
}

void HistoryScan::scan_blobs(Order order, const Choose& known) {
  std::vector<BlobTask> tasks = blob_tasks(known);
  if (order == Order::in_store_order) {
    for (const BlobTask& missing : sort_in_store_order(store_, tasks)) {
      recorder_.unscanned("blob", &missing.id, missing.path, "missing from this repository");
    }
  }
  std::vector<BlobResult> results = settings_.run(tasks);
  for (BlobResult& result : results) add_result(tasks[result.task], result);
  lfs_.run();
  recorder_.coverage().blobs += tasks.size();
  recorder_.coverage().bytes += settings_.progress.bytes;
}

void HistoryScan::add_result(const BlobTask& task, BlobResult& result) {
  const Introduction& introduction = blobs_.at(task.id);
  Place place{task.surface, task.path, nullptr, &task.id, 0};
  if (introduction.commit) {
    place.commit = &order_[*introduction.commit].id;
    place.order = *introduction.commit;
  }
  recorder_.add(result.inspection, place);
  if (!result.unscanned.empty()) {
    recorder_.unscanned("blob", &task.id, task.path, result.unscanned);
  }
  if (result.inspection.binary) recorder_.binary(&task.id, task.path);
  if (result.lfs) lfs_.add(*result.lfs, place);
}

AuditReport HistoryScan::finish() {
  AuditReport report;
  recorder_.finish(report);
  return report;
}

}  // namespace phiward
