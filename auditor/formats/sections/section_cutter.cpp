#include "auditor/formats/sections/section_cutter.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr std::uint64_t kOneIn = 2;  // boundaries is a cut
constexpr std::uint64_t kOneItemIn = 8;

// Equal everywhere for equal bytes; not to be relied on for anything but spreading.
std::uint64_t spread(std::string_view bytes) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;  // 2^64 over the golden ratio
  std::uint64_t hash = bytes.size();
  while (!bytes.empty()) {
    const std::size_t size = std::min(bytes.size(), sizeof(std::uint64_t));
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), size);
    hash = (hash ^ word) * kFactor;
    hash ^= hash >> 32U;
    bytes.remove_prefix(size);
  }
  return hash;
}

std::string_view element_name(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  return tag.substr(0, tag.find_first_of(" \t/>"));
}

// Elements of one list: }, { and </row> <row>.
bool are_alike(const TextLine& before, const TextLine& line) {
  if (line.text.front() == '<') {
    return before.text.starts_with("</") && element_name(before.text) == element_name(line.text);
  }
  return (line.text.front() == '{' || line.text.front() == '[') && before.text.ends_with(',');
}

bool begins_with_word(std::string_view text, std::string_view word) {
  return text.size() > word.size() && !is_alphanumeric(text[word.size()]) &&
         std::ranges::equal(text.substr(0, word.size()), word, {}, to_lower);
}

// A method, a member, the comment above it; not what stands in a body.
bool begins_definition(std::string_view text) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"abstract", "async", "class", "def", "enum", "export", "final", "fn", "func", "function",
       "interface", "internal", "private", "protected", "public", "static", "struct", "type"});
  return text.starts_with("/**") || text.starts_with("///") || text.starts_with('@') ||
         std::ranges::any_of(kWords, [&](auto word) { return begins_with_word(text, word); });
}

// True where what belongs together does not go on.
bool is_boundary(const TextLine& before, bool blank_between, const TextLine& line) {
  if (line.closes()) return false;
  const bool behind_closed = before.closes() && line.indent == before.indent;
  if (blank_between) {
    return line.indent == 0 || line.indent < before.indent || behind_closed ||
           (line.indent == before.indent && begins_definition(line.text));
  }
  if (behind_closed) {
    return are_alike(before, line) || (line.indent == 0 && before.text.starts_with('}'));
  }
  if (line.text.starts_with("- ")) return line.indent < before.indent;
  return line.indent == 0 && before.text.ends_with(';') && begins_with_word(line.text, "insert");
}

// some.name=…, some.name = …; not what a program assigns.
bool is_setting(std::string_view text) {
  static constexpr CharSet kOfNames = CharSet("._-").with_alphanumerics();
  std::size_t at = 0;
  while (at < text.size() && kOfNames.has(text[at])) ++at;
  const std::string_view name = text.substr(0, at);
  const bool dotted = name.find('.') != name.npos && !text.ends_with(';');
  while (dotted && at < text.size() && text[at] == ' ') ++at;
  return !name.empty() && at < text.size() && text[at] == '=';
}

// "name": …, and not "a row of a table",
bool is_entry(std::string_view text) {
  if (!text.starts_with('"') || !text.ends_with(',')) return false;
  const std::size_t end = text.find('"', 1);
  return text.substr(end + 1).starts_with(':');  // npos + 1 is 0
}

// One of many alike, each of which stands for itself; not a row of a table.
bool is_item(const TextLine& before, const TextLine& line) {
  static constexpr CharSet kBrackets("{[(<,");
  if (line.indent > before.indent || line.closes() || line.merely_opens()) return false;
  const bool in_brackets = kBrackets.has(line.text.front());
  const bool goes_on = before.text.ends_with('\\') && line.text.ends_with('\\');
  return in_brackets || goes_on || line.text.starts_with("#define ") ||
         (is_setting(line.text) && is_setting(before.text)) ||
         (is_entry(line.text) && is_entry(before.text));
}

}  // namespace

bool SectionCutter::next(Section& section) {
  if (at_ >= text_.size()) return false;
  section.lines.begin = at_;
  section.outline.clear();
  if (text_.size() < kWhole) at_ = text_.size();
  bool begun = false;
  bool blank_before = false;
  while (at_ < text_.size()) {
    const TextLine line = line_at(text_, at_);
    if (line.blank()) {
      blank_before = true;
    } else {
      leave_parents(line);
      if (!begun) section.outline = outline();
      if (begun && cuts_before(line, blank_before, at_ - section.lines.begin)) break;
      begun = true;
      blank_before = false;
      if (may_be_parent(line)) parents_.push_back({line.span, line.level()});
      before_ = line;
    }
    at_ = line.next;
  }
  section.lines.end = at_;
  return true;
}

void SectionCutter::go_on(std::size_t at, std::span<const std::uint32_t> parents) {
  at_ = at;
  parents_.clear();
  for (const std::size_t begin : parents) {
    const TextLine line = line_at(text_, begin);
    parents_.push_back({line.span, line.level()});
  }
}

bool SectionCutter::cuts_before(const TextLine& line, bool blank_before, std::size_t size) const {
  if (size < kLeast) return false;
  if (is_boundary(*before_, blank_before, line) || (blank_before && size >= kAnyFrom)) {
    return size >= kOftenFrom || is_one_in(kOneIn, line);
  }
  return size >= kItemFrom && is_item(*before_, line) && is_one_in(kOneItemIn, line);
}

// Told by the bytes around it: the same in every version of a file.
bool SectionCutter::is_one_in(std::uint64_t count, const TextLine& line) const {
  const std::size_t begin = line.span.begin - std::min(line.span.begin, kLookAhead);
  return spread(text_.substr(begin, 2 * kLookAhead)) % count == 0;
}

void SectionCutter::leave_parents(const TextLine& line) {
  if (line.is_aside()) return;
  const std::size_t level = line.level() + (line.merely_opens() ? 1 : 0);
  while (!parents_.empty() && parents_.back().level >= level) parents_.pop_back();
}

bool SectionCutter::may_be_parent(const TextLine& line) const {
  const bool opens = !line.closes() || line.text.ends_with('{') || line.text.ends_with('[');
  return opens && !line.is_aside() && line.text.size() <= kLongestParent &&
         parents_.size() < kMostParents;
}

std::vector<Span> SectionCutter::outline() const {
  std::size_t bytes = 0;
  auto first = parents_.rbegin();
  while (first != parents_.rend() && bytes + first->line.size() <= kMostOutline) {
    bytes += first->line.size();
    ++first;
  }
  std::vector<Span> lines;
  for (auto parent = first.base(); parent != parents_.end(); ++parent) {
    lines.push_back(parent->line);
  }
  return lines;
}

}  // namespace phiward
