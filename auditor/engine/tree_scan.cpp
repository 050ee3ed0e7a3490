#include "auditor/engine/tree_scan.hpp"

#include <algorithm>
#include <iterator>

#include "auditor/engine/in_order.hpp"
#include "auditor/engine/share_out.hpp"
#include "auditor/formats/path_context.hpp"

namespace phiward {
namespace {

// Commits a thread compares at a time: neighbours share most of their trees, and the deltas
// they are made of.
constexpr std::uint32_t kRun = 1024;
constexpr std::size_t kMostRunsWaiting = 16;  // compared, and not walked yet
constexpr std::size_t kPathsOfJob = 512;

// A blob that stands at a path that is taken may have come in at another one. Of a push, and of
// what was made since some day, not all parents are walked.
Reentry when_to_enter(const Selection* selection) {
  const bool by_path = selection != nullptr && !selection->paths.empty();
  const bool in_part = selection == nullptr || selection->since;
  return {by_path, in_part, told_by_folder};
}

}  // namespace

TreeScan::TreeScan(const BlobScan& settings, const ObjectStore& store, const OpenPacks& packs,
                   Recorder& recorder, ObjectNumbers& blobs, OnBlob on_blob)
    : settings_(settings),
      store_(store),
      packs_(packs),
      recorder_(recorder),
      on_blob_(std::move(on_blob)),
      walk_(visitor(), when_to_enter(settings.selection)),
      records_(blobs),
      workers_(std::max(settings.threads, 1U)) {}

TreeWalk::Visitor TreeScan::visitor() {
  TreeWalk::Visitor visitor;
  visitor.blob = [this](std::string_view path, const TreeEntry& entry) {
    on_blob_(entry, path, commit_);
  };
  visitor.path = [this](std::string_view path) {
    if (settings_.selection != nullptr && !settings_.selection->takes_path(path)) return;
    paths_.push_back({std::string(path), commit_});
  };
  visitor.unreadable = [this](const ObjectId& tree, std::string_view path,
                              const std::string& reason) {
    recorder_.unscanned("tree", &tree, path, reason);
  };
  if (settings_.with_exposure) {
    visitor.tree = [this](const TreeDiff& diff) { record(diff); };
  }
  visitor.step = [this] { settings_.deadline.check(); };
  return visitor;
}

void TreeScan::record(const TreeDiff& diff) {
  if (!records_.tree(diff.tree)) records_.add(diff);
}

void TreeScan::record(std::span<const ObjectId> trees) {
  TreeWalk walk({.blob = [](std::string_view, const TreeEntry&) {},
                 .path = [](std::string_view) {},
                 .unreadable = [](const ObjectId&, std::string_view, const std::string&) {},
                 .step = [this] { settings_.deadline.check(); },
                 .tree = [this](const TreeDiff& diff) { record(diff); }});
  TreeDiffer differ(object_reader(store_, packs_), walk.visited());
  for (const ObjectId& tree : trees) {
    walk.walk(differ.diff(tree, {}).get());
    differ.forget_entered();
  }
}

// The caller's own thread is the first and uses its store.
TreeDiffer& TreeScan::differ(std::size_t thread, const TreesMet& done) {
  Worker& worker = workers_[thread];
  if (!worker.differ) {
    if (thread != 0) worker.store = settings_.open_store();
    worker.differ.emplace(object_reader(worker.store ? *worker.store : store_, packs_), done,
                          when_to_enter(settings_.selection));
  }
  return *worker.differ;
}

// Runs are taken in order: what a thread has entered before belongs to an earlier commit. What is
// walked meanwhile is not known to those who compare: they may enter what is then passed by.
void TreeScan::scan_commits(std::uint32_t count, const std::function<Step(std::uint32_t)>& step) {
  static const TreesMet nothing{Reentry{}};
  InOrder<Diffs> walked(kMostRunsWaiting, [this](const Diffs& diffs) { walk(diffs); });
  commit_ = 0;
  share_out(workers_.size(), (count + kRun - 1) / kRun, [&](std::size_t thread) {
    return [&, &differ = differ(thread, nothing)](std::size_t run) {
      try {
        const auto begin = static_cast<std::uint32_t>(run) * kRun;
        walked.give(run, diff(differ, begin, std::min(begin + kRun, count), step));
      } catch (...) {
        walked.abandon();
        throw;
      }
    };
  });
  commit_.reset();
  for (Worker& worker : workers_) {  // what they keep is large
    worker.differ.reset();
    worker.store.reset();
  }
}

TreeScan::Diffs TreeScan::diff(TreeDiffer& differ, std::uint32_t begin, std::uint32_t end,
                               const std::function<Step(std::uint32_t)>& step) const {
  Diffs diffs;
  diffs.reserve(end - begin);
  for (std::uint32_t i = begin; i < end; ++i) {
    settings_.deadline.check();
    const Step here = step(i);
    diffs.push_back(differ.diff(here.tree, here.parents));
  }
  return diffs;
}

// Those of the commits from commit_ on.
void TreeScan::walk(const Diffs& diffs) {
  for (const auto& diff : diffs) {
    walk_.walk(diff.get());
    ++*commit_;
  }
}

void TreeScan::scan(const ObjectId& tree) {
  TreeDiffer& own = differ(0, walk_.visited());
  walk_.walk(own.diff(tree, {}).get());
  own.forget_entered();
}

void TreeScan::inspect_paths(const std::function<const ObjectId&(std::uint32_t)>& commit) {
  std::vector<Remarkable> found = inspect_all();
  std::ranges::sort(found, {}, &Remarkable::path);
  recorder_.coverage().paths += paths_.size();
  for (const MetPath& met : paths_) recorder_.coverage().bytes += met.path.size();
  for (const auto& [i, inspection, unscanned] : found) {
    const MetPath& met = paths_[i];
    const ObjectId* brought_by = met.commit ? &commit(*met.commit) : nullptr;
    recorder_.add(inspection,
                  {Surface::path, met.path, brought_by, nullptr, met.commit.value_or(0)});
    if (!unscanned.empty()) recorder_.unscanned("path", nullptr, met.path, unscanned);
  }
  paths_.clear();
}

std::vector<TreeScan::Remarkable> TreeScan::inspect_all() const {
  std::vector<std::vector<Remarkable>> parts(workers_.size());
  share_out(parts.size(), (paths_.size() + kPathsOfJob - 1) / kPathsOfJob, [&](std::size_t thread) {
    return [&, thread](std::size_t job) {
      settings_.deadline.check();
      const std::size_t end = std::min((job + 1) * kPathsOfJob, paths_.size());
      for (std::size_t i = job * kPathsOfJob; i < end; ++i) inspect(i, parts[thread]);
    };
  });
  std::vector<Remarkable> all;
  for (auto& part : parts) std::ranges::move(part, std::back_inserter(all));
  return all;
}

void TreeScan::inspect(std::size_t i, std::vector<Remarkable>& found) const {
  const std::string& path = paths_[i].path;
  Remarkable remarkable{i, {}, {}};
  try {
    remarkable.inspection = settings_.inspector.inspect(path, Surface::path, path);
  } catch (const MatchError& error) {
    remarkable.unscanned = error.what();
  }
  if (!remarkable.inspection.unremarkable() || !remarkable.unscanned.empty()) {
    found.push_back(std::move(remarkable));
  }
}

}  // namespace phiward
