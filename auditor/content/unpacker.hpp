// Opens containers: hands them to a phiward-unpack that is started when the first is met.
#pragma once

#include <filesystem>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "auditor/content/unpack_process.hpp"

namespace phiward {

// Beside the running program, or in ../libexec/phiward as seen from there.
[[nodiscard]] std::filesystem::path unpack_program();

// May be used from several threads; each that unpacks has a process of its own meanwhile.
class Unpacker {
 public:
  explicit Unpacker(std::filesystem::path program = unpack_program())
      : program_(std::move(program)) {}

  // Gives the parts to `on_part`, also those before a failure. Empty if that was all.
  std::optional<UnpackFailure> unpack(const UnpackRequest& request, std::string_view bytes,
                                      UnpackProcess::Time deadline,
                                      const AnswerParser::OnPart& on_part);

 private:
  std::optional<UnpackProcess> take_idle();

  std::filesystem::path program_;
  std::mutex mutex_;
  std::vector<UnpackProcess> idle_;
};

}  // namespace phiward
