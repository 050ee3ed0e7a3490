#include "hooks/moved_content.hpp"

#include <algorithm>
#include <map>
#include <vector>

#include "auditor/formats/path_context.hpp"
#include "auditor/git/object_reader.hpp"
#include "auditor/git/tree_walk.hpp"

namespace phiward {
namespace {

using Findings = std::vector<LocatedFinding*>;
using Contexts = ObjectIdMap<std::vector<PathContext>>;  // by blob

// Those in contents that the repository had, by the trees from which their commits' lines set out.
std::map<std::vector<ObjectId>, Findings> by_boundary(AuditReport& report, const HistoryScan& scan,
                                                      const ObjectStore& base) {
  std::map<std::string, std::vector<ObjectId>> trees_of_commit;
  std::map<std::vector<ObjectId>, Findings> findings;
  for (LocatedFinding& located : report.findings) {
    const auto blob = ObjectId::parse(located.blob);
    if (located.surface != Surface::blob || !blob || !base.contains(*blob)) continue;
    const auto [known, added] = trees_of_commit.try_emplace(located.commit);
    const auto commit = ObjectId::parse(located.commit);
    if (added && commit) known->second = scan.boundary_trees(*commit);
    findings[known->second].push_back(&located);
  }
  return findings;
}

// How the findings' blobs stood in these trees.
Contexts contexts_in(const std::vector<ObjectId>& trees, const Findings& findings,
                     const HistoryScan& scan, const Deadline& deadline) {
  Contexts contexts;
  for (const LocatedFinding* located : findings) contexts[*ObjectId::parse(located->blob)] = {};
  TreeWalk::Visitor visitor;
  visitor.blob = [&](std::string_view path, const TreeEntry& entry) {
    const auto found = contexts.find(entry.id);
    if (found != contexts.end()) found.value().push_back(context_of_path(path));
  };
  visitor.path = [](std::string_view) {};
  visitor.unreadable = [](const ObjectId&, std::string_view, const std::string&) {};
  visitor.step = [&] { deadline.check(); };
  const Reentry when{.told_by_folder = told_by_folder};
  TreeWalk walk(visitor, when);
  TreeDiffer differ(object_reader(scan.store()), walk.visited(), when);
  for (const ObjectId& tree : trees) {
    deadline.check();
    walk.walk(differ.diff(tree, {}).get());
  }
  return contexts;
}

}  // namespace

void lower_moved_content(AuditReport& report, const HistoryScan& scan, const ObjectStore& base,
                         const Deadline& deadline) {
  for (const auto& [trees, findings] : by_boundary(report, scan, base)) {
    const Contexts before = contexts_in(trees, findings, scan, deadline);
    for (LocatedFinding* located : findings) {
      const auto& contexts = before.at(*ObjectId::parse(located->blob));
      if (std::ranges::find(contexts, context_of_path(located->path)) == contexts.end()) continue;
      located->finding.outcome = Outcome::info;
      located->finding.reasons.emplace_back("the content stood in the history before this push");
    }
  }
}

}  // namespace phiward
