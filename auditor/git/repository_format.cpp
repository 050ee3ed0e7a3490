// git-config(1) syntax, as far as [extensions] goes: "[section]" or "[section] key = value"
// lines, "#" and ";" comments, quotes around values, names in any case. Includes are not
// followed, as git does not follow them here either (setup.c, read_repository_format).
#include "auditor/git/repository_format.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <string>
#include <string_view>

#include "auditor/git/git_error.hpp"

namespace phiward {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

// Lower case without blanks, quotes and comments: "objectformat=sha256".
std::string bare(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '#' || c == ';') break;
    if (std::isspace(static_cast<unsigned char>(c)) == 0 && c != '"') out += c;
  }
  return lower(out);
}

// "objectformat=sha256" in bare() form.
void take_setting(std::string_view setting, RepositoryFormat& format) {
  constexpr std::string_view kObjects = "objectformat=", kRefs = "refstorage=";
  if (setting.starts_with(kObjects)) {
    const std::string_view value = setting.substr(kObjects.size());
    if (value != "sha1" && value != "sha256")
      throw GitError("its object ids are of a kind unknown");
    format.objects = value == "sha256" ? ObjectFormat::sha256 : ObjectFormat::sha1;
  } else if (setting.starts_with(kRefs)) {
    const std::string_view value = setting.substr(kRefs.size());
    if (value != "files" && value != "reftable")
      throw GitError("its refs are kept in a way unknown");
    format.reftable = value == "reftable";
  }
}

// Those that say nothing of how objects and refs are read (git 2.50: setup.c, handle_extension).
bool is_harmless(std::string_view setting) {
  static constexpr auto kHarmless = std::to_array<std::string_view>(
      {"", "noop", "noop-v1", "preciousobjects", "partialclone", "worktreeconfig",
       "relativeworktrees", "compatobjectformat"});
  return std::ranges::find(kHarmless, setting.substr(0, setting.find('='))) != kHarmless.end();
}

bool is_known(std::string_view setting) {
  return setting.starts_with("objectformat=") || setting.starts_with("refstorage=") ||
         is_harmless(setting);
}

}  // namespace

RepositoryFormat read_format(const std::filesystem::path& git_directory) {
  std::ifstream config(git_directory / "config");
  RepositoryFormat format;
  bool in_extensions = false, in_core = false, all_known = true;
  std::string version = "0";
  for (std::string line; std::getline(config, line);) {
    std::string text = bare(line);
    if (text.starts_with('[')) {
      const std::size_t end = text.find(']');
      if (end == std::string::npos) continue;
      in_extensions = text.substr(0, end + 1) == "[extensions]";
      in_core = text.substr(0, end + 1) == "[core]";
      text.erase(0, end + 1);
    }
    if (in_extensions) take_setting(text, format);
    if (in_extensions && !is_known(text)) all_known = false;
    constexpr std::string_view kVersion = "repositoryformatversion=";
    if (in_core && text.starts_with(kVersion)) version = text.substr(kVersion.size());
  }
  // git and libgit2 heed extensions of version 1 only.
  if (version != "0" && (version != "1" || !all_known)) {
    throw GitError("it has a format or an extension that is unknown");
  }
  if (std::filesystem::exists(git_directory / "reftable")) format.reftable = true;
  return format;
}

}  // namespace phiward
