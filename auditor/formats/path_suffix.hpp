// What the end of a path says of a file's format.
#pragma once

#include <span>
#include <string_view>

namespace phiward {

// True if `path` ends with one of `suffixes` (".csv"), in any case.
[[nodiscard]] bool has_suffix(std::string_view path, std::span<const std::string_view> suffixes);

}  // namespace phiward
