#include "hooks/object_directories.hpp"

#include <algorithm>

#include "hooks/ref_update.hpp"

namespace phiward {
namespace {

constexpr std::string_view kEscapes = "abfnrtv\\\"";
constexpr std::string_view kMeanings = "\a\b\f\n\r\t\v\\\"";

// Takes one C-quoted string, its quotes included, off the front of `text`.
std::string take_quoted(std::string_view& text) {
  std::string out;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') {
      text.remove_prefix(i + 1);
      return out;
    }
    if (text[i] != '\\') {
      out += text[i];
      continue;
    }
    if (++i == text.size()) break;
    if (const auto at = kEscapes.find(text[i]); at != std::string_view::npos) {
      out += kMeanings[at];
      continue;
    }
    int value = 0;  // three octal digits
    for (int digit = 0; digit < 3; ++digit, ++i) {
      if (i >= text.size() || text[i] < '0' || text[i] > '7') {
        throw GateError("git named an object directory with a quote phiward cannot read");
      }
      value = value * 8 + (text[i] - '0');
    }
    out += static_cast<char>(value);
    --i;
  }
  throw GateError("git named an object directory with a quote that does not end");
}

std::string take_plain(std::string_view& text) {
  const std::size_t end = std::min(text.find(':'), text.size());
  std::string out(text.substr(0, end));
  text.remove_prefix(end);
  return out;
}

bool same_directory(const std::filesystem::path& a, const std::filesystem::path& b) {
  std::error_code error;
  return std::filesystem::equivalent(a, b, error);
}

}  // namespace

std::vector<std::filesystem::path> split_alternates(std::string_view text) {
  std::vector<std::filesystem::path> paths;
  while (!text.empty()) {
    std::string path = text.front() == '"' ? take_quoted(text) : take_plain(text);
    if (!path.empty()) paths.emplace_back(std::move(path));
    if (!text.empty() && text.front() != ':') {
      throw GateError("git named object directories in a form phiward cannot read");
    }
    if (!text.empty()) text.remove_prefix(1);
  }
  return paths;
}

ObjectDirectories object_directories(const Environment& environment,
                                     const std::filesystem::path& repository_objects) {
  ObjectDirectories directories;
  directories.base.push_back(repository_objects);
  const auto alternates = environment("GIT_ALTERNATE_OBJECT_DIRECTORIES").value_or("");
  for (auto& path : split_alternates(alternates)) {
    if (!same_directory(path, repository_objects)) directories.base.push_back(std::move(path));
  }
  const auto quarantine = environment("GIT_OBJECT_DIRECTORY").value_or("");
  if (!quarantine.empty() && !same_directory(quarantine, repository_objects)) {
    directories.quarantine = quarantine;
  }
  std::error_code error;
  const auto check = [&](const std::filesystem::path& path) {
    if (!std::filesystem::is_directory(path, error)) {
      throw GateError("an object directory that git names does not exist on this server");
    }
  };
  std::ranges::for_each(directories.base, check);
  if (directories.quarantine) check(*directories.quarantine);
  return directories;
}

}  // namespace phiward
