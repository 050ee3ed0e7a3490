// What phiward and its unpacking program say to each other over one stream. A request is a
// header and the bytes of a container; the answer is any number of parts, then how it ended.
// Numbers are little-endian. Neither side trusts the other's numbers.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "auditor/content/container_kind.hpp"
#include "auditor/content/unpack_failure.hpp"
#include "auditor/content/unpack_limits.hpp"

namespace phiward {

// One text or file that stood in a container.
struct Part {
  std::string name;  // "xl/sharedStrings.xml", "table patients", "page 3"
  std::string bytes;
};

// The other side does not keep to the form. what() is one line.
class FrameError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct UnpackRequest {
  static constexpr std::size_t kHeaderBytes = 40;
  ContainerKind kind{};
  UnpackLimits limits;
  std::uint64_t size = 0;  // of the container's bytes, which follow the header
};

[[nodiscard]] std::string header_of(const UnpackRequest& request);
// REQUIRES: `header` has kHeaderBytes. Throws FrameError.
[[nodiscard]] UnpackRequest parse_request(std::string_view header);

constexpr std::size_t kLongestPartName = 64 * 1024;

[[nodiscard]] std::string part_header(std::string_view name, std::string_view bytes);
[[nodiscard]] std::string end_frame(std::optional<UnpackFailure> failure);

// Takes an answer in pieces of any size. Holds at most one part. One thread.
class AnswerParser {
 public:
  using OnPart = std::function<void(Part)>;

  AnswerParser(UnpackLimits limits, OnPart on_part)
      : limits_(limits), on_part_(std::move(on_part)) {}

  // Throws FrameError if the answer is none, or goes past the limits, and what `on_part` throws.
  void take(std::string_view bytes);

  [[nodiscard]] bool ended() const { return ended_; }
  // REQUIRES: ended().
  [[nodiscard]] std::optional<UnpackFailure> failure() const { return failure_; }

 private:
  void begin_frame();
  void end_part();

  UnpackLimits limits_;  // what is left of them
  OnPart on_part_;
  std::string header_;
  Part part_;
  std::size_t name_left_ = 0, bytes_left_ = 0;
  bool in_part_ = false;
  bool ended_ = false;
  std::optional<UnpackFailure> failure_;
};

}  // namespace phiward
