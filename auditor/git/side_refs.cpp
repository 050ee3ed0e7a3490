#include "auditor/git/side_refs.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

#include "auditor/git/git_directory.hpp"

namespace phiward {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBytes = std::size_t{16} << 20;  // FETCH_HEAD names all that was fetched

// A name that git gives to such a file: git, refs.c, is_pseudoref_syntax; and AUTO_MERGE.
bool is_root_ref(std::string_view name) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_";
  return name.find_first_not_of(kLetters) == std::string_view::npos &&
         (name.ends_with("_HEAD") || name == "AUTO_MERGE" || name == "BISECT_EXPECTED_REV");
}

// An id at the beginning of each line.
void add_ids(const std::string& name, std::string_view text, std::vector<Ref>& refs) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const auto id = ObjectId::parse(line.substr(0, line.find_first_of(" \t")));
    if (id) refs.push_back({name, *id});
  }
}

class Reader {
 public:
  explicit Reader(fs::path common_directory) : common_(std::move(common_directory)) {}

  SideRefs read() {
    add_root_refs(common_);
    std::error_code error;
    for (fs::directory_iterator at(common_ / "worktrees", error), end; !error && at != end;
         at.increment(error)) {
      add_root_refs(at->path());
      add_kept(at->path() / "HEAD");
      for (const std::string& name : loose_ref_names(at->path())) add_kept(at->path() / name);
    }
    for (auto* refs : {&found_.kept, &found_.may_be_gone}) {
      std::ranges::sort(*refs, [](const Ref& a, const Ref& b) {
        return std::tie(a.name, a.target) < std::tie(b.name, b.target);
      });
    }
    std::ranges::sort(found_.unreadable);
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string name_of(const fs::path& file) const {
    return file.lexically_relative(common_).string();
  }

  void add_root_refs(const fs::path& directory) {
    std::error_code error;
    for (fs::directory_iterator at(directory, error), end; !error && at != end;
         at.increment(error)) {
      if (!is_root_ref(at->path().filename().string())) continue;
      if (const auto text = read_small_file(at->path(), kMostBytes)) {
        add_ids(name_of(at->path()), *text, found_.may_be_gone);
      } else {
        found_.unreadable.push_back(name_of(at->path()));
      }
    }
  }

  void add_kept(const fs::path& file) {
    const LooseRef ref = read_loose_ref(file);
    if (ref.id) found_.kept.push_back({name_of(file), *ref.id});
    if (!ref.readable()) found_.unreadable.push_back(name_of(file));
  }

  fs::path common_;
  SideRefs found_;
};

}  // namespace

SideRefs read_side_refs(const fs::path& common_directory) {
  return Reader(common_directory).read();
}

}  // namespace phiward
