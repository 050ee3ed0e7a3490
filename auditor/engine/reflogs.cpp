#include "auditor/engine/reflogs.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "auditor/git/object_text.hpp"
#include "auditor/git/reflog.hpp"
#include "rules/block_hash.hpp"

namespace phiward {
namespace {

// "refs/stash" of "logs/refs/stash".
std::string_view ref_of(std::string_view log) {
  constexpr std::string_view kLogs = "logs/";
  return log.starts_with(kLogs) ? log.substr(kLogs.size()) : log;
}

// Empty if `id` is that of no commit that can be read; told where commits are walked.
std::optional<std::string> subject_of(const ObjectStore& store, const ObjectId& id) {
  try {
    const auto object = store.read(id, kMostMetadataBytes);
    const auto commit = object && object->type() == ObjectType::commit
                            ? parse_commit(object->bytes())
                            : std::nullopt;
    if (!commit) return std::nullopt;
    return std::string(commit->message.substr(0, commit->message.find('\n')));
  } catch (const GitError&) {
    return std::nullopt;
  }
}

// "commit (amend)" of "commit (amend): Subject".
std::string_view without_subject(std::string_view logged, std::string_view subject) {
  constexpr std::string_view kSeparator = ": ";
  if (logged == subject) return {};
  if (!logged.ends_with(subject)) return logged;
  std::string_view action = logged.substr(0, logged.size() - subject.size());
  if (!action.ends_with(kSeparator)) return logged;
  action.remove_suffix(kSeparator.size());
  return action;
}

// By keyed hashes: there may be millions, and of hashes that others know some could be made to fall
// together.
class TextsMet {
 public:
  // Whether it is a new one.
  bool add(std::string_view text) { return met_.insert(hash_(text)).second; }

 private:
  struct Low {
    std::size_t operator()(const BlockHash& hash) const { return hash.low; }
  };
  BlockHasher hash_;
  std::unordered_set<BlockHash, Low> met_;
};

class ReflogScan {
 public:
  explicit ReflogScan(HistoryScan& scan) : scan_(scan) {}

  void add(const std::string& log, const ReflogEntry& entry) {
    for (const ObjectId& id : {entry.before, entry.after}) {
      const bool is_none = std::ranges::all_of(id.bytes, [](auto byte) { return byte == 0; });
      if (!is_none && ids_.insert(id).second) scan_.add_target(ref_of(log), id);
    }
    const std::string_view identity = identity_of(entry.identity);
    if (identities_.add(identity)) scan_.inspect(identity, Surface::identity, {});
    if (messages_.add(entry.message)) add_message(log, entry);
  }

 private:
  void add_message(const std::string& log, const ReflogEntry& entry) {
    const auto subject = subject_of(scan_.store(), entry.after);
    if (!subject) return scan_.inspect(entry.message, Surface::commit_message, log);
    const std::string_view text = without_subject(entry.message, *subject);
    if (inspected_.add(text)) scan_.inspect(text, Surface::commit_message, log);
  }

  HistoryScan& scan_;
  ObjectIdSet ids_;
  TextsMet identities_, messages_;
  TextsMet inspected_;  // messages, and what most begin with: "commit", "commit (amend)"
};

}  // namespace

void scan_reflogs(const std::filesystem::path& common_directory, HistoryScan& scan) {
  ReflogScan logs(scan);
  ReflogVisitor visitor;
  visitor.entry = [&](const std::string& log, const ReflogEntry& entry) { logs.add(log, entry); };
  visitor.unreadable = [&](const std::string& log, const std::string& reason) {
    scan.add_gap("reflog", log, reason);
  };
  read_reflogs(common_directory, visitor);
}

}  // namespace phiward
