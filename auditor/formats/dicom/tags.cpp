#include "auditor/formats/dicom/tags.hpp"

#include <array>

#include "rules/ascii.hpp"

namespace phiward::dicom {
namespace {

constexpr std::size_t kHalf = 4;  // digits of a group or an element

bool is_hex(char c) { return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f'); }

bool is_word(char c) { return is_alphanumeric(c) || c == '_'; }

// Steps over `word`, in any case, if it stands at `at`.
bool take(std::string_view text, std::string_view word, std::size_t& at) {
  for (std::size_t i = 0; i < word.size(); ++i) {
    if (at + i >= text.size() || to_lower(text[at + i]) != word[i]) return false;
  }
  at += word.size();
  return true;
}

bool take_half(std::string_view text, std::size_t& at, std::uint32_t& tag) {
  if (text.size() - at < kHalf) return false;
  for (std::size_t i = 0; i < kHalf; ++i) {
    const char c = to_lower(text[at + i]);
    if (!is_hex(c)) return false;
    tag = tag << 4 | static_cast<std::uint32_t>(is_digit(c) ? c - '0' : c - 'a' + 10);
  }
  at += kHalf;
  return true;
}

// Eight digits in a row are a tag only if something says so.
bool says_number(std::string_view text, std::size_t begin, bool prefixed) {
  return prefixed || (begin > 0 && (text[begin - 1] == '"' || text[begin - 1] == '\''));
}

std::optional<Mention> number_at(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  std::uint32_t tag = 0;
  const bool prefixed = take(text, "0x", at);
  if (!take_half(text, at, tag)) return std::nullopt;
  if (take(text, ",", at)) {
    take(text, " ", at);
    take(text, "0x", at);
  } else if (!says_number(text, begin, prefixed)) {
    return std::nullopt;
  }
  if (!take_half(text, at, tag) || (at < text.size() && is_word(text[at]))) return std::nullopt;
  const Locus* locus = locus_of(tag);
  if (locus == nullptr) return std::nullopt;
  return Mention{locus, begin, at, prefixed};
}

std::optional<Mention> name_at(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::string_view kDcmtk = "DCM_";
  constexpr std::array<std::string_view, 3> kClasses{"DicomTag.", "Tag.", "Tags."};
  std::string_view word = text.substr(begin, end - begin);
  const bool behind_dot = begin > 0 && text[begin - 1] == '.';
  if (!behind_dot && word.front() != kDcmtk.front()) return std::nullopt;
  bool named = word.starts_with(kDcmtk);
  if (named) word.remove_prefix(kDcmtk.size());
  for (const std::string_view owner : kClasses) {
    named = named || text.substr(0, begin).ends_with(owner);
  }
  const Locus* locus = named ? locus_of(word) : nullptr;
  if (locus == nullptr) return std::nullopt;
  return Mention{locus, begin, end, true};
}

}  // namespace

std::optional<Mention> next_mention(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (!is_word(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_word(text[end])) ++end;
    const auto mention = is_digit(text[at]) ? number_at(text, at) : name_at(text, at, end);
    if (mention) return mention;
    at = end;
  }
  return std::nullopt;
}

}  // namespace phiward::dicom
