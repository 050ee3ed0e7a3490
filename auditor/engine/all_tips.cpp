#include "auditor/engine/all_tips.hpp"

#include "auditor/engine/reflogs.hpp"
#include "auditor/git/side_refs.hpp"

namespace phiward {

void add_all_tips(const Repository& repository, HistoryScan& scan) {
  for (const Ref& ref : repository.refs()) scan.add_ref(ref);
  for (const std::string& name : repository.unreadable_refs()) scan.add_unreadable_ref(name);
  const SideRefs side = read_side_refs(repository.common_directory());
  for (const Ref& ref : side.kept) scan.add_ref(ref);
  for (const Ref& ref : side.may_be_gone) {
    if (scan.store().contains(ref.target)) scan.add_target(ref.name, ref.target);
  }
  for (const std::string& name : side.unreadable) scan.add_unreadable_ref(name);
  scan_reflogs(repository.common_directory(), scan);
}

}  // namespace phiward
