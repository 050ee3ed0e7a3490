// The text form of commits, tags and trees, as git defines it (git-cat-file, git-mktree).
// Foreign bytes: nothing is assumed beyond what is checked here. Views borrow from the
// text that was parsed.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "auditor/git/object_id.hpp"

namespace phiward {

// The text of a commit or tag, all of it: usual lines, other headers, an empty line, the message.
struct HeadedText {
  std::string_view usual;    // the header's lines up to the first that is not a usual one
  std::string_view headers;  // the others: gpgsig, mergetag, encoding, …; most have none
  std::string_view message;
};

struct CommitText : HeadedText {
  ObjectId tree;
  std::vector<ObjectId> parents;
  std::string_view author;     // "Name <email> seconds zone", or empty
  std::string_view committer;  // likewise
  std::int64_t time = 0;       // committer's, seconds since 1970; the latest if it cannot be read
};

struct TagText : HeadedText {
  ObjectId target;
  std::string_view name;  // its own; refs to it may have others
  std::string_view tagger;
};

struct TreeEntry {
  std::string_view name;
  ObjectId id;
  std::uint32_t mode = 0;  // octal as in git: 040000, 0100644, 0120000, 0160000

  [[nodiscard]] bool is_tree() const { return (mode & kTypeMask) == 0040000; }
  [[nodiscard]] bool is_submodule() const { return (mode & kTypeMask) == 0160000; }
  bool operator==(const TreeEntry&) const = default;

 private:
  static constexpr std::uint32_t kTypeMask = 0170000;
};

// Empty if the text is not of that form.
[[nodiscard]] std::optional<CommitText> parse_commit(std::string_view text);
[[nodiscard]] std::optional<TagText> parse_tag(std::string_view text);
// `id_bytes` as the tree's own id has.
[[nodiscard]] std::optional<std::vector<TreeEntry>> parse_tree(
    std::string_view text, std::size_t id_bytes = ObjectId::kBytes);
// Bytes of the first entry of a tree; 0 if it is not of that form. Several times as fast as taking
// it.
[[nodiscard]] std::size_t tree_entry_size(std::string_view text,
                                          std::size_t id_bytes = ObjectId::kBytes);
// Takes the first entry of a tree off the front of its text, which is not empty.
[[nodiscard]] std::optional<TreeEntry> take_tree_entry(std::string_view& text,
                                                       std::size_t id_bytes = ObjectId::kBytes);

// "Name <email>" of an identity line; all of it if what follows is not just a time.
[[nodiscard]] std::string_view identity_of(std::string_view identity_line);

}  // namespace phiward
