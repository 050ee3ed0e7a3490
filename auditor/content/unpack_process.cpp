#include "auditor/content/unpack_process.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <string>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace phiward {
namespace {

constexpr std::size_t kPiece = 256 * 1024;  // bytes read at a time

// Standard input is the stream; what the libraries have to say may quote the content and
// goes nowhere.
class SpawnActions {
 public:
  explicit SpawnActions(int stream) {
    ::posix_spawn_file_actions_init(&actions_);
    ::posix_spawn_file_actions_adddup2(&actions_, stream, STDIN_FILENO);
    ::posix_spawn_file_actions_addopen(&actions_, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&actions_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addclosefrom_np(&actions_, STDERR_FILENO + 1);
  }
  ~SpawnActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;

  [[nodiscard]] const posix_spawn_file_actions_t* get() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

}  // namespace

std::optional<UnpackProcess> UnpackProcess::start(const std::filesystem::path& program) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return std::nullopt;
  const SpawnActions actions(ends[1]);
  std::string name = program.string();
  char* const arguments[] = {name.data(), nullptr};
  char* const environment[] = {nullptr};
  pid_t pid = -1;
  const int error =
      ::posix_spawn(&pid, name.c_str(), actions.get(), nullptr, arguments, environment);
  ::close(ends[1]);
  if (error != 0) {
    ::close(ends[0]);
    return std::nullopt;
  }
  return UnpackProcess(ends[0], pid);
}

UnpackProcess::UnpackProcess(UnpackProcess&& other) noexcept
    : stream_(std::exchange(other.stream_, -1)),
      pid_(std::exchange(other.pid_, -1)),
      answered_(other.answered_) {}

UnpackProcess::~UnpackProcess() {
  if (pid_ < 0) return;
  ::close(stream_);
  ::kill(pid_, SIGKILL);
  while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
}

std::optional<UnpackFailure> UnpackProcess::wait_for(short event, Time deadline) const {
  for (;;) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return UnpackFailure::out_of_time;
    pollfd waiting{stream_, event, 0};
    const int ready = ::poll(&waiting, 1, static_cast<int>(std::min<long>(left.count(), 60'000)));
    if (ready > 0) return std::nullopt;
    if (ready < 0 && errno != EINTR) return UnpackFailure::crashed;
  }
}

std::optional<UnpackFailure> UnpackProcess::send(std::string_view bytes, Time deadline) {
  while (!bytes.empty()) {
    if (const auto failure = wait_for(POLLOUT, deadline)) return failure;
    const ssize_t sent = ::send(stream_, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) bytes.remove_prefix(static_cast<std::size_t>(sent));
    if (sent < 0 && errno != EAGAIN && errno != EINTR) return UnpackFailure::crashed;
  }
  return std::nullopt;
}

std::optional<UnpackFailure> UnpackProcess::unpack(const UnpackRequest& request,
                                                   std::string_view bytes, Time deadline,
                                                   const AnswerParser::OnPart& on_part) {
  answered_ = false;
  if (const auto failure = send(header_of(request), deadline)) return failure;
  if (const auto failure = send(bytes, deadline)) return failure;
  AnswerParser answer(request.limits, on_part);
  std::vector<char> piece(kPiece);
  while (!answer.ended()) {
    if (const auto failure = wait_for(POLLIN, deadline)) return failure;
    const ssize_t got = ::recv(stream_, piece.data(), piece.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    if (got <= 0) return UnpackFailure::crashed;
    answered_ = true;
    try {
      answer.take({piece.data(), static_cast<std::size_t>(got)});
    } catch (const FrameError&) {
      return UnpackFailure::crashed;
    }
  }
  return answer.failure();
}

}  // namespace phiward
