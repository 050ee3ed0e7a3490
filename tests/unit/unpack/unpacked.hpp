// All that a container gives, in this process.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "auditor/content/container_kind.hpp"
#include "auditor/unpack/kinds.hpp"

namespace phiward::test {

struct Unpacked {
  std::vector<Part> parts;
  std::optional<UnpackFailure> failure;

  // The bytes of the part with this name; empty if there is none.
  [[nodiscard]] std::string_view part(std::string_view name) const {
    for (const Part& part : parts) {
      if (part.name == name) return part.bytes;
    }
    return {};
  }
};

// By one reader of archives, whatever the bytes are.
inline Unpacked unpacked_by(void (*unpack_archive)(std::string_view bytes, Parts& parts),
                            std::string_view bytes) {
  Unpacked result;
  Parts parts({}, [&](std::string_view name, std::string_view content) {
    result.parts.push_back({std::string(name), std::string(content)});
  });
  try {
    unpack_archive(bytes, parts);
    result.failure = parts.noted();
  } catch (const UnpackError& error) {
    result.failure = parts.noted().value_or(error.failure());
  }
  return result;
}

inline Unpacked unpacked(std::string_view bytes, UnpackLimits limits = {}) {
  Unpacked result;
  const auto kind = container_kind(bytes);
  if (!kind) return {{}, UnpackFailure::unsupported};
  Parts parts(limits, [&](std::string_view name, std::string_view content) {
    result.parts.push_back({std::string(name), std::string(content)});
  });
  result.failure = unpack(*kind, bytes, parts);
  return result;
}

}  // namespace phiward::test
