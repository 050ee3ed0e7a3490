#include "auditor/git/grafts.hpp"

#include <algorithm>

#include "auditor/git/git_directory.hpp"

namespace phiward {
namespace {

constexpr std::size_t kMostBytes = std::size_t{16} << 20;  // 200 000 grafts

// Takes what stands before the next of `ends`, and that one, off the front of `text`.
std::string_view take_until(std::string_view& text, std::string_view ends) {
  const std::size_t end = std::min(text.find_first_of(ends), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

void add_graft(std::string_view line, Grafts& grafts) {
  while (!line.empty()) {
    const std::string_view word = take_until(line, " \t\r");
    if (word.empty()) continue;
    const auto id = ObjectId::parse(word);
    if (id) grafts.commits.push_back(*id);
    if (!id) grafts.damaged = true;
  }
}

}  // namespace

Grafts parse_grafts(std::string_view text) {
  Grafts grafts;
  while (!text.empty()) {
    const std::string_view line = take_until(text, "\n");
    if (!line.starts_with('#')) add_graft(line, grafts);
  }
  return grafts;
}

Grafts read_grafts(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::exists(file, error) && !error) return {};
  const auto text = read_small_file(file, kMostBytes);
  return text ? parse_grafts(*text) : Grafts{{}, true};
}

}  // namespace phiward
