#include "auditor/engine/all_tips.hpp"

#include <algorithm>
#include <string_view>

#include "auditor/engine/reflogs.hpp"
#include "auditor/git/git_error.hpp"
#include "auditor/git/grafts.hpp"
#include "auditor/git/side_refs.hpp"

namespace phiward {
namespace {

// What it leads to is inspected here if it is none of `refs`, which are by name.
void inspect_symbolic(const SymbolicRef& ref, const std::vector<Ref>& refs, HistoryScan& scan) {
  scan.inspect(ref.name, Surface::ref_name, ref.name);
  if (std::ranges::binary_search(refs, ref.target, {}, &Ref::name)) return;
  scan.inspect(ref.target, Surface::ref_name, ref.name);
}

void add_side_refs(const Repository& repository, const std::vector<Ref>& refs, HistoryScan& scan) {
  const SideRefs side = read_side_refs(repository.path(), repository.common_directory());
  for (const Ref& ref : side.kept) scan.add_ref(ref);
  for (const Ref& ref : side.may_be_gone) {
    if (scan.store().contains(ref.target)) scan.add_target(ref.name, ref.target);
  }
  for (const SymbolicRef& ref : side.symbolic) inspect_symbolic(ref, refs, scan);
  for (const std::string& name : side.unreadable) scan.add_unreadable_ref(name);
}

void add_grafts(const Repository& repository, HistoryScan& scan) {
  constexpr std::string_view kName = "info/grafts";
  const Grafts grafts = read_grafts(repository.common_directory() / kName);
  for (const ObjectId& id : grafts.commits) scan.add_target(kName, id);
  if (grafts.damaged) scan.add_gap("grafts", kName, "the file has a line that is no graft");
}

}  // namespace

void add_tips(const Repository& repository, const Selection& selection, HistoryScan& scan) {
  const std::vector<Ref> refs = repository.refs();
  bool any = selection.refs.empty();
  for (const Ref& ref : refs) {
    if (!selection.takes_ref(ref.name)) continue;
    scan.add_ref(ref);
    any = true;
  }
  if (!any) throw GitError("no ref of the repository is one of those asked for (git for-each-ref)");
  for (const SymbolicRef& ref : repository.symbolic_refs()) {
    if (selection.takes_ref(ref.name)) inspect_symbolic(ref, refs, scan);
  }
  for (const std::string& name : repository.unreadable_refs()) {
    if (selection.takes_ref(name)) scan.add_unreadable_ref(name);
  }
  if (!selection.refs.empty()) return;
  add_side_refs(repository, refs, scan);
  add_grafts(repository, scan);
  scan_reflogs(repository.common_directory(), scan);
}

}  // namespace phiward
