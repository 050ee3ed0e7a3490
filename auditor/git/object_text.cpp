#include "auditor/git/object_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <limits>

namespace phiward {
namespace {

constexpr auto kNewest = std::numeric_limits<std::int64_t>::max();

// Takes "<word> <rest>\n" off the front of `text` and gives the rest, if it is there.
std::optional<std::string_view> take_header(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word) || text.size() <= word.size() || text[word.size()] != ' ') {
    return std::nullopt;
  }
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view value = text.substr(word.size() + 1, end - word.size() - 1);
  text.remove_prefix(end + 1);
  return value;
}

std::optional<ObjectId> take_id(std::string_view& text, std::string_view word) {
  const auto value = take_header(text, word);
  return value ? ObjectId::parse(*value) : std::nullopt;
}

// `rest` is what follows the usual lines of `text`.
HeadedText divide(std::string_view text, std::string_view rest) {
  const std::string_view usual = text.substr(0, text.size() - rest.size());
  if (rest.starts_with('\n')) return {usual, {}, rest.substr(1)};
  const std::size_t blank = rest.find("\n\n");
  if (blank == std::string_view::npos) return {usual, rest, {}};
  return {usual, rest.substr(0, blank + 1), rest.substr(blank + 2)};
}

void take_type(std::string_view& text) {
  static constexpr std::array<std::string_view, 4> kTypes{"commit", "tree", "blob", "tag"};
  std::string_view rest = text;
  const auto type = take_header(rest, "type");
  if (type && std::ranges::find(kTypes, *type) != kTypes.end()) text = rest;
}

bool are_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// " 1700000000 +0200": what is longer may say something else.
bool is_time(std::string_view text) {
  constexpr std::string_view kZone = " +0200";
  constexpr std::size_t kMostDigits = 10;
  if (text.size() <= kZone.size() || text.size() > 1 + kMostDigits + kZone.size()) return false;
  const std::string_view seconds = text.substr(0, text.size() - kZone.size());
  const std::string_view zone = text.substr(seconds.size());
  return seconds.starts_with(' ') && are_digits(seconds.substr(1)) &&
         (zone.starts_with(" +") || zone.starts_with(" -")) && are_digits(zone.substr(2));
}

std::int64_t time_of(std::string_view identity_line) {
  const std::size_t at = identity_line.rfind("> ");
  if (at == std::string_view::npos) return kNewest;
  const std::string_view digits = identity_line.substr(at + 2);
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  return error == std::errc{} ? seconds : kNewest;
}

}  // namespace

std::optional<CommitText> parse_commit(std::string_view text) {
  const std::string_view whole = text;
  CommitText commit;
  const auto tree = take_id(text, "tree");
  if (!tree) return std::nullopt;
  commit.tree = *tree;
  while (text.starts_with("parent ")) {
    const auto parent = take_id(text, "parent");
    if (!parent) return std::nullopt;
    commit.parents.push_back(*parent);
  }
  commit.author = take_header(text, "author").value_or(std::string_view{});
  commit.committer = take_header(text, "committer").value_or(std::string_view{});
  commit.time = time_of(commit.committer);
  static_cast<HeadedText&>(commit) = divide(whole, text);
  return commit;
}

std::optional<TagText> parse_tag(std::string_view text) {
  const std::string_view whole = text;
  TagText tag;
  const auto target = take_id(text, "object");
  if (!target) return std::nullopt;
  tag.target = *target;
  take_type(text);
  tag.name = take_header(text, "tag").value_or(std::string_view{});
  tag.tagger = take_header(text, "tagger").value_or(std::string_view{});
  static_cast<HeadedText&>(tag) = divide(whole, text);
  return tag;
}

std::size_t tree_entry_size(std::string_view text, std::size_t id_bytes) {
  constexpr std::size_t kMostDigits = 10;  // of an octal mode: they fit into 32 bits
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '7') ++digits;
  if (digits == 0 || digits > kMostDigits || digits == text.size() || text[digits] != ' ') return 0;
  const std::size_t end = text.find('\0', digits + 1);
  const bool whole =
      end != std::string_view::npos && end > digits + 1 && text.size() - end - 1 >= id_bytes;
  return whole ? end + 1 + id_bytes : 0;
}

std::optional<TreeEntry> take_tree_entry(std::string_view& text, std::size_t id_bytes) {
  TreeEntry entry;
  const auto [mode_end, error] =
      std::from_chars(text.data(), text.data() + text.size(), entry.mode, 8);
  const auto mode_size = static_cast<std::size_t>(mode_end - text.data());
  if (error != std::errc{} || mode_size >= text.size() || text[mode_size] != ' ') {
    return std::nullopt;
  }
  const std::string_view rest = text.substr(mode_size + 1);
  const std::size_t name_size = rest.find('\0');
  if (name_size == std::string_view::npos || name_size == 0 ||
      rest.size() - name_size - 1 < id_bytes) {
    return std::nullopt;
  }
  entry.name = rest.substr(0, name_size);
  entry.id.size = static_cast<std::uint8_t>(id_bytes);
  std::memcpy(entry.id.bytes.data(), rest.data() + name_size + 1, id_bytes);
  text = rest.substr(name_size + 1 + id_bytes);
  return entry;
}

std::optional<std::vector<TreeEntry>> parse_tree(std::string_view text, std::size_t id_bytes) {
  std::vector<TreeEntry> entries;
  while (!text.empty()) {
    const auto entry = take_tree_entry(text, id_bytes);
    if (!entry) return std::nullopt;
    entries.push_back(*entry);
  }
  return entries;
}

std::string_view identity_of(std::string_view identity_line) {
  const std::size_t end = identity_line.rfind('>');
  const bool timed = end != std::string_view::npos && is_time(identity_line.substr(end + 1));
  return timed ? identity_line.substr(0, end + 1) : identity_line;
}

}  // namespace phiward
