#include "auditor/git/files_below.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace phiward {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostLinks = 1'000;
constexpr std::size_t kMostBehindLinks = 100'000;  // a link may lead to the root of all files

bool stands_in(const fs::path& path, const fs::path& directory) {
  return std::ranges::mismatch(directory, path).in1 == directory.end();
}

class Walk {
 public:
  FilesBelow run(const fs::path& top) {
    std::error_code error;
    listed_.push_back(fs::weakly_canonical(top, error));
    list(top, found_.error, [] { return true; });
    while (!links_.empty()) follow(links_.extract(links_.begin()).value());
    return std::move(found_);
  }

 private:
  void list(const fs::path& directory, std::error_code& error, const auto& may_go_on) {
    for (fs::recursive_directory_iterator at(directory, error), end; !error && at != end;
         at.increment(error)) {
      if (!may_go_on()) error = std::make_error_code(std::errc::value_too_large);
      if (error) return;
      std::error_code loop;  // of symbolic links: then it is no directory
      if (!at->is_directory(loop)) {
        found_.files.push_back(at->path());
      } else if (at->is_symlink(loop)) {
        links_.insert(at->path());
      }
    }
  }

  void follow(const fs::path& link) {
    std::error_code error;
    const fs::path target = fs::canonical(link, error);
    const auto overlaps = [&](const fs::path& other) {
      return stands_in(target, other) || stands_in(other, target);
    };
    if (!error && listed_.size() <= kMostLinks && std::ranges::none_of(listed_, overlaps)) {
      listed_.push_back(target);
      list(link, error, [this] { return behind_links_++ < kMostBehindLinks; });
      if (!error) return;
    }
    found_.files.push_back(link);
  }

  FilesBelow found_;
  std::vector<fs::path> listed_;  // disjoint, so that no way of links leads in a circle
  std::set<fs::path> links_;      // to be followed; in order, as the first of two that overlap is
  std::size_t behind_links_ = 0;
};

}  // namespace

FilesBelow files_below(const fs::path& directory) { return Walk().run(directory); }

}  // namespace phiward
