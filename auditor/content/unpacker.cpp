#include "auditor/content/unpacker.hpp"

#include <system_error>
#include <utility>

namespace phiward {

namespace fs = std::filesystem;

fs::path unpack_program() {
  std::error_code error;
  const fs::path directory = fs::read_symlink("/proc/self/exe", error).parent_path();
  fs::path beside = directory / "phiward-unpack";
  if (fs::exists(beside, error)) return beside;
  return directory.parent_path() / "libexec/phiward/phiward-unpack";
}

std::optional<UnpackProcess> Unpacker::take_idle() {
  const std::lock_guard lock(mutex_);
  if (idle_.empty()) return std::nullopt;
  std::optional<UnpackProcess> process(std::move(idle_.back()));
  idle_.pop_back();
  return process;
}

std::optional<UnpackFailure> Unpacker::unpack(const UnpackRequest& request, std::string_view bytes,
                                              UnpackProcess::Time deadline,
                                              const AnswerParser::OnPart& on_part) {
  for (auto process = take_idle();; process.reset()) {
    const bool reused = process.has_value();
    if (!reused) {
      auto started = UnpackProcess::start(program_);
      if (!started) return UnpackFailure::no_program;
      process.emplace(std::move(*started));
    }
    const auto failure = process->unpack(request, bytes, deadline, on_part);
    if (failure == UnpackFailure::out_of_time) return failure;
    if (failure == UnpackFailure::crashed) {
      // One that was idle may have ended since; whatever that was, it was not this container.
      if (reused && !process->answered()) continue;
      return failure;
    }
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(*process));
    return failure;
  }
}

}  // namespace phiward
