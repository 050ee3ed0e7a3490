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
constexpr std::string_view kSpace = " \t\r\n";

// Where git keeps what it is in the middle of: the commits to come, those done, the autostash.
constexpr const char* kStateDirectories[] = {"rebase-merge", "rebase-apply", "sequencer"};

// ORIG_HEAD, MERGE_AUTOSTASH, BISECT_LOG: whatever git takes for a ref there (git, refs.c,
// is_pseudoref_syntax), but for messages that are being written.
bool is_root_ref(std::string_view name) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_-";
  return name.find_first_not_of(kLetters) == std::string_view::npos && name != "HEAD" &&
         !name.ends_with("MSG");
}

// Each word that is an id.
void add_ids(const std::string& name, std::string_view text, std::vector<Ref>& refs) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(kSpace), text.size());
    if (const auto id = ObjectId::parse(text.substr(0, end))) refs.push_back({name, *id});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

bool same_directory(const fs::path& a, const fs::path& b) {
  std::error_code error;
  return fs::equivalent(a, b, error);
}

class Reader {
 public:
  explicit Reader(fs::path common_directory) : common_(std::move(common_directory)) {}

  SideRefs read(const fs::path& git_directory) {
    add_state(common_);
    if (!same_directory(git_directory, common_)) add_kept(common_ / "HEAD", "main-worktree/HEAD");
    for (const fs::path& directory : linked_directories(git_directory)) {
      add_state(directory);
      add_kept(directory / "HEAD");
      for (const std::string& name : loose_ref_names(directory)) add_kept(directory / name);
    }
    for (auto* refs : {&found_.kept, &found_.may_be_gone}) {
      std::ranges::sort(*refs, [](const Ref& a, const Ref& b) {
        return std::tie(a.name, a.target) < std::tie(b.name, b.target);
      });
    }
    std::ranges::sort(found_.symbolic, {}, &SymbolicRef::name);
    std::ranges::sort(found_.unreadable);
    return std::move(found_);
  }

 private:
  [[nodiscard]] std::string name_of(const fs::path& file) const {
    return file.lexically_relative(common_).string();
  }

  // Of the linked work trees. One that is looked at may be kept elsewhere.
  std::vector<fs::path> linked_directories(const fs::path& git_directory) {
    std::vector<fs::path> linked = entries(common_ / "worktrees");
    const auto is_looked_at = [&](const fs::path& other) {
      return same_directory(git_directory, other);
    };
    if (!is_looked_at(common_) && std::ranges::none_of(linked, is_looked_at)) {
      linked.push_back(git_directory);
    }
    return linked;
  }

  std::vector<fs::path> entries(const fs::path& directory) {
    std::vector<fs::path> paths;
    std::error_code error;
    for (fs::directory_iterator at(directory, error), end; !error && at != end;
         at.increment(error)) {
      paths.push_back(at->path());
    }
    const bool is_none = error == std::errc::no_such_file_or_directory;
    if (error && !is_none) found_.unreadable.push_back(name_of(directory));
    return paths;
  }

  void add_state(const fs::path& directory) {
    for (const fs::path& path : entries(directory)) {
      if (is_root_ref(path.filename().string())) add_may_be_gone(path);
    }
    for (const char* name : kStateDirectories) {
      for (const fs::path& path : entries(directory / name)) add_may_be_gone(path);
    }
  }

  void add_may_be_gone(const fs::path& file) {
    std::error_code error;
    if (fs::is_directory(file, error)) return;  // NOTES_MERGE_WORKTREE: files that are edited
    const LooseRef ref = read_loose_ref(file);  // NOTES_MERGE_REF is a symbolic one
    if (!ref.symbolic.empty()) {
      found_.symbolic.push_back({name_of(file), ref.symbolic});
    } else if (const auto text = read_small_file(file, kMostBytes)) {
      add_ids(name_of(file), *text, found_.may_be_gone);
    } else {
      found_.unreadable.push_back(name_of(file));
    }
  }

  void add_kept(const fs::path& file) { add_kept(file, name_of(file)); }

  void add_kept(const fs::path& file, const std::string& name) {
    const LooseRef ref = read_loose_ref(file);
    if (ref.id) found_.kept.push_back({name, *ref.id});
    if (!ref.symbolic.empty()) found_.symbolic.push_back({name, ref.symbolic});
    if (!ref.readable()) found_.unreadable.push_back(name);
  }

  fs::path common_;
  SideRefs found_;
};

}  // namespace

SideRefs read_side_refs(const fs::path& git_directory, const fs::path& common_directory) {
  return Reader(common_directory).read(git_directory);
}

}  // namespace phiward
