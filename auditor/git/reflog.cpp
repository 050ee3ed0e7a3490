#include "auditor/git/reflog.hpp"

#include <algorithm>
#include <fstream>
#include <vector>

#include "auditor/git/files_below.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;

// Of an entry; git writes the first line of a message.
constexpr std::size_t kLongestLine = std::size_t{1} << 20;

std::vector<std::string> log_names(const fs::path& common_directory, const ReflogVisitor& visitor) {
  std::vector<std::string> names;
  const auto add_all = [&](const fs::path& logs) {
    const auto [files, error] = files_below(logs);
    for (const fs::path& file : files) {
      names.push_back(file.lexically_relative(common_directory).string());
    }
    if (error && error != std::errc::no_such_file_or_directory) {
      visitor.unreadable(logs.lexically_relative(common_directory).string(), error.message());
    }
  };
  add_all(common_directory / "logs");
  std::error_code error;
  for (fs::directory_iterator at(common_directory / "worktrees", error), end; !error && at != end;
       at.increment(error)) {
    add_all(at->path() / "logs");
  }
  std::ranges::sort(names);
  return names;
}

void read_log(const fs::path& file, const std::string& name, const ReflogVisitor& visitor) {
  std::error_code error;
  std::ifstream in;
  if (fs::is_regular_file(file, error)) in.open(file, std::ios::binary);
  if (!in.is_open()) return visitor.unreadable(name, "the reflog cannot be read");
  std::string line;
  for (char c = 0; in.get(c);) {
    if (c != '\n') {
      if (line.size() == kLongestLine) return visitor.unreadable(name, "a line without end");
      line += c;
      continue;
    }
    const auto entry = parse_reflog_line(line);
    if (!entry) return visitor.unreadable(name, "the reflog has a line that is no entry");
    visitor.entry(name, *entry);
    line.clear();
  }
  if (!line.empty()) visitor.unreadable(name, "the reflog is cut off");
}

std::optional<ObjectId> take_id(std::string_view& text) {
  const std::size_t space = text.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const auto id = ObjectId::parse(text.substr(0, space));
  text.remove_prefix(space + 1);
  return id;
}

}  // namespace

std::optional<ReflogEntry> parse_reflog_line(std::string_view line) {
  const auto before = take_id(line);
  const auto after = before ? take_id(line) : std::nullopt;
  if (!after) return std::nullopt;
  const std::size_t tab = std::min(line.find('\t'), line.size());
  return ReflogEntry{*before, *after, line.substr(0, tab),
                     line.substr(std::min(tab + 1, line.size()))};
}

void read_reflogs(const fs::path& common_directory, const ReflogVisitor& visitor) {
  for (const std::string& name : log_names(common_directory, visitor)) {
    read_log(common_directory / name, name, visitor);
  }
}

}  // namespace phiward
