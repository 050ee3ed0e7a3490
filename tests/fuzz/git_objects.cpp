// Commits, tags and trees as a pushed object may hold them. Every input is read as each.
#include <string>

#include "auditor/git/object_text.hpp"
#include "tests/fuzz/fuzz_target.hpp"

namespace phiward::test {
namespace {

void check_divided(const HeadedText& parts, std::string_view text) {
  std::string again(parts.usual);
  again += parts.headers;
  if (again.size() < text.size()) again += '\n';
  require(again.append(parts.message) == text, "usual lines, headers and message are all there is");
  require(parts.usual.empty() || parts.usual.ends_with('\n'), "usual lines are whole");
}

void read_commit(std::string_view text) {
  const auto commit = parse_commit(text);
  if (!commit) return;
  for (const auto part : {commit->author, commit->committer, commit->message,
                          identity_of(commit->author), identity_of(commit->committer)}) {
    require(borrows_from(part, text), "a commit's texts borrow from it");
  }
  check_divided(*commit, text);
}

void read_tag(std::string_view text) {
  const auto tag = parse_tag(text);
  if (!tag) return;
  require(borrows_from(tag->tagger, text) && borrows_from(tag->message, text),
          "a tag's texts borrow from it");
  check_divided(*tag, text);
}

void read_tree(std::string_view text) {
  const auto entries = parse_tree(text);
  if (!entries) return;
  require(text.empty() == entries->empty(), "every tree with bytes has entries");
  for (const TreeEntry& entry : *entries) {
    require(borrows_from(entry.name, text) && !entry.name.empty() &&
                entry.name.find('\0') == std::string_view::npos,
            "a tree's names borrow from it, are not empty and end at their NUL");
  }
}

}  // namespace
}  // namespace phiward::test

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = phiward::test::text_of(data, size);
  phiward::test::read_commit(text);
  phiward::test::read_tag(text);
  phiward::test::read_tree(text);
  return 0;
}
