#include "auditor/engine/lfs.hpp"

#include <algorithm>
#include <charconv>

namespace phiward {
namespace {

constexpr std::size_t kLongest = 1024;  // bytes; the specification's bound
constexpr std::string_view kVersions[] = {
    "version https://git-lfs.github.com/spec/v1",
    "version https://hawser.github.com/spec/v1",  // before its name was changed
};
constexpr std::string_view kOid = "oid sha256:";
constexpr std::string_view kSize = "size ";
constexpr std::size_t kDigits = 64;

bool is_oid(std::string_view text) {
  return text.size() == kDigits &&
         text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

}  // namespace

std::optional<LfsPointer> parse_lfs_pointer(std::string_view text) {
  if (text.size() >= kLongest || !text.starts_with("version ")) return std::nullopt;
  if (std::ranges::find(kVersions, take_line(text)) == std::end(kVersions)) return std::nullopt;
  LfsPointer pointer;
  bool has_size = false;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.starts_with(kOid) && is_oid(line.substr(kOid.size()))) {
      pointer.oid = line.substr(kOid.size());
    } else if (line.starts_with(kSize)) {
      const std::string_view digits = line.substr(kSize.size());
      const auto [end, error] = std::from_chars(digits.begin(), digits.end(), pointer.size);
      has_size = error == std::errc{} && end == digits.end();
    }
  }
  return !pointer.oid.empty() && has_size ? std::optional(pointer) : std::nullopt;
}

std::filesystem::path lfs_object(const std::filesystem::path& common_directory,
                                 const LfsPointer& pointer) {
  return common_directory / "lfs" / "objects" / pointer.oid.substr(0, 2) /
         pointer.oid.substr(2, 2) / pointer.oid;
}

}  // namespace phiward
