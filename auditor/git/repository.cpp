#include "auditor/git/repository.hpp"

#include <algorithm>
#include <fstream>
#include <utility>

#include "auditor/git/git_directory.hpp"
#include "auditor/git/packed_refs.hpp"
#include "auditor/git/reftable.hpp"
#include "rules/shape.hpp"

namespace phiward {
namespace {

GitError cannot_read(const std::filesystem::path& path, const std::string& reason) {
  return GitError("cannot read the repository " + printable(path.string()) + ": " + reason);
}

// What git asks of one (setup.c, is_git_directory).
bool is_repository(const std::filesystem::path& git_directory,
                   const std::filesystem::path& common_directory) {
  std::error_code error;
  return std::filesystem::exists(git_directory / "HEAD", error) &&
         std::filesystem::is_directory(common_directory / "objects", error) &&
         std::filesystem::is_directory(common_directory / "refs", error);
}

}  // namespace

struct Repository::Handle {
  std::filesystem::path path, common;  // absolute
  RepositoryFormat format;

  // The ref of that name, which has a file of its own, or HEAD.
  [[nodiscard]] LooseRef look_up(const std::string& name) const {
    return read_loose_ref((name == "HEAD" ? path : common) / name);
  }
};

Repository::Repository(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
Repository::~Repository() = default;
Repository::Repository(Repository&&) noexcept = default;
Repository& Repository::operator=(Repository&&) noexcept = default;

Repository Repository::open(const std::filesystem::path& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    throw GitError("no repository at " + printable(path.string()) + ": there is no such directory");
  }
  auto handle = std::make_unique<Handle>();
  handle->path = fs::weakly_canonical(git_directory_of(path)) / "";
  if (const auto reason = strange_file(handle->path)) throw cannot_read(path, *reason);
  handle->common = fs::weakly_canonical(common_directory_of(handle->path));
  if (const auto reason = strange_file(handle->common)) throw cannot_read(path, *reason);
  if (!is_repository(handle->path, handle->common)) {
    throw GitError("no repository at " + printable(path.string()) +
                   ": the directory is not a git repository");
  }
  try {
    handle->format = read_format(handle->common);
  } catch (const GitError& failure) {
    throw cannot_read(path, failure.what());
  }
  return Repository(std::move(handle));
}

std::filesystem::path Repository::path() const { return handle_->path; }
std::filesystem::path Repository::common_directory() const { return handle_->common; }
const RepositoryFormat& Repository::format() const { return handle_->format; }
std::filesystem::path Repository::object_directory() const { return handle_->common / "objects"; }

std::vector<Ref> Repository::refs() const {
  if (handle_->format.reftable) return read_reftable(handle_->common, handle_->format).refs;
  // Looked for before packed-refs is read: a ref that git packs meanwhile is met twice, not never.
  std::vector<std::string> loose = loose_ref_names(handle_->common);
  std::ranges::sort(loose);
  std::vector<Ref> refs = read_packed_refs(handle_->common / "packed-refs");
  std::erase_if(refs, [&](const Ref& ref) { return std::ranges::binary_search(loose, ref.name); });
  loose.emplace_back("HEAD");
  const auto packed = static_cast<std::ptrdiff_t>(refs.size());
  for (const std::string& name : loose) {
    if (const LooseRef found = handle_->look_up(name); found.id) refs.push_back({name, *found.id});
  }
  const auto first_loose = refs.begin() + packed;
  std::ranges::sort(first_loose, refs.end(), {}, &Ref::name);
  std::ranges::inplace_merge(refs, first_loose, {}, &Ref::name);
  return refs;
}

std::vector<SymbolicRef> Repository::symbolic_refs() const {
  if (handle_->format.reftable) return read_reftable(handle_->common, handle_->format).symbolic;
  std::vector<std::string> names = loose_ref_names(handle_->common);
  names.emplace_back("HEAD");
  std::ranges::sort(names);
  std::vector<SymbolicRef> refs;
  for (const std::string& name : names) {
    LooseRef found = handle_->look_up(name);
    if (!found.symbolic.empty()) refs.push_back({name, std::move(found.symbolic)});
  }
  return refs;
}

std::string Repository::head() const {
  const LooseRef head = handle_->look_up("HEAD");
  return head.symbolic.empty() ? "HEAD" : head.symbolic;
}

std::vector<std::string> Repository::unreadable_refs() const {
  if (handle_->format.reftable) return read_reftable(handle_->common, handle_->format).unreadable;
  std::vector<std::string> names = loose_ref_names(handle_->common);
  names.emplace_back("HEAD");
  std::erase_if(names, [&](const std::string& name) { return handle_->look_up(name).readable(); });
  std::ranges::sort(names);
  return names;
}

std::vector<ObjectId> Repository::shallow_boundary() const {
  std::ifstream file(handle_->common / "shallow");
  std::vector<ObjectId> boundary;
  for (std::string line; std::getline(file, line);) {
    if (const auto id = ObjectId::parse(line)) boundary.push_back(*id);
  }
  return boundary;
}

}  // namespace phiward
