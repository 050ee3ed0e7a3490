#include "auditor/formats/path_suffix.hpp"

#include <algorithm>

#include "rules/ascii.hpp"

namespace phiward {

bool has_suffix(std::string_view path, std::span<const std::string_view> suffixes) {
  return std::ranges::any_of(suffixes, [path](std::string_view suffix) {
    return path.size() >= suffix.size() &&
           std::ranges::equal(path.substr(path.size() - suffix.size()), suffix, {}, to_lower);
  });
}

}  // namespace phiward
