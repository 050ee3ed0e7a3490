#include "auditor/git/packed_refs.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "auditor/git/pack/mapped_file.hpp"

namespace phiward {
namespace {

constexpr std::size_t kLargest = std::size_t{1} << 30;  // bytes; ten million refs

std::optional<Ref> parse_ref(std::string_view line) {
  const std::size_t space = std::min(line.find(' '), line.size());
  const auto id = ObjectId::parse(line.substr(0, space));
  if (!id || line.size() <= space + 1) return std::nullopt;
  return Ref{std::string(line.substr(space + 1)), *id};
}

void sort_by_name(std::vector<Ref>& refs) {
  if (std::ranges::adjacent_find(refs, std::ranges::greater_equal{}, &Ref::name) == refs.end()) {
    return;  // as git writes it
  }
  std::ranges::stable_sort(refs, {}, &Ref::name);
  const auto last_of_each = std::unique(
      refs.rbegin(), refs.rend(), [](const Ref& a, const Ref& b) { return a.name == b.name; });
  refs.erase(refs.begin(), last_of_each.base());
}

}  // namespace

std::vector<Ref> parse_packed_refs(std::string_view text) {
  std::vector<Ref> refs;
  refs.reserve(static_cast<std::size_t>(std::ranges::count(text, '\n')));
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) throw GitError("packed-refs is cut off");
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end + 1);
    if (line.starts_with('#') || line.starts_with('^')) continue;
    auto ref = parse_ref(line);
    if (!ref) throw GitError("packed-refs has a line that is no ref");
    refs.push_back(std::move(*ref));
  }
  sort_by_name(refs);
  return refs;
}

std::vector<Ref> read_packed_refs(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::exists(file, error) && !error) return {};
  const MappedFile text(file);
  if (text.bytes().size() > kLargest) throw GitError("packed-refs is larger than 1 GiB");
  return parse_packed_refs(text.bytes());
}

}  // namespace phiward
