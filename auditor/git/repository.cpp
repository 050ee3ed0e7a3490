#include "auditor/git/repository.hpp"

#include <algorithm>
#include <fstream>
#include <git2/sys/repository.h>

#include "auditor/git/git_handle.hpp"
#include "auditor/git/packed_refs.hpp"
#include "auditor/git/repository_format.hpp"

namespace phiward {
namespace {

// The common directory holds config, refs and objects; a linked work tree has a file
// "commondir" that points to it.
std::filesystem::path common_directory(git_repository* repository) {
  return std::filesystem::path(git_repository_commondir(repository)).lexically_normal();
}

// The git directory `path` seems to be, before libgit2 is asked: itself, or its .git.
std::filesystem::path likely_git_directory(const std::filesystem::path& path) {
  return std::filesystem::is_directory(path / ".git") ? path / ".git" : path;
}

// A pipe in the place of a file would let libgit2 wait for ever.
bool never_ends(const std::filesystem::directory_entry& entry) {
  std::error_code error;
  return entry.is_fifo(error) || entry.is_socket(error) || entry.is_character_file(error);
}

std::optional<std::string> strange_file(const std::filesystem::path& git_directory) {
  namespace fs = std::filesystem;
  std::error_code error;
  for (const char* name : {"HEAD", "config", "packed-refs", "shallow", "commondir",
                           "objects/info/alternates", "info/grafts"}) {
    if (never_ends(fs::directory_entry(git_directory / name, error))) {
      return std::string(name) + " is not a regular file";
    }
  }
  for (fs::recursive_directory_iterator at(git_directory / "refs", error), end; !error && at != end;
       at.increment(error)) {
    if (never_ends(*at)) return "it has a ref that is not a regular file";
  }
  return std::nullopt;
}

std::optional<std::string> unreadable(const std::filesystem::path& git_directory) {
  if (auto reason = strange_file(git_directory)) return reason;
  return unreadable_format(git_directory);
}

std::vector<std::string> loose_ref_names(const std::filesystem::path& git_directory) {
  namespace fs = std::filesystem;
  std::vector<std::string> names;
  std::error_code error;
  for (fs::recursive_directory_iterator at(git_directory / "refs", error), end; !error && at != end;
       at.increment(error)) {
    std::string name = at->path().lexically_relative(git_directory).string();
    std::error_code loop;  // of symbolic links: then it is no directory
    if (!at->is_directory(loop) && !name.ends_with(".lock")) names.push_back(std::move(name));
  }
  // A directory may go while a push removes its last ref.
  if (error && error != std::errc::no_such_file_or_directory) {
    throw GitError("cannot list the refs: " + error.message());
  }
  return names;
}

GitError cannot_read(const std::filesystem::path& path, const std::string& reason) {
  return GitError("cannot read the repository " + printable(path.string()) + ": " + reason);
}

}  // namespace

struct Repository::Handle {
  RepositoryPtr repository;
};

Repository::Repository(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
Repository::~Repository() = default;
Repository::Repository(Repository&&) noexcept = default;
Repository& Repository::operator=(Repository&&) noexcept = default;

Repository Repository::open(const std::filesystem::path& path) {
  std::error_code error;
  if (!std::filesystem::is_directory(path, error)) {
    throw GitError("no repository at " + printable(path.string()) + ": there is no such directory");
  }
  if (const auto reason = unreadable(likely_git_directory(path))) {
    throw cannot_read(path, *reason);
  }
  git_repository* raw = nullptr;
  const int code =
      git_repository_open_ext(&raw, path.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
  if (code == GIT_ENOTFOUND) {
    throw GitError("no repository at " + printable(path.string()) +
                   ": the directory is not a git repository");
  }
  if (code < 0) throw cannot_read(path, last_git_error("git_repository_open_ext").what());
  auto handle = std::make_unique<Handle>();
  handle->repository.reset(raw);
  if (const auto reason = unreadable(common_directory(raw))) throw cannot_read(path, *reason);
  return Repository(std::move(handle));
}

std::filesystem::path Repository::path() const {
  return std::filesystem::absolute(git_repository_path(handle_->repository.get()));
}

std::filesystem::path Repository::object_directory() const {
  return std::filesystem::absolute(common_directory(handle_->repository.get()) / "objects");
}

std::vector<Ref> Repository::refs() const {
  git_repository* repository = handle_->repository.get();
  const std::filesystem::path root = common_directory(repository);
  // Looked for before packed-refs is read: a ref that git packs meanwhile is met twice, not never.
  std::vector<std::string> loose = loose_ref_names(root);
  std::ranges::sort(loose);
  std::vector<Ref> refs = read_packed_refs(root / "packed-refs");
  std::erase_if(refs, [&](const Ref& ref) { return std::ranges::binary_search(loose, ref.name); });
  loose.emplace_back("HEAD");
  const auto packed = static_cast<std::ptrdiff_t>(refs.size());
  for (const std::string& name : loose) {
    git_reference* raw = nullptr;
    if (git_reference_lookup(&raw, repository, name.c_str()) != 0) continue;
    const ReferencePtr reference(raw);
    if (git_reference_type(raw) == GIT_REFERENCE_DIRECT) {
      refs.push_back({name, from_git(*git_reference_target(raw))});
    }
  }
  const auto first_loose = refs.begin() + packed;
  std::ranges::sort(first_loose, refs.end(), {}, &Ref::name);
  std::ranges::inplace_merge(refs, first_loose, {}, &Ref::name);
  return refs;
}

std::optional<ObjectId> Repository::head() const {
  git_reference* raw = nullptr;
  if (git_repository_head(&raw, handle_->repository.get()) != 0) return std::nullopt;
  const ReferencePtr head(raw);
  return from_git(*git_reference_target(raw));
}

std::vector<std::string> Repository::unreadable_refs() const {
  git_repository* repository = handle_->repository.get();
  const std::filesystem::path root = common_directory(repository);
  std::vector<std::string> unreadable;
  const auto try_ref = [&](const std::string& name) {
    git_reference* raw = nullptr;
    const int code = git_reference_lookup(&raw, repository, name.c_str());
    const ReferencePtr reference(raw);
    if (code < 0) unreadable.push_back(name);
  };
  try_ref("HEAD");
  std::ranges::for_each(loose_ref_names(root), try_ref);
  std::ranges::sort(unreadable);
  return unreadable;
}

std::vector<ObjectId> Repository::shallow_boundary() const {
  std::ifstream file(common_directory(handle_->repository.get()) / "shallow");
  std::vector<ObjectId> boundary;
  for (std::string line; std::getline(file, line);) {
    if (const auto id = ObjectId::parse(line)) boundary.push_back(*id);
  }
  return boundary;
}

}  // namespace phiward
