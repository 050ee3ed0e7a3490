#include "auditor/git/blank_git_directory.hpp"

#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <string>
#include <system_error>

#include "auditor/git/git_error.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;

GitError cannot_make(const std::error_code& error) {
  return GitError("cannot make a directory for git to work in: " + error.message());
}

}  // namespace

BlankGitDirectory::BlankGitDirectory(const RepositoryFormat& format) {
  std::error_code error;
  std::string name = (fs::temp_directory_path(error) / "phiward-git-XXXXXX").string();
  if (error || ::mkdtemp(name.data()) == nullptr) {
    throw cannot_make(error ? error : std::error_code(errno, std::generic_category()));
  }
  path_ = name;
  fs::create_directory(path_ / "objects", error);
  fs::create_directory(path_ / "refs", error);
  std::ofstream(path_ / "HEAD") << "ref: refs/heads/none\n";
  std::ofstream config(path_ / "config");
  config << "[core]\n\tbare = true\n\trepositoryformatversion = 1\n[extensions]\n";
  if (format.objects == ObjectFormat::sha256) config << "\tobjectformat = sha256\n";
  if (format.reftable) config << "\trefstorage = reftable\n";
  if (error || !config.flush()) {
    fs::remove_all(path_, error);
    throw cannot_make(std::make_error_code(std::errc::io_error));
  }
}

BlankGitDirectory::~BlankGitDirectory() {
  std::error_code error;  // links are removed, not what they lead to
  fs::remove_all(path_, error);
}

void BlankGitDirectory::link(const fs::path& target, const fs::path& name) {
  std::error_code error;
  fs::create_symlink(fs::absolute(target), path_ / name, error);
  if (error) throw cannot_make(error);
}

}  // namespace phiward
