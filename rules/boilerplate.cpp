#include "rules/boilerplate.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>

#include "rules/ascii.hpp"

namespace phiward {
namespace {

constexpr std::array<std::string_view, 12> kFolders = {
    "vendor",      "node_modules",     "third_party",   "thirdparty",
    "third-party", "bower_components", "site-packages", "dist-packages",
    "external",    "extern",           "3rdparty",      "licenses"};

constexpr std::array<std::string_view, 12> kFileEnds = {
    ".min.js", ".min.css", ".lock", "-lock.json", "-lock.yaml", "go.sum",
    ".po",     ".pot",     ".map",  ".lockfile",  ".xlf",       ".mailmap"};

constexpr std::array<std::string_view, 12> kFileStarts = {
    "license", "licence", "copying", "copyright",   "authors",    "contributors",
    "notice",  "credits", "thanks",  "maintainers", "codeowners", "changelog"};

constexpr std::array<std::string_view, 8> kTranslationFolders = {
    "i18n", "l10n", "lang", "langs", "locale", "locales", "translation", "translations"};

// Without comment marks and quotes, in lower case; each ends a word there. "Signed-off-by:"
// and its like are known by their ending.
constexpr std::array<std::string_view, 10> kCreditStarts = {
    "cc",          "author",      "authors",      "@author",   "maintainer",
    "maintainers", "contributor", "contributors", "committer", "spdx-filecopyrighttext"};

constexpr std::array kContacts = {Identifier::name, Identifier::email, Identifier::phone,
                                  Identifier::fax,  Identifier::url,   Identifier::address,
                                  Identifier::zip};

bool any_starts(auto const& words, std::string_view text) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}

bool any_ends(auto const& words, std::string_view text) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.ends_with(word); });
}

// "Diagnosed-by: ", as at the end of a commit's message.
bool is_trailer(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon != text.npos && text.substr(0, colon).ends_with("-by") &&
         std::ranges::all_of(text.substr(0, colon),
                             [](char c) { return is_letter(c) || c == '-'; });
}

bool in_folder(std::string_view path, std::span<const std::string_view> folders) {
  while (true) {
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos) return false;
    if (std::ranges::find(folders, path.substr(0, slash)) != folders.end()) return true;
    path.remove_prefix(slash + 1);
  }
}

}  // namespace

bool is_translation_path(std::string_view path) {
  const std::string folded = lower_case(path);
  const std::string_view whole = folded;
  const std::string_view file = whole.substr(whole.rfind('/') + 1);
  return in_folder(whole, kTranslationFolders) || file.starts_with("messages_") ||
         file.starts_with("messages.");
}

bool is_boilerplate_path(std::string_view path) {
  const std::string folded = lower_case(path);
  const std::string_view whole = folded;
  const std::size_t slash = whole.rfind('/');
  const std::string_view file = slash == whole.npos ? whole : whole.substr(slash + 1);
  return in_folder(whole, kFolders) || any_ends(kFileEnds, file) || any_starts(kFileStarts, file);
}

bool is_credit_line(std::string_view line) {
  const std::string folded = lower_case(line);
  std::string_view rest = folded;
  if (rest.find("copyright") != rest.npos || rest.find("(c) ") != rest.npos) return true;
  const std::size_t start = rest.find_first_not_of(" \t/*#;%<!->\"'");
  if (start == rest.npos) return false;
  rest.remove_prefix(start);
  return is_trailer(rest) || std::ranges::any_of(kCreditStarts, [&](std::string_view word) {
           return rest.starts_with(word) &&
                  (rest.size() == word.size() || !is_letter(rest[word.size()]));
         });
}

bool is_contact(Identifier identifier) {
  return std::ranges::find(kContacts, identifier) != kContacts.end();
}

}  // namespace phiward
