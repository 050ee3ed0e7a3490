#include "auditor/engine/history_scan.hpp"

#include <algorithm>
#include <limits>

#include "auditor/engine/other_paths.hpp"

namespace phiward {
namespace {

const OpenPacks kNoPacks;
constexpr std::string_view kNotes = "refs/notes/";

}  // namespace

HistoryScan::HistoryScan(BlobScan settings)
    : settings_(std::move(settings)),
      store_(settings_.open_store()),
      packs_(settings_.packs ? *settings_.packs : kNoPacks),
      recorder_(settings_.inspector, settings_.selection),
      lfs_(settings_, recorder_),
      commits_(settings_, store_, recorder_),
      trees_(settings_, store_, packs_, recorder_, blobs_.numbers(),
             [this](const TreeEntry& entry, std::string_view path,
                    std::optional<std::uint32_t> commit) { add_blob(entry.id, path, commit); }) {}

void HistoryScan::add_ref(const Ref& ref) {
  ++recorder_.coverage().refs;
  recorder_.inspect(ref.name, {Surface::ref_name, ref.name, nullptr, &ref.target, 0});
  if (const auto tip = add_target(ref.name, ref.target); tip && settings_.with_exposure) {
    named_tips_.push_back({settings_.inspector.display(ref.name, Surface::ref_name), *tip});
  }
}

std::optional<Tip> HistoryScan::add_target(std::string_view name, const ObjectId& target) {
  const Surface surface = name.starts_with(kNotes) ? Surface::note : Surface::blob;
  const auto on_tag = [&](const ObjectId& id, const TagText& tag) {
    if (!tags_.insert(id).second) return;
    ++recorder_.coverage().tags;
    recorder_.inspect(tag, {Surface::tag_message, name, nullptr, &id, 0});
    recorder_.inspect(tag.name, {Surface::tag_message, name, nullptr, &id, 0});
    recorder_.inspect(identity_of(tag.tagger), {Surface::identity, name, nullptr, &id, 0});
  };
  try {
    const Tip tip =
        peel(store_, target, on_tag, [this](const ObjectId& id) { return commits_.has_read(id); });
    if (name.empty() && tip.type == ObjectType::commit) {
      unnamed_tips_.push_back(tip.id);
    } else {
      add_tip(tip, surface);
    }
    return tip;
  } catch (const GitError& error) {
    recorder_.unscanned("ref", &target, name, error.what());
  }
  return std::nullopt;
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
  commits_.walk(commit_tips_, known);
  const std::size_t ordinary = commits_.history().size();
  commits_.walk(note_tips_, known);
  commits_.history().for_each_from(ordinary,
                                   [&](const Commit& commit) { note_commits_.insert(commit.id); });
  commits_.walk(unnamed_tips_, known);  // last: any of them may be a note's
  commits_.finish();
}

void HistoryScan::scan_trees() {
  const auto& order = commits_.order();
  if (settings_.with_exposure) record_outside_trees();
  trees_.scan_commits(static_cast<std::uint32_t>(order.size()), [&](std::uint32_t i) {
    return TreeScan::Step{order[i].tree, parent_trees(i)};
  });
  for (const ObjectId& tree : tree_tips_) trees_.scan(tree);
  trees_.inspect_paths([&](std::uint32_t i) -> const ObjectId& { return order[i].id; });
  recorder_.coverage().trees = trees_.count();
}

void HistoryScan::scan_unreferenced(const std::vector<ObjectId>& ids) {
  for (const ObjectId& id : ids) {
    settings_.deadline.check();
    const bool met =
        commits_.position(id) || tags_.contains(id) || trees_.visited(id) || blobs_.contains(id);
    if (met) continue;
    try {
      add_unreferenced(id);
    } catch (const GitError& error) {
      recorder_.unscanned("object", &id, {}, error.what());
    }
  }
  trees_.inspect_paths([&](std::uint32_t i) -> const ObjectId& { return commits_.order()[i].id; });
  recorder_.coverage().trees = trees_.count();
}

void HistoryScan::add_unreferenced(const ObjectId& id) {
  const auto header = store_.header(id);
  if (!header) throw GitError("missing from this repository");
  if (header->type == ObjectType::blob) return add_blob(id, {}, std::nullopt);
  if (header->type == ObjectType::tree) return trees_.scan(id);
  const auto object = store_.read(id, kMostMetadataBytes);
  if (!object) throw GitError("missing from this repository");
  // The whole text: there is no reason to trust the form of such an object.
  const bool tag = header->type == ObjectType::tag;
  recorder_.inspect(object->bytes(),
                    {tag ? Surface::tag_message : Surface::commit_message, {}, nullptr, &id, 0});
}

std::vector<ObjectId> HistoryScan::parent_trees(std::uint32_t commit) const {
  std::vector<ObjectId> trees;
  auto id = commits_.order()[commit].parents.begin();
  for (const std::uint32_t parent : commits_.parents_of(commit)) {
    if (parent != OrderedCommits::kOutside) {
      trees.push_back(commits_.order()[parent].tree);
    } else if (const auto tree = outside_tree(*id)) {
      trees.push_back(*tree);
    }
    ++id;
  }
  return trees;
}

// What stood there already has to be known to tell what still does.
void HistoryScan::record_outside_trees() {
  std::vector<ObjectId> trees;
  for (std::uint32_t i = 0; i < commits_.order().size(); ++i) add_outside_trees(i, trees);
  trees_.record(trees);
}

void HistoryScan::add_outside_trees(std::uint32_t commit, std::vector<ObjectId>& trees) const {
  auto id = commits_.order()[commit].parents.begin();
  for (const std::uint32_t parent : commits_.parents_of(commit)) {
    const auto tree = parent == OrderedCommits::kOutside ? outside_tree(*id) : std::nullopt;
    if (tree) trees.push_back(*tree);
    ++id;
  }
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

std::vector<ObjectId> HistoryScan::boundary_trees(const ObjectId& commit) const {
  std::vector<ObjectId> trees;
  std::vector<std::uint32_t> waiting;
  std::vector<bool> met(commits_.order().size());
  const auto meet = [&](std::uint32_t position) {
    if (met[position]) return;
    met[position] = true;
    waiting.push_back(position);
  };
  if (const auto position = commits_.position(commit)) meet(*position);
  while (!waiting.empty()) {
    settings_.deadline.check();
    const std::uint32_t here = waiting.back();
    waiting.pop_back();
    for (const std::uint32_t parent : commits_.parents_of(here)) {
      if (parent != OrderedCommits::kOutside) meet(parent);
    }
    add_outside_trees(here, trees);
  }
  std::ranges::sort(trees);
  trees.erase(std::unique(trees.begin(), trees.end()), trees.end());
  return trees;
}

void HistoryScan::add_blob(const ObjectId& id, std::string_view path,
                           std::optional<std::uint32_t> commit) {
  if (settings_.selection != nullptr && !settings_.selection->takes_path(path)) return;
  const bool of_note = commit && note_commits_.contains(commits_.order()[*commit].id);
  blobs_.add(id, path, commit, of_note ? Surface::note : Surface::blob);
}

void HistoryScan::scan_blobs(Order order, const Choose& known) {
  std::vector<BlobTask> tasks = blobs_.tasks(known);
  if (order == Order::in_store_order) {
    for (const BlobTask& missing : settings_.packs
                                       ? take_missing(store_, packs_, settings_.threads, tasks)
                                       : sort_in_store_order(store_, tasks)) {
      recorder_.unscanned("blob", &missing.id, missing.path, "missing from this repository");
    }
  }
  settings_.run(tasks, [&](const BlobResult& result) { add_result(tasks[result.task], result); });
  lfs_.run();
  recorder_.coverage().blobs +=
      static_cast<std::uint64_t>(std::ranges::count(tasks, true, &BlobTask::first));
  recorder_.coverage().bytes += settings_.progress.bytes;
}

void HistoryScan::add_result(const BlobTask& task, const BlobResult& result) {
  Place place{task.surface, task.path, nullptr, &task.id, 0};
  if (const auto commit = blobs_.commit_of(task)) {
    place.commit = &commits_.order()[*commit].id;
    place.order = *commit;
  }
  const Inspection inspection = result.inspection.unpacked();
  recorder_.add(inspection, place);
  if (!result.unscanned.empty()) {
    recorder_.unscanned("blob", &task.id, task.path, result.unscanned);
  }
  if (inspection.binary) recorder_.binary(&task.id, task.path);
  if (result.lfs) lfs_.add(*result.lfs, place);
}

AuditReport HistoryScan::finish() {
  AuditReport report;
  if (!settings_.with_exposure) {
    recorder_.finish(report);
    return report;
  }
  recorder_.finish(report, [this](auto findings, auto carriers) {
    const Exposed exposed(commits_, trees_.records(), named_tips_, carriers);
    tell_exposure(exposed, commits_, named_tips_, settings_.threads, findings);
    OtherPaths(exposed, carriers, settings_.inspector).tell(findings);
  });
  return report;
}

}  // namespace phiward
