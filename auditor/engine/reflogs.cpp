#include "auditor/engine/reflogs.hpp"

#include <algorithm>
#include <string>

#include "auditor/git/object_text.hpp"
#include "auditor/git/reflog.hpp"

namespace phiward {
namespace {

// "Subject" of "commit (amend): Subject".
std::string_view subject_of(std::string_view logged) {
  const std::size_t colon = logged.find(": ");
  return colon == std::string_view::npos ? logged : logged.substr(colon + 2);
}

// "refs/stash" of "logs/refs/stash".
std::string_view ref_of(std::string_view log) {
  constexpr std::string_view kLogs = "logs/";
  return log.starts_with(kLogs) ? log.substr(kLogs.size()) : log;
}

bool stands_in_commit(const ObjectStore& store, const ObjectId& id, std::string_view logged) {
  try {
    const auto object = store.read(id, kMostMetadataBytes);
    const auto commit = object && object->type() == ObjectType::commit
                            ? parse_commit(object->bytes())
                            : std::nullopt;
    return commit && commit->message.substr(0, commit->message.find('\n')) == subject_of(logged);
  } catch (const GitError&) {
    return false;  // told where the commit is walked
  }
}

class ReflogScan {
 public:
  explicit ReflogScan(HistoryScan& scan) : scan_(scan) {}

  void add(const std::string& log, const ReflogEntry& entry) {
    for (const ObjectId& id : {entry.before, entry.after}) {
      const bool is_none = std::ranges::all_of(id.bytes, [](auto byte) { return byte == 0; });
      if (!is_none && ids_.insert(id).second) scan_.add_target(ref_of(log), id);
    }
    if (is_new(identity_of(entry.identity))) {
      scan_.inspect(identity_of(entry.identity), Surface::identity, {});
    }
    if (is_new(entry.message) && !stands_in_commit(scan_.store(), entry.after, entry.message)) {
      scan_.inspect(entry.message, Surface::commit_message, log);
    }
  }

 private:
  bool is_new(std::string_view text) {
    return texts_.insert(std::hash<std::string_view>{}(text)).second;
  }

  HistoryScan& scan_;
  ObjectIdSet ids_;
  std::unordered_set<std::size_t> texts_;  // hashes
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
