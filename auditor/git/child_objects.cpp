// SHA-256 objects, through one long-running `git cat-file --batch-command` (git 2.36 or later).
// Ids of the other kind name nothing here; git would take them for the beginning of one.
#include <algorithm>
#include <charconv>
#include <utility>

#include "auditor/git/git_child.hpp"
#include "auditor/git/git_error.hpp"
#include "auditor/git/object_source.hpp"

namespace phiward {
namespace {

constexpr std::size_t kLongestAnswer = 256;  // bytes: an id, a type and a size

// "<id> <type> <size>"; empty for "<id> missing".
std::optional<ObjectHeader> parse_answer(std::string_view line) {
  line.remove_prefix(std::min(line.find(' '), line.size() - 1) + 1);
  if (line == "missing") return std::nullopt;
  const std::size_t space = std::min(line.find(' '), line.size());
  const auto type = object_type_named(line.substr(0, space));
  const std::string_view digits = line.substr(std::min(space + 1, line.size()));
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(digits.begin(), digits.end(), size);
  if (type && error == std::errc{} && end == digits.end()) return ObjectHeader{*type, size};
  throw GitError("git gave an answer that is none");
}

class ChildObjects : public ObjectSource {
 public:
  explicit ChildObjects(const ObjectDirectoryList& directories)
      : directories_(directories), blank_({ObjectFormat::sha256, false}) {
    try {
      ask("info", *ObjectId::parse(std::string(2 * ObjectId::kSha256Bytes, '0')));
    } catch (const GitError& error) {
      throw GitError(std::string("git 2.36 or later is needed to read SHA-256 objects: ") +
                     error.what());
    }
  }

  std::optional<ObjectHeader> header(const ObjectId& id) override { return ask("info", id); }
  bool contains(const ObjectId& id) override { return header(id).has_value(); }

  std::optional<Object> read(const ObjectId& id) override {
    const auto header = ask("contents", id);
    if (!header) return std::nullopt;
    try {
      auto bytes = std::make_shared<const std::string>(child_->read(header->size));
      child_->read(1);  // a line's end
      return Object(header->type, *bytes, bytes);
    } catch (const GitError&) {
      child_.reset();
      throw;
    }
  }

  void for_each_id(const std::function<void(const ObjectId&)>& visit) override {
    GitChild list(blank_,
                  {"cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)"},
                  directories_);
    while (!list.at_end()) {
      const auto id = ObjectId::parse(list.read_line(kLongestAnswer));
      if (!id) throw GitError("git gave an answer that is none");
      visit(*id);
    }
    if (!list.ended_well()) throw GitError("git cannot list the objects");
  }

 private:
  // A git that met something it could not read has ended: the next object gets a new one.
  std::optional<ObjectHeader> ask(std::string_view command, const ObjectId& id) {
    if (!id.is_sha256()) return std::nullopt;
    if (!child_) {
      child_ = std::make_unique<GitChild>(
          blank_, std::vector<std::string>{"cat-file", "--batch-command"}, directories_);
    }
    try {
      child_->send(std::string(command) + ' ' + id.hex() + '\n');
      return parse_answer(child_->read_line(kLongestAnswer));
    } catch (const GitError&) {
      child_.reset();
      throw;
    }
  }

  ObjectDirectoryList directories_;
  BlankGitDirectory blank_;
  std::unique_ptr<GitChild> child_;
};

}  // namespace

std::unique_ptr<ObjectSource> child_objects(const ObjectDirectoryList& directories) {
  return std::make_unique<ChildObjects>(directories);
}

}  // namespace phiward
