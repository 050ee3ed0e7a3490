#include "auditor/formats/dicom/tags.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "rules/ascii.hpp"

namespace phiward::dicom {
namespace {

constexpr std::size_t kHalf = 4;  // digits of a group or an element

bool is_hex(char c) { return is_digit(c) || (to_lower(c) >= 'a' && to_lower(c) <= 'f'); }

constexpr bool is_word(char c) { return is_alphanumeric(c) || c == '_'; }

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

constexpr std::string_view kDcmtk = "DCM_";
constexpr std::array<std::string_view, 3> kClasses{"DicomTag.", "Tag.", "Tags."};

std::optional<Mention> name_at(std::string_view text, std::size_t begin) {
  const std::string_view before = text.substr(0, begin);
  const bool prefixed = text.substr(begin).starts_with(kDcmtk);
  if (!prefixed && std::ranges::none_of(kClasses, [before](std::string_view owner) {
        return before.ends_with(owner);
      })) {
    return std::nullopt;
  }
  std::size_t end = begin;
  while (end < text.size() && is_word(text[end])) ++end;
  std::string_view word = text.substr(begin, end - begin);
  if (prefixed) word.remove_prefix(kDcmtk.size());
  const Locus* locus = locus_of(word);
  if (locus == nullptr) return std::nullopt;
  return Mention{locus, begin, end, true};
}

// A mention begins where a word does, with the first digit of a group or as DCM_ does, or behind a
// dot: the character before and the first one have a bit in common. Nearly all of a text is passed
// over by this alone.
constexpr std::uint8_t kWordBegins = 1, kBehindDot = 2;

constexpr auto kBefore = [] {
  std::array<std::uint8_t, 256> bits{};
  for (int c = 0; c < 256; ++c) {
    if (!is_word(static_cast<char>(c))) bits[static_cast<std::size_t>(c)] = kWordBegins;
  }
  bits['.'] |= kBehindDot;
  return bits;
}();

constexpr auto kFirst = [] {
  std::array<std::uint8_t, 256> bits{};
  for (int c = 0; c < 256; ++c) {
    const char first = static_cast<char>(c);
    const bool telling = first == kDcmtk.front() || kFirstDigits.find(first) != kFirstDigits.npos;
    if (telling) bits[static_cast<std::size_t>(c)] |= kWordBegins;
    if (is_word(first)) bits[static_cast<std::size_t>(c)] |= kBehindDot;
  }
  return bits;
}();

// Where a mention may begin, at `at` or behind. Its loop sees every byte, and inlined it would run
// out of registers.
[[gnu::noinline]] std::size_t next_beginning(std::string_view text, std::size_t at) {
  auto before = at == 0 ? kWordBegins : kBefore[static_cast<unsigned char>(text[at - 1])];
  for (; at < text.size(); ++at) {
    const auto c = static_cast<unsigned char>(text[at]);
    if ((before & kFirst[c]) != 0) break;
    before = kBefore[c];
  }
  return at;
}

}  // namespace

std::optional<Mention> next_mention(std::string_view text, std::size_t at) {
  for (at = next_beginning(text, at); at < text.size(); at = next_beginning(text, at + 1)) {
    const auto mention = is_digit(text[at]) ? number_at(text, at) : name_at(text, at);
    if (mention) return mention;
  }
  return std::nullopt;
}

}  // namespace phiward::dicom
