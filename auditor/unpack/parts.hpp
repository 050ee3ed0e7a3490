// Where the readers of containers put what they find. Every reader is a function
//   void unpack_…(std::string_view bytes, Parts& parts);
// that throws UnpackError when it cannot go on; what was added before stays and is judged.
// Readers run only in the program phiward-unpack, in tests and in fuzz targets.
#pragma once

#include <exception>
#include <functional>
#include <optional>
#include <string_view>

#include "auditor/content/unpack_failure.hpp"
#include "auditor/content/unpack_frames.hpp"
#include "auditor/content/unpack_limits.hpp"

namespace phiward {

class UnpackError : public std::exception {
 public:
  explicit UnpackError(UnpackFailure failure) : failure_(failure) {}
  [[nodiscard]] UnpackFailure failure() const { return failure_; }
  [[nodiscard]] const char* what() const noexcept override { return "a container is unreadable"; }

 private:
  UnpackFailure failure_;
};

class Parts {
 public:
  using Sink = std::function<void(std::string_view name, std::string_view bytes)>;

  Parts(UnpackLimits limits, Sink sink) : limits_(limits), sink_(std::move(sink)) {}

  // Throws UnpackError if there are too many parts or bytes. A part that alone is too large is
  // left out and noted.
  void add(std::string_view name, std::string_view bytes);

  // Something cannot be read, but the reader goes on: the container counts as failed in the
  // end, the first note says why.
  void note(UnpackFailure failure);
  [[nodiscard]] std::optional<UnpackFailure> noted() const { return noted_; }

  // What is left: a part of more bytes can be left out before it is made.
  [[nodiscard]] const UnpackLimits& limits() const { return limits_; }

 private:
  UnpackLimits limits_;
  Sink sink_;
  std::optional<UnpackFailure> noted_;
};

using Unpack = void (*)(std::string_view bytes, Parts& parts);

}  // namespace phiward
