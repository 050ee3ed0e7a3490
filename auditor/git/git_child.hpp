// A git of the machine at work for us, without a shell, in a BlankGitDirectory: of its
// environment it is given PATH alone, it reads no configuration of system, user or repository,
// follows no replacements and fetches nothing. It is killed when it is no longer needed, or says
// nothing for half a minute. One thread.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <vector>

#include "auditor/git/blank_git_directory.hpp"

namespace phiward {

class GitChild {
 public:
  // `arguments` without "git" itself; the first object directory is git's own, the others are
  // alternates; none: the blank one. Throws GitError if git cannot be started.
  GitChild(const BlankGitDirectory& directory, std::vector<std::string> arguments,
           const std::vector<std::filesystem::path>& object_directories = {});
  ~GitChild();
  GitChild(const GitChild&) = delete;
  GitChild& operator=(const GitChild&) = delete;

  // All throw GitError when git has ended, says too much or nothing.
  void send(std::string_view text);
  // A line without its end; GitError if it has more than `most` bytes.
  std::string read_line(std::size_t most);
  std::string read(std::size_t bytes);

  // True once git has said all and closed its output.
  bool at_end();
  // That it ended well, and had nothing to complain of. REQUIRES: at_end().
  bool ended_well();

 private:
  int wait_for_exit();
  bool fill();  // more into buffer_; false at the end
  void wait_for(short event) const;

  int stream_ = -1;
  int complaints_ = -1;  // a file in memory: what git complains of may quote the repository
  pid_t pid_ = -1;
  std::string buffer_;    // said and not read yet
  std::size_t read_ = 0;  // of buffer_
};

// For GIT_ALTERNATE_OBJECT_DIRECTORIES: paths between colons, C-quoted (git: quote.c).
[[nodiscard]] std::string join_alternates(const std::vector<std::filesystem::path>& paths);

}  // namespace phiward
