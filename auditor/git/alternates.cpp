#include "auditor/git/alternates.hpp"

#include <algorithm>
#include <fstream>
#include <string>

namespace phiward {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxDepth = 5;                    // as git and libgit2
constexpr std::size_t kMostDirectories = 1000;  // a bound, far above any server's pools

void add(const fs::path& objects, int depth, std::vector<fs::path>& directories) {
  std::error_code error;
  const auto is_known = [&](const fs::path& known) {
    return fs::equivalent(known, objects, error);
  };
  if (!fs::is_directory(objects, error) || directories.size() >= kMostDirectories ||
      std::ranges::any_of(directories, is_known)) {
    return;
  }
  directories.push_back(objects);
  const fs::path list = objects / "info/alternates";
  if (depth == kMaxDepth || !fs::is_regular_file(list, error)) return;
  std::ifstream lines(list);
  for (std::string line; std::getline(lines, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty() && line.front() != '#') add(objects / line, depth + 1, directories);
  }
}

}  // namespace

std::vector<fs::path> with_alternates(const fs::path& objects) {
  std::vector<fs::path> directories;
  add(objects, 0, directories);
  return directories;
}

}  // namespace phiward
