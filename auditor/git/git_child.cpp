#include "auditor/git/git_child.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <system_error>
#include <unistd.h>

#include "auditor/git/git_error.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kPatience{30'000};
constexpr std::size_t kPiece = std::size_t{128} << 10;  // bytes read at a time

class SpawnActions {
 public:
  SpawnActions(int stream, int complaints) {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawn_file_actions_adddup2(&actions_, stream, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions_, stream, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions_, complaints, STDERR_FILENO);
    ::posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
  }
  ~SpawnActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;

  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

std::vector<std::string> environment_of(const fs::path& git_directory,
                                        const std::vector<fs::path>& object_directories) {
  const char* path = std::getenv("PATH");
  std::vector<std::string> variables = {
      std::string("PATH=") + (path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin"),
      "HOME=/nonexistent",
      "LC_ALL=C",
      "GIT_CONFIG_NOSYSTEM=1",
      "GIT_CONFIG_SYSTEM=/dev/null",
      "GIT_CONFIG_GLOBAL=/dev/null",
      "GIT_ATTR_NOSYSTEM=1",
      "GIT_NO_REPLACE_OBJECTS=1",
      "GIT_NO_LAZY_FETCH=1",
      "GIT_OPTIONAL_LOCKS=0",
      "GIT_TERMINAL_PROMPT=0",
      "GIT_DIR=" + git_directory.string(),
  };
  if (!object_directories.empty()) {
    variables.push_back("GIT_OBJECT_DIRECTORY=" + fs::absolute(object_directories[0]).string());
    const std::vector<fs::path> others(object_directories.begin() + 1, object_directories.end());
    variables.push_back("GIT_ALTERNATE_OBJECT_DIRECTORIES=" + join_alternates(others));
  }
  return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& text : texts) out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

GitError stopped() { return GitError("git ended before it had answered"); }

}  // namespace

std::string join_alternates(const std::vector<fs::path>& paths) {
  std::string joined;
  for (const fs::path& path : paths) {
    if (!joined.empty()) joined += ':';
    joined += '"';
    for (const char c : fs::absolute(path).string()) {
      if (c == '"' || c == '\\') joined += '\\';
      joined += c;
    }
    joined += '"';
  }
  return joined;
}

GitChild::GitChild(const BlankGitDirectory& directory, std::vector<std::string> arguments,
                   const std::vector<fs::path>& object_directories) {
  std::array<int, 2> ends{};
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    throw GitError("cannot start git: no socket is left");
  }
  complaints_ = ::memfd_create("complaints", MFD_CLOEXEC);
  const SpawnActions actions(ends[1], complaints_);
  arguments.insert(arguments.begin(), "git");
  std::vector<std::string> environment = environment_of(directory.path(), object_directories);
  const int error = ::posix_spawnp(&pid_, "git", actions.get(), nullptr, pointers(arguments).data(),
                                   pointers(environment).data());
  ::close(ends[1]);
  stream_ = ends[0];
  if (error == 0) return;
  ::close(stream_);
  ::close(complaints_);
  throw GitError("cannot start git: " + std::generic_category().message(error));
}

GitChild::~GitChild() {
  ::close(stream_);
  ::close(complaints_);
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  wait_for_exit();
}

int GitChild::wait_for_exit() {
  int status = -1;
  while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  pid_ = -1;
  return status;
}

bool GitChild::ended_well() {
  struct stat said {};
  return wait_for_exit() == 0 && ::fstat(complaints_, &said) == 0 && said.st_size == 0;
}

void GitChild::wait_for(short event) const {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  for (;;) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0) throw GitError("git did not answer within half a minute");
    pollfd waiting{stream_, event, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(left.count()));
    if (ready > 0) return;
    if (ready < 0 && errno != EINTR) throw stopped();
  }
}

void GitChild::send(std::string_view text) {
  while (!text.empty()) {
    wait_for(POLLOUT);
    const ssize_t sent = ::send(stream_, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) text.remove_prefix(static_cast<std::size_t>(sent));
    if (sent < 0 && errno != EAGAIN && errno != EINTR) throw stopped();
  }
}

bool GitChild::fill() {
  buffer_.erase(0, read_);
  read_ = 0;
  const std::size_t before = buffer_.size();
  for (;;) {
    wait_for(POLLIN);
    buffer_.resize(before + kPiece);
    const ssize_t got = ::recv(stream_, buffer_.data() + before, kPiece, MSG_DONTWAIT);
    buffer_.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    return got > 0;
  }
}

std::string GitChild::read_line(std::size_t most) {
  std::size_t searched = 0;
  for (;;) {
    const std::size_t end = buffer_.find('\n', read_ + searched);
    const std::size_t size = std::min(end, buffer_.size()) - read_;
    if (size > most) throw GitError("git said more than was asked for");
    if (end != std::string::npos) {
      std::string line = buffer_.substr(read_, size);
      read_ = end + 1;
      return line;
    }
    searched = size;
    if (!fill()) throw stopped();
  }
}

std::string GitChild::read(std::size_t bytes) {
  std::string out;
  out.reserve(bytes);
  for (;;) {
    const std::size_t piece = std::min(bytes - out.size(), buffer_.size() - read_);
    out.append(buffer_, read_, piece);
    read_ += piece;
    if (out.size() == bytes) return out;
    if (!fill()) throw stopped();
  }
}

bool GitChild::at_end() { return read_ == buffer_.size() && !fill(); }

}  // namespace phiward
