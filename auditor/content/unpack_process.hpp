// One running phiward-unpack: a program of its own, because what opens archives and documents
// is large, slow to load and made of foreign code that reads foreign bytes. No shell, no
// environment, no descriptor but the stream to here.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string_view>
#include <sys/types.h>

#include "auditor/content/unpack_frames.hpp"

namespace phiward {

// One thread.
class UnpackProcess {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // Empty if it does not start.
  static std::optional<UnpackProcess> start(const std::filesystem::path& program);

  UnpackProcess(UnpackProcess&& other) noexcept;
  UnpackProcess& operator=(UnpackProcess&&) = delete;
  ~UnpackProcess();  // ends the program

  // Empty if all parts were given to `on_part`. After crashed and out_of_time the process is
  // of no more use. Throws what `on_part` throws; then too.
  std::optional<UnpackFailure> unpack(const UnpackRequest& request, std::string_view bytes,
                                      Time deadline, const AnswerParser::OnPart& on_part);

  // Something came back on the last request.
  [[nodiscard]] bool answered() const { return answered_; }

 private:
  UnpackProcess(int stream, pid_t pid) : stream_(stream), pid_(pid) {}

  std::optional<UnpackFailure> send(std::string_view bytes, Time deadline);
  std::optional<UnpackFailure> wait_for(short event, Time deadline) const;

  int stream_ = -1;
  pid_t pid_ = -1;
  bool answered_ = false;
};

}  // namespace phiward
