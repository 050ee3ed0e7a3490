// git-config(1) syntax, as far as [extensions] goes: "[section]" or "[section] key = value"
// lines, "#" and ";" comments, quotes around values, names in any case. Includes are not
// followed, as git does not follow them here either (setup.c, read_repository_format).
#include "auditor/git/repository_format.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <string_view>

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

struct Refusal {
  std::string_view setting;  // bare() form
  const char* reason;
};
constexpr Refusal kRefusals[] = {
    {"objectformat=sha256", "it uses SHA-256 object ids, which this version cannot read"},
    {"refstorage=reftable", "it keeps its refs in a reftable, which this version cannot read"},
};

}  // namespace

std::optional<std::string> unreadable_format(const std::filesystem::path& git_directory) {
  std::ifstream config(git_directory / "config");
  bool in_extensions = false;
  for (std::string line; std::getline(config, line);) {
    std::string text = bare(line);
    if (text.starts_with('[')) {
      const std::size_t end = text.find(']');
      if (end == std::string::npos) continue;
      in_extensions = text.substr(0, end + 1) == "[extensions]";
      text.erase(0, end + 1);
    }
    if (!in_extensions) continue;
    for (const Refusal& refusal : kRefusals) {
      if (text == refusal.setting) return refusal.reason;
    }
  }
  if (std::filesystem::exists(git_directory / "reftable")) return kRefusals[1].reason;
  return std::nullopt;
}

}  // namespace phiward
