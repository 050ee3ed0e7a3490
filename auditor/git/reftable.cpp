#include "auditor/git/reftable.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "auditor/git/git_child.hpp"
#include "auditor/git/git_error.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestLine = 8192;  // bytes: two names of refs and an id

// "<id> SP <name> NUL <name of what it stands for, if it is symbolic>".
void add_line(std::string_view line, ReftableRefs& found) {
  const std::size_t space = line.find(' ');
  const std::size_t zero = line.find('\0');
  if (space == std::string_view::npos || zero == std::string_view::npos || zero < space) {
    throw GitError("git listed something that is no ref");
  }
  std::string name(line.substr(space + 1, zero - space - 1));
  if (zero + 1 < line.size()) {
    found.symbolic.push_back({std::move(name), std::string(line.substr(zero + 1))});
    return;
  }
  const auto id = ObjectId::parse(line.substr(0, space));
  if (!id) throw GitError("git listed something that is no ref");
  found.refs.push_back({std::move(name), *id});
}

bool has_reflogs(const BlankGitDirectory& blank, const std::vector<fs::path>& objects) {
  GitChild list(blank, {"reflog", "list"}, objects);
  return !list.at_end() || !list.ended_well();
}

void list_refs(const BlankGitDirectory& blank, const std::vector<fs::path>& objects,
               ReftableRefs& found) {
  GitChild list(
      blank,
      {"for-each-ref", "--include-root-refs", "--format=%(objectname) %(refname)%00%(symref)"},
      objects);
  while (!list.at_end()) add_line(list.read_line(kLongestLine), found);
  // git leaves out what leads to no object, and says so.
  if (!list.ended_well()) throw GitError("git does not list all of them");
}

}  // namespace

ReftableRefs read_reftable(const fs::path& common_directory, const RepositoryFormat& format) {
  BlankGitDirectory blank(format);
  blank.link(common_directory / "reftable", "reftable");
  const std::vector<fs::path> objects = {common_directory / "objects"};
  ReftableRefs found;
  try {
    list_refs(blank, objects, found);
  } catch (const GitError& error) {
    throw GitError(std::string("its refs are in a reftable, and git (2.45 or later) is needed to "
                               "read them: ") +
                   error.what());
  }
  std::ranges::sort(found.refs, {}, &Ref::name);
  std::ranges::sort(found.symbolic, {}, &SymbolicRef::name);
  if (has_reflogs(blank, objects)) found.unreadable.emplace_back("reflogs in the reftable");
  std::error_code error;
  if (fs::exists(common_directory / "worktrees", error)) {
    found.unreadable.emplace_back("linked work trees of the reftable");
  }
  return found;
}

}  // namespace phiward
